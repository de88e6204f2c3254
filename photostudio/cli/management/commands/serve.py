"""`manage.py serve`: the pages, until Ctrl-C or SIGTERM. Why this server: docs/decisions/0003-server.md."""

import signal
import sys
from typing import Any

import waitress
from django.conf import settings
from django.core.management.base import BaseCommand
from django.core.servers.basehttp import get_internal_wsgi_application

HOST = "127.0.0.1"
THREADS = 8  # for pages, beside one for each API call that waits
CONNECTIONS = 1000  # a slow upload holds one of these, and no thread
LARGEST_BODY = 100_000_000  # refused unread above; below, a sentence says what the limit for pictures is


class Command(BaseCommand):
    help = "Serve the pages on 127.0.0.1, without a worker."

    def handle(self, *args: Any, **options: Any) -> None:
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        waitress.serve(
            get_internal_wsgi_application(),
            host=HOST,
            port=settings.PHOTOSTUDIO_PORT,
            threads=THREADS + settings.PHOTOSTUDIO_API_WAITERS,
            connection_limit=CONNECTIONS,
            channel_request_lookahead=1,  # notices a caller who hangs up while his call waits
            asyncore_use_poll=True,  # select() ends at 1,024 files
            max_request_body_size=LARGEST_BODY,
            ident=None,
            _quiet=True,
        )
