"""A variant's recipe in words: what the details panel lists."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from photostudio.engines.catalogue import title_of, unused_of
from photostudio.engines.operations import Generate, Instant, Photo, Regen, Remix, Upscale
from photostudio.engines.words.understanding import Chip
from photostudio.imaging.presets import CUSTOM, preset_in
from photostudio.projects.models import Job, Variant
from photostudio.projects.searching import subject_in
from photostudio.web.described import added
from photostudio.web.subject_words import chosen_because
from photostudio.web.wording import merged

Rows = list[tuple[str, str]]
CHIP = {field.name for field in fields(Chip)}
FORM_NAMES = {"drum": gettext_lazy("podium")}  # forms that words call otherwise
READ = {  # of a reference, and in which unit
    "horizon": (gettext_lazy("Its horizon"), "%"),
    "azimuth": (gettext_lazy("Its light from"), "°"),
    "elevation": (gettext_lazy("Its light’s height"), "°"),
    "warmth": (gettext_lazy("Its warmth"), ""),
    "softness": (gettext_lazy("Its softness"), ""),
}
MADE_HOW = {
    "rendered again": gettext_lazy("Rendered again from its set at this size, so that every detail is true."),
    "resampled": gettext_lazy("Enlarged from its own pixels: sharper, with nothing in it that was not there."),
}
UNPROVEN = {Generate.name: gettext_lazy("Everything in this photo is made by the studio.")}
HEAD_ON = 25  # degrees: a light this near to the camera is from no side


@dataclass(frozen=True)
class Details:
    """`rows` are label and value; `understood`, `excluded` and `ignored` what the engine read in the description.

    `fidelity` says what of the photo is proven, `made_how` how an enlargement was made. `palette` are the set's colours
    as "#rrggbb".
    """

    fidelity: str
    made_how: str
    rows: Rows
    understood: list[str]
    excluded: list[str]
    ignored: list[str]
    palette: list[str]
    recipe: str


def details_of(variant: Variant) -> Details:
    """Return the variant's details; its job must be loaded with it."""
    notes: Mapping[str, Any] = variant.recipe["engine"]
    return Details(
        fidelity=_fidelity(variant),
        made_how=str(MADE_HOW.get(notes.get("upscaled", ""), "")),
        rows=[(label, value) for label, value in _rows(variant) if value],
        understood=_understood(notes.get("understood", [])),
        excluded=[str(word) for word in notes.get("excluded", [])],
        ignored=[str(word) for word in notes.get("ignored", [])],
        palette=_palette(notes),
        recipe=json.dumps(variant.recipe, indent=2, ensure_ascii=False),
    )


def _fidelity(variant: Variant) -> str:
    if variant.protected_pixels:
        numbers = {"changed": grouped(variant.changed_pixels), "protected": grouped(variant.protected_pixels)}
        return _("%(changed)s of %(protected)s protected pixels changed") % numbers
    return str(UNPROVEN.get(variant.job.operation, _("Nothing in this photo was protected.")))


def _palette(notes: Mapping[str, Any]) -> list[str]:
    """Return the set's colours, or those of the reference that took its place."""
    if "set" in notes:
        return list(dict.fromkeys(notes["set"]["palette"].values()))
    return [colour for colour, _share in notes.get("reference", {}).get("palette", [])]


def grouped(number: int) -> str:
    """Return the number with thin spaces between its thousands: 312 884."""
    return f"{number:,}".replace(",", "\u202f")


def _understood(chips: Sequence[Mapping[str, Any]]) -> list[str]:
    if all(chip.keys() == CHIP for chip in chips):
        words = [words for _chip, _slots, words in merged(Chip(**chip) for chip in chips)]
    else:  # the recipe of an earlier version
        words = [str(chip["means"]) for chip in chips]
    return list(dict.fromkeys(words))


def _rows(variant: Variant) -> Iterator[tuple[str, str]]:
    job, engine = variant.job, variant.recipe["engine"]
    if "set" in engine:
        yield from _set_rows(engine["set"])
    yield from _OWN_ROWS[job.operation](variant)
    yield _("Operation"), job.operation.title()
    unused = unused_of(engine["name"], job.operation)
    yield _("Quality"), "" if "quality" in unused else str(job.parameters["quality"]).title()
    yield _("Avoid"), "" if "negative_prompt" in unused else str(job.parameters["negative_prompt"])
    yield _("Engine"), f"{title_of(engine['name'])} {engine['version']}"
    yield _("Its request"), str(engine.get("request", ""))
    yield _("Time"), _("%(seconds).1f s") % {"seconds": variant.seconds}


def _instant_rows(variant: Variant) -> Iterator[tuple[str, str]]:
    job = variant.job
    yield _("Cut-out"), job.asset.name if job.asset else ""
    yield _("Format"), _format(variant)
    yield _("Placement"), _placement(job)


