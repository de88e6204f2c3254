"""`manage.py studio`: the web server and a worker together, until Ctrl-C."""

import signal
import socket
import threading
import time
from http.client import HTTPConnection, HTTPException
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from photostudio.cli.management.commands.serve import HOST
from photostudio.cli.supervision import Child
from photostudio.engines.studio.backend import find_llvm, llvm_hint
from photostudio.jobs.health import worker_is_alive
from photostudio.jobs.samples import ensure_sample_project

STOP_WITHIN = 9.0
RESTART_AFTER = 2.0
GIVE_UP_AFTER = 60.0


class Command(BaseCommand):
    help = "Start the web server and a worker together, until Ctrl-C."
    requires_system_checks = ()  # the one warning there can be is printed below, in a sentence

    def handle(self, *args: Any, **options: Any) -> None:
        refuse_a_taken_port(settings.PHOTOSTUDIO_PORT)
        ensure_sample_project()
        if not find_llvm(settings.PHOTOSTUDIO_LLVM):
            self.stdout.write(llvm_hint())
        stopping = threading.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: stopping.set())
        web, worker = (
            Child("manage.py", command, "--skip-checks", folder=settings.BASE_DIR) for command in ("serve", "worker")
        )
        try:
            self.watch(web, worker, stopping)
        finally:
            deadline = time.monotonic() + STOP_WITHIN
            for child in (web, worker):
                child.ask_to_stop()
            for child in (web, worker):
                child.stop(before=deadline)
        self.stdout.write("Photostudio has stopped.")

    def watch(self, web: Child, worker: Child, stopping: threading.Event) -> None:
        """Say when both answer, start the worker again when it ends; raise CommandError when the server does."""
        ready, started = False, time.monotonic()
        while not stopping.wait(0.2):
            if web.has_ended():
                raise CommandError("The web server ended by itself; its last lines above say why.")
            if worker.has_ended():
                self.stderr.write("The worker ended by itself; it starts again and goes on with its jobs.")
                if stopping.wait(RESTART_AFTER):
                    return
                worker.start()
            if not ready and answers(settings.PHOTOSTUDIO_PORT) and worker_is_alive():
                ready = True
                self.stdout.write(f"Photostudio is ready: http://{HOST}:{settings.PHOTOSTUDIO_PORT} (Ctrl-C stops it)")
            if not ready and time.monotonic() - started > GIVE_UP_AFTER:
                raise CommandError(f"Photostudio did not get ready within {GIVE_UP_AFTER:.0f} seconds.")


def refuse_a_taken_port(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise CommandError(
                f"Port {port} is taken ({error.strerror}). Stop the other program, or choose another port: "
                "PHOTOSTUDIO_PORT=8001 python3 start.py"
            ) from error


def answers(port: int) -> bool:
    """Tell whether the server answers its first page."""
    connection = HTTPConnection(HOST, port, timeout=5)
    try:
        connection.request("GET", "/")
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()
