"""Photos of words alone: what a browser sends for them, and runs of them, written straight into the database."""

import uuid
from typing import Any

from django.test import Client

from photostudio.engines.operations import Generate
from photostudio.engines.studio.design import to_json
from photostudio.jobs import submit
from photostudio.projects.models import Job, Project, Variant
from tests.web.runs import MARBLE, photo_of


def form_of(**changes: Any) -> dict[str, Any]:
    """Return what a browser sends."""
    return {
        "prompt": "a glass bottle on marble",
        "negative_prompt": "text",
        "seed": "7",
        "quality": "MIDDLE",
        "variants": "3",
        "cfg_scale": "1.75",
        "ratio": "4:5",
        "width": "1024",
        "height": "1024",
        "idempotency_key": uuid.uuid4().hex,
        **changes,
    }


def send(client: Client, project: Project, *, htmx: bool = False, **changes: Any) -> Any:
    headers = {"HX-Request": "true"} if htmx else {}
    return client.post(f"/projects/{project.uuid}/generate/", form_of(**changes), headers=headers)


def generated_photo(project: Project, picture: Any, **fields: Any) -> Variant:
    """File the photo of a finished run; its file is that of the asset `picture`."""
    operation = Generate(prompt="a glass bottle on marble", seed=7)
    key = f"key-{Job.objects.count()}"
    job = submit.generate(project, operation=operation, idempotency_key=key)
    Job.objects.filter(pk=job.pk).update(status=Job.Status.DONE, fraction=1.0)
    job.refresh_from_db()
    job.asset = picture  # only for its file
    recipe = {
        "version": 1,
        "operation": {"name": "generate"} | job.parameters,
        "engine": {"name": "studio", "version": "5", "set": to_json(MARBLE)},
    }
    values: dict[str, Any] = {"recipe": recipe, "protected_pixels": 0, "changed_pixels": 0} | fields
    return photo_of(job, **values)
