"""`manage.py createkey NAME`: a key for a program, printed once."""

from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser

from photostudio.projects import keys
from photostudio.projects.models import ApiKey, Project


class Command(BaseCommand):
    help = "Make an API key and print it: it is shown this once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", metavar="NAME", help="what will use the key, such as 'Web shop'")
        parser.add_argument("--project", type=UUID, metavar="UUID", help="whose photos; without it, the last changed")
        parser.add_argument("--sandbox", action="store_true", help="photos carry a watermark and count for nothing")
        parser.add_argument(
            "--scope", choices=ApiKey.Scope.values, default=ApiKey.Scope.ALL, help="read: makes nothing"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        project = _project(options["project"])
        _, text = keys.create(
            project, name=options["name"][:120], is_sandbox=options["sandbox"], scope=options["scope"]
        )
        self.stdout.write(text)
        self.stderr.write(f"Its photos go to the project “{project.name}”. Keep the key: it is shown this once.")


def _project(uuid: UUID | None) -> Project:
    projects = Project.objects.kept().order_by("-changed_at", "-pk")
    project = projects.filter(uuid=uuid).first() if uuid else projects.first()
    if project is None:
        raise CommandError("There is no such project. Make one in the browser; its address names its UUID.")
    return project
