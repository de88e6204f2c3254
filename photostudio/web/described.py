"""A job in words, whatever its operation: what it made, in which format, and how large."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from photostudio.engines.operations import Instant, Photo, Regen, Remix
from photostudio.engines.training import Train
from photostudio.engines.words.viewpoints import named_after
from photostudio.imaging.presets import BY_TAG, CUSTOM, DEFAULT_PRESET, preset_in
from photostudio.projects.models import Job


@dataclass(frozen=True)
class Described:
    """`title` says what was asked for, `format` the shape in a word or two; `width` and `height` are the photos'."""

    title: str
    format: str
    width: int
    height: int


def described(job: Job) -> Described:
    return _BY_OPERATION[job.operation](job)


def title_of(job: Job) -> str:
    return described(job).title


def added(prompt: str) -> str:
    """Return what a Regen's words add, as they are quoted."""
    return " ".join(prompt.split())


def _instant(job: Job) -> Described:
    preset = BY_TAG.get(job.inputs["product_image"].get("preset"), DEFAULT_PRESET)
    return Described(str(job.parameters["product_description"]), preset.name, preset.width, preset.height)


def _remix(job: Job) -> Described:
    preset = BY_TAG.get(job.inputs["product_image"].get("preset"), DEFAULT_PRESET)
    words = str(job.parameters["prompt"])
    title = _("Map of “%(words)s”") % {"words": words} if job.parameters.get("grid") else words
    return Described(title, preset.name, preset.width, preset.height)


def _regen(job: Job) -> Described:
    base = job.inputs["base_image"]
    size = (base.get("frames") or [base])[-1]
    width, height = int(size["width"]), int(size["height"])
    return Described(_edit(job.inputs, added(job.parameters["prompt"])), f"{width} × {height} px", width, height)


def _edit(inputs: Mapping[str, Any], words: str) -> str:
    if "sha256" not in inputs["mask_image"]:
        return _("Extended")
    return _("Added “%(words)s”") % {"words": words} if words else _("Removed what was painted")


def _photo(job: Job) -> Described:
    source, words = job.inputs["product_image"], job.parameters
    canvas = preset_in(source) or DEFAULT_PRESET
    size = f"{canvas.width} × {canvas.height} px"
    title = named_after(words["prompt"], words["trigger_word"], source["subject"]["name"])
    return Described(
        title, (canvas.ratio or size) if canvas.tag == CUSTOM else canvas.name, canvas.width, canvas.height
    )


def _train(job: Job) -> Described:
    return Described(_("Training “%(name)s”") % {"name": job.parameters["subject"]}, "", 0, 0)


_BY_OPERATION: Mapping[str, Callable[[Job], Described]] = {
    Instant.name: _instant,
    Photo.name: _photo,
    Train.name: _train,
    Regen.name: _regen,
    Remix.name: _remix,
}
