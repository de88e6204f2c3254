"""The map of Remix: a small photo for each likeness and calm, and the photo of one of its points."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from photostudio.engines.operations import OUTLINES, STYLES, Remix, point_of_grid
from photostudio.imaging.placement import Placement
from photostudio.projects.models import Job, Project, Variant
from photostudio.web import bases, drafts
from photostudio.web.ids import uuid_of
from photostudio.web.runs import Run, run_of

CALM = (_("Props close by"), _("Some room"), _("All clear"))  # of OUTLINES
LIKENESS = (_("Only your words"), _("Its colours"), _("Its place"), _("The reference itself"))  # of STYLES


@dataclass(frozen=True)
class Cell:
    """A point of the map; `variant` is its small photo, None until it is there."""

    number: int
    style: str
    outline: str
    variant: Variant | None


def point_of(grid: Job, chosen: Remix) -> dict[str, Any] | None:
    """Return what makes the photo of a map's point, or None when its product or its reference is gone."""
    product, source = grid.inputs["product_image"], grid.inputs["ref_image"]
    reference = bases.find(grid.project, uuid_of(source.get("variant") or source.get("asset")))
    if grid.asset is None or grid.asset.trashed_at or reference is None or reference.is_trashed:
        return None
    values = grid.parameters | {
        name: getattr(chosen, name) for name in ("style_fidelity", "outline_fidelity", "quality")
    }
    return {
        "asset": grid.asset,
        "preset": product["preset"],
        "placement": Placement(**product["placement"]),
        "reference": reference.picture,
        "operation": Remix(**values | {"grid": False, "variants": 1}),
        "subject": drafts.subject_of(grid),
    }


def maps(project: Project) -> QuerySet[Job]:
    """Return the project's maps, newest first."""
    return project.jobs.filter(operation=Remix.name, parameters__grid=True).order_by("-pk")


def map_context(request: HttpRequest, project: Project) -> dict[str, Any]:
    """Return the map that the address names, `map` None when it names none."""
    uuid = uuid_of(request.GET.get("map"))
    job = maps(project).filter(uuid=uuid).first() if uuid else None
    return map_of(job) if job else {"map": None}


def map_of(job: Job) -> dict[str, Any]:
    """Return what the page shows of a map."""
    run: Run = run_of(job)
    by_number = {variant.number: variant for variant in run.variants}
    columns = [(name, f"{style:g}") for name, style in zip(LIKENESS, STYLES, strict=True)]
    rows = [
        (name, f"{outline:g}", [_cell(by_number, row * len(STYLES) + column) for column in range(len(STYLES))])
        for row, (name, outline) in enumerate(zip(CALM, OUTLINES, strict=True))
    ]
    return {"map": job, "map_run": run, "map_rows": rows, "map_columns": columns}


def _cell(by_number: dict[int, Variant], number: int) -> Cell:
    style, outline = point_of_grid(number)
    return Cell(number, f"{style:g}", f"{outline:g}", by_number.get(number))
