"""`manage.py worker`: does the jobs, until Ctrl-C or SIGTERM."""

import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from photostudio.engines.catalogue import QUEUES
from photostudio.jobs.worker import Worker


class Command(BaseCommand):
    help = "Do the jobs that wait in the queue, until Ctrl-C."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--queues", nargs="+", default=QUEUES, metavar="NAME", help="which queues to work on")
        parser.add_argument("--slots", type=int, default=1, metavar="N", help="how many jobs at a time")

    def handle(self, *args: Any, **options: Any) -> None:
        stop = threading.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: stop.set())
        Worker(queues=options["queues"], slots=options["slots"]).run(stop)
