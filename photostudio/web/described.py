"""A job in words, whatever its operation: what it made, in which format, and how large."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from photostudio.engines.operations import Generate, Instant, Photo, Regen, Remix, Upscale
from photostudio.engines.training import Train
from photostudio.engines.words.viewpoints import named_after
from photostudio.imaging.presets import BY_TAG, CUSTOM, DEFAULT_PRESET, RATIOS, canvas_of
from photostudio.projects.models import Job
from photostudio.projects.searching import subject_in


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
    """Return a prompt as it is quoted."""
    return " ".join(prompt.split())


def _instant(job: Job) -> Described:
    preset = BY_TAG.get(job.inputs["product_image"].get("preset"), DEFAULT_PRESET)
    return Described(str(job.parameters["product_description"]), preset.name, preset.width, preset.height)


def _remix(job: Job) -> Described:
    preset = BY_TAG.get(job.inputs["product_image"].get("preset"), DEFAULT_PRESET)
    words = str(job.parameters["prompt"])
    title = _("Map of “%(words)s”") % {"words": words} if job.parameters.get("grid") else words
    return Described(title, preset.name, preset.width, preset.height)


def _generate(job: Job) -> Described:
    width, height = int(job.parameters["width"]), int(job.parameters["height"])
    ratio = next((name for name, size in RATIOS.items() if size == (width, height)), f"{width} × {height} px")
    return Described(str(job.parameters["prompt"]), ratio, width, height)


def _upscale(job: Job) -> Described:
    times, words = int(job.parameters["upscale_by"]), added(job.parameters["prompt"])
    width, height = (int(job.inputs["image"][side]) * times for side in ("width", "height"))
    title = _("Enlarged %(times)s ×: “%(words)s”") if words else _("Enlarged %(times)s ×")
    return Described(title % {"times": times, "words": words}, f"{width} × {height} px", width, height)


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
    words = job.parameters
    canvas = canvas_of(words["width"], words["height"])
    size = f"{canvas.width} × {canvas.height} px"
    title = named_after(words["prompt"], words["trigger_word"], subject_in(job.inputs)["name"])
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
    Generate.name: _generate,
    Upscale.name: _upscale,
}
