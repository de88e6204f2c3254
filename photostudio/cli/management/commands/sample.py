"""`manage.py sample`: the sample project, as the first start of `studio` makes it."""

from typing import Any

from django.core.management.base import BaseCommand

from photostudio.jobs.samples import ensure_sample_project


class Command(BaseCommand):
    help = "Make the sample project, unless there has ever been a project."

    def handle(self, *args: Any, **options: Any) -> None:
        project = ensure_sample_project()
        self.stdout.write(f"Made {project.name!r}." if project else "There are projects already; nothing was made.")
