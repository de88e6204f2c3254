"""What differs between two things of a project: their facts side by side, in the words of the details panel."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from photostudio.projects.models import Asset, Job, Variant
from photostudio.web.described import described
from photostudio.web.details import details_of

Thing = Asset | Job | Variant
Facts = Iterator[tuple[str, str]]

SAID_ELSEWHERE = {
    "variants", "grid", "base_recipe", "quality", "seed", "negative_prompt", "product_description", "prompt",
}  # fmt: skip
NAMES = {
    "cfg_scale": gettext_lazy("Freedom"),
    "style_fidelity": gettext_lazy("Likeness"),
    "outline_fidelity": gettext_lazy("Calm round the product"),
}
NOTHING = "–"


@dataclass(frozen=True)
class Differing:
    """One fact that two things do not share; a dash stands for what one of them does not have."""

    label: str
    first: str
    second: str


def differing(first: Thing, second: Thing) -> list[Differing]:
    """Return the facts that differ, in the order in which details list them.

    A photo's job, and the job's asset, must be loaded with it.
    """
    ours, theirs = dict(facts_of(first)), dict(facts_of(second))
    return [
        Differing(label, ours.get(label, NOTHING), theirs.get(label, NOTHING))
        for label in {**ours, **theirs}
        if ours.get(label) != theirs.get(label)
    ]


def facts_of(thing: Thing) -> Facts:
    """Yield label and value of everything that can be said of an upload, a run or a photo in a word or a number."""
    if isinstance(thing, Asset):
        yield _("Name"), thing.name
        yield _("Size"), _size(thing)
        return
    job = thing.job if isinstance(thing, Variant) else thing
    yield _("Words"), described(job).title
    if isinstance(thing, Variant):
        yield from _photo(thing)
    else:
        yield _("Operation"), job.operation.title()
        yield _("Quality"), str(job.parameters["quality"]).title()
        yield _("Avoid"), str(job.parameters["negative_prompt"])
        yield _("Seed"), str(job.parameters["seed"])
    yield from _fields(job.parameters)


def _photo(photo: Variant) -> Facts:
    details = details_of(photo)
    yield _("Size"), _size(photo)
    for label, words in (
        (_("Understood"), details.understood),
        (_("Left out"), details.excluded),
        (_("Colours"), details.palette),
    ):
        if words:
            yield label, ", ".join(words)
    yield from ((label, value) for label, value in details.rows if label != _("Time"))
    yield _("Seed"), str(photo.seed)


def _fields(parameters: dict[str, Any]) -> Facts:
    """Yield the operation's other fields that were set, by their names."""
    for name, value in parameters.items():
        if name not in SAID_ELSEWHERE and value is not None and value != "":
            yield str(NAMES.get(name, name.replace("_", " ").capitalize())), _value(value)


def _value(value: object) -> str:
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    return f"{value:g}" if isinstance(value, float) else str(value)


def _size(picture: Asset | Variant) -> str:
    return f"{picture.width} × {picture.height} px"
