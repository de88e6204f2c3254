"""`manage.py verify_store`: do the stored files and the rows that name them agree?"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from photostudio.projects.verification import faults, repair


class Command(BaseCommand):
    help = "Check every stored file against its name and its rows. Exit code 1 when something is left to mend."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--repair", action="store_true", help="put right what can be without losing anything")

    def handle(self, *args: Any, **options: Any) -> None:
        left = 0
        for fault in faults():
            is_mended = options["repair"] and repair(fault)
            self.stdout.write(f"{fault.kind}\t{fault.file}\t{fault.sentence}{' Repaired.' if is_mended else ''}")
            left += not is_mended
        if left:
            raise CommandError(f"{left} of these faults are left.", returncode=1)
        self.stdout.write("The store is as it should be.")
