"""`manage.py prepare`: what a start needs done before it, and nothing twice."""

import hashlib
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Bring the database up to date, and collect the static files when they have changed."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("migrate", verbosity=0, skip_checks=True)
        record = settings.STATIC_ROOT / ".fingerprint"  # gone whenever the folder is
        fingerprint = fingerprint_of_static_files()
        if not record.exists() or record.read_text(encoding="ascii") != fingerprint:
            call_command("collectstatic", interactive=False, clear=True, verbosity=0)
            record.write_text(fingerprint, encoding="ascii")


def fingerprint_of_static_files() -> str:
    """Return a digest of every static file's path, size and time of change."""
    found = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            changed = storage.get_modified_time(path).timestamp()
            found.update(f"{storage.path(path)} {storage.size(path)} {changed}\n".encode())
    return found.hexdigest()
