"""A sender in a process of its own, for which every name leads to one port of the loopback: `python -m … PORT`."""

import os
import sys
import threading

import django

from photostudio.jobs.public_addresses import Endpoint
from tests.jobs.link_server import PUBLIC


def main(port: int) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "photostudio.settings"
    django.setup()
    from photostudio.jobs.sender import Sender  # noqa: PLC0415 # Django has to be set up before

    Sender(threading.Event(), resolve=lambda _host, _port: [Endpoint(PUBLIC, ("127.0.0.1", port))]).run()


if __name__ == "__main__":
    main(int(sys.argv[1]))