def _photo_rows(variant: Variant) -> Iterator[tuple[str, str]]:
    noted = subject_in(variant.job.inputs)
    yield _("Subject"), noted["name"]
    if "view" not in noted:  # whoever learned it chose
        yield _("Size"), _size(variant)
        return
    yield _("Shown from"), chosen_because(noted)
    yield from _instant_rows(variant)


def _regen_rows(variant: Variant) -> Iterator[tuple[str, str]]:
    yield _("Added"), added(variant.job.parameters["prompt"])
    yield _("Size"), _size(variant)


def _remix_rows(variant: Variant) -> Iterator[tuple[str, str]]:
    words, read = variant.job.parameters, variant.recipe["engine"].get("reference", {})
    yield _("Likeness"), f"{words['style_fidelity']:g}"
    yield _("Calm round the product"), f"{words['outline_fidelity']:g}"
    yield from _read_rows(read.get("sight", {}), words)
    yield from _instant_rows(variant)


def _read_rows(sight: Mapping[str, float], words: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what was read of the reference, each number that a person corrected marked as such."""
    for name, (label, unit) in READ.items():
        if name in sight:
            number = f"{sight[name] * (100 if unit == '%' else 1):.3g} {unit}".strip()
            yield str(label), number if words.get(name) is None else _("%(number)s, corrected") % {"number": number}
    if words.get("palette"):
        yield _("Its colours"), _("%(number)s, corrected") % {"number": words["palette"]}


def _generate_rows(variant: Variant) -> Iterator[tuple[str, str]]:
    notes = variant.recipe["engine"]
    made = notes.get("product") or {}
    yield _("Product"), _listed(made.get("kind"), made.get("material"))
    yield _("Not modelled"), str(notes.get("cannot_draw", ""))
    yield _("Size"), _size(variant)


def _upscale_rows(variant: Variant) -> Iterator[tuple[str, str]]:
    parameters = variant.job.parameters
    yield _("Enlarged"), _("%(times)s ×") % {"times": parameters["upscale_by"]}
    yield _("Size"), _size(variant)
    if variant.recipe["engine"].get("upscaled") == "resampled":
        yield _("Added sharpness and grain"), f"{parameters['denoising_strength']:g}"


def _size(variant: Variant) -> str:
    return f"{variant.width} × {variant.height} px"


_OWN_ROWS = {
    Instant.name: _instant_rows,
    Photo.name: _photo_rows,
    Regen.name: _regen_rows,
    Remix.name: _remix_rows,
    Generate.name: _generate_rows,
    Upscale.name: _upscale_rows,
}


def _set_rows(design: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    surface, backdrop, lens = design["surface"], design["backdrop"], design["lens"]
    yield _("Surface"), _listed(surface["kind"], FORM_NAMES.get(surface["form"], surface["form"]))
    yield _("Backdrop"), _listed(backdrop["kind"], backdrop["material"])
    yield _("Props"), _listed(*(_counted(prop) for prop in design["props"]))
    yield _("Light"), _light(design["light"])
    yield _("Lens"), f"{lens['focal']:.0f} mm, f/{lens['stop']:.2g}, {lens['pitch']:.0f}°"
    yield _("View"), design["view"]


def _light(light: Mapping[str, Any]) -> str:
    """Return the rig, the side it shines from, and what else is in the air: "rim, from the left, mist"."""
    turn = light["key"]["azimuth"]
    side = "" if abs(turn) < HEAD_ON else _("from the left") if turn < 0 else _("from the right")
    gobo = _("%(gobo)s shadows") % {"gobo": light["gobo"]} if light["gobo"] else ""
    more = {"under": _("glow from below"), "gels": _("coloured lamps"), "rays": _("light rays"), "haze": _("mist")}
    return _listed(light["rig"], side, gobo, *(words for name, words in more.items() if light[name]))


def _listed(*words: object) -> str:
    return ", ".join(str(word) for word in words if word)


def _counted(prop: Mapping[str, Any]) -> str:
    return f"{prop['count']} × {prop['kind']}" if prop["count"] > 1 else str(prop["kind"])


def _format(variant: Variant) -> str:
    preset = preset_in(variant.job.inputs["product_image"])
    words = [] if preset is None else [preset.ratio] if preset.tag == CUSTOM else [preset.name, preset.ratio]
    name = f"{' '.join(words)}, " if any(words) else ""
    return f"{name}{variant.width} × {variant.height} px"


def _placement(job: Job) -> str:
    placement = job.inputs["product_image"].get("placement")
    if not placement:
        return _("As uploaded")
    return _("centre %(centre)s %%, base %(base)s %%, height %(height)s %%") % {
        name: f"{value * 100:.4g}" for name, value in placement.items()
    }
