"""`manage.py verify_variant ID`: count the protected pixels of a stored photo again."""

from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser

from photostudio.cli.photos import REFUSED, refusals
from photostudio.jobs.proof import proof_of
from photostudio.projects import store
from photostudio.projects.models import Variant


class Command(BaseCommand):
    help = "Compare a photo with the pictures it was made of. Exit code 1 when a protected pixel changed."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("variant", type=UUID, metavar="ID", help="the photo's id, as its address shows it")

    def handle(self, *args: Any, **options: Any) -> None:
        variant = Variant.objects.select_related("job").filter(uuid=options["variant"]).first()
        if variant is None:
            raise CommandError(f"There is no photo {options['variant']}.", returncode=REFUSED)
        with refusals(store.path(variant.sha256)):
            found = proof_of(variant)
        self.stdout.write(f"{found.changed} of {found.protected} protected pixels changed.")
        if (found.changed, found.protected) != (variant.changed_pixels, variant.protected_pixels):
            raise CommandError(
                f"It was stored with {variant.changed_pixels} of {variant.protected_pixels} changed.", returncode=1
            )
        if found.changed:
            raise CommandError("The photo is not what it should be.", returncode=1)
