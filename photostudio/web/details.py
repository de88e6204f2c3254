"""A variant's recipe in words: what the details panel lists."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from photostudio.imaging.presets import BY_TAG
from photostudio.projects.models import Job, Variant

Rows = list[tuple[str, str]]


@dataclass(frozen=True)
class Details:
    """`rows` are label and value; `understood` and `ignored` the description's words as the engine read them."""

    fidelity: str
    rows: Rows
    understood: list[str]
    ignored: list[str]
    recipe: str


def details_of(variant: Variant) -> Details:
    """Return the variant's details; its job must be loaded with it."""
    notes: Mapping[str, Any] = variant.recipe["engine"]
    return Details(
        fidelity=_("%(changed)s of %(protected)s protected pixels changed")
        % {"changed": grouped(variant.changed_pixels), "protected": grouped(variant.protected_pixels)},
        rows=[(label, value) for label, value in _rows(variant) if value],
        understood=list(dict.fromkeys(str(found["words"]) for found in notes.get("understood", []))),
        ignored=[str(word) for word in notes.get("ignored", [])],
        recipe=json.dumps(variant.recipe, indent=2, ensure_ascii=False),
    )


def grouped(number: int) -> str:
    """Return the number with thin spaces between its thousands: 312 884."""
    return f"{number:,}".replace(",", "\u202f")


def _rows(variant: Variant) -> Iterator[tuple[str, str]]:
    job, engine = variant.job, variant.recipe["engine"]
    yield _("Operation"), job.operation.title()
    yield _("Cut-out"), job.asset.name if job.asset else ""
    yield _("Format"), _format(variant)
    yield _("Placement"), _placement(job)
    yield _("Set"), str(engine.get("set", "")).capitalize()
    yield _("Quality"), str(job.parameters["quality"]).title()
    yield _("Avoid"), str(job.parameters["negative_prompt"])
    yield _("Engine"), f"{engine['name']} {engine['version']}"
    yield _("Time"), _("%(seconds).1f s") % {"seconds": variant.seconds}


def _format(variant: Variant) -> str:
    preset = BY_TAG.get(variant.job.inputs["product_image"].get("preset"))
    name = f"{preset.name} {preset.ratio}, " if preset else ""
    return f"{name}{variant.width} × {variant.height} px"


def _placement(job: Job) -> str:
    placement = job.inputs["product_image"].get("placement")
    if not placement:
        return _("As uploaded")
    return _("centre %(centre)s %%, base %(base)s %%, height %(height)s %%") % {
        name: f"{value * 100:.4g}" for name, value in placement.items()
    }
