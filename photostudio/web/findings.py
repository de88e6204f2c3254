"""The cut-out report in words: each finding of imaging.report is one sentence, some with a mend."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import ngettext

from photostudio.imaging.placement import enlargement
from photostudio.projects.models import Asset
from photostudio.web.stage import Placing

Values = Mapping[str, Any]
SOFT = 1.05  # enlarged by less than 5 % nobody sees it


@dataclass(frozen=True)
class Line:
    """One finding: what it is, what it means for the photo, and the mend with the words on its button."""

    code: str
    sentence: str
    mend: str = ""
    button: str = ""
    is_warning: bool = True


def lines_of(asset: Asset, placing: Placing | None = None) -> list[Line]:
    """Return the asset's report; with the canvas it stands on, also whether its pixels are enough for the preset."""
    lines = [_line(finding) for finding in asset.report["findings"]]
    return [*_too_few_pixels(asset, placing), *lines]


def _line(finding: Mapping[str, Any]) -> Line:
    code, values = finding["code"], finding["values"]
    sentence = COUNTED[code](values) if code in COUNTED else PLAIN[code] % values
    mend = finding["mend"] or ""
    return Line(code, sentence, mend, str(BUTTONS[mend]) if mend else "", is_warning=code not in HARMLESS)


def _too_few_pixels(asset: Asset, placing: Placing | None) -> Iterator[Line]:
    if placing is None or placing.asset != asset:
        return
    preset = placing.preset
    factor = enlargement(placing.product, placing.placements[preset.tag], canvas_height=preset.height)
    if factor > SOFT:
        yield Line(
            "too_few_pixels",
            _(
                "Too few pixels for this size: the product is enlarged %(factor).1f times and will look soft. "
                "Make it smaller on the canvas, or upload a larger file."
            )
            % {"factor": factor},
        )


def _halo(values: Values) -> str:
    if values["lighter_percent"] > 0:
        return _("The edge has a light rim from its former background; it would show on a dark set.")
    return _("The edge has a dark rim from its former background; it would show on a light set.")


def _dust(values: Values) -> str:
    if not values["specks"]:
        return _("A faint haze lies around the product; it would show as a grey veil.")
    one = "%(specks)d speck of dust lies beside the product."
    return ngettext(one, "%(specks)d specks of dust lie beside the product.", values["specks"]) % values


def _touches_edge(values: Values) -> str:
    names = {"left": _("left"), "top": _("top"), "right": _("right"), "bottom": _("bottom")}
    sentence = _(
        "The product runs into the file's edge (%(sides)s) and looks cut off there. "
        "Let it bleed off the canvas on that side, or upload a file that shows all of it."
    )
    return sentence % {"sides": ", ".join(name for side, name in names.items() if values[side])}


PLAIN: Mapping[str, Any] = {
    "no_transparency": _lazy(
        "No transparency: this is a picture, not a cut-out. It can serve as a base or a reference; to place a product, "
        "cut it out here, or upload a PNG or WebP in which everything around the product is transparent."
    ),
    "baked_shadow": _lazy("A shadow is baked in. The studio casts its own, so the product would have two."),
    "wide_margins": _lazy("%(empty_percent)d %% of the file is empty margin around the product."),
    "animated": _lazy("This file is an animation. Its first frame is used."),
}
COUNTED: Mapping[str, Callable[[Values], str]] = {"halo": _halo, "dust": _dust, "touches_edge": _touches_edge}
HARMLESS = frozenset({"wide_margins", "animated"})
BUTTONS: Mapping[str, Any] = {
    "drop_shadow": _lazy("Remove the shadow"),
    "trim_margins": _lazy("Trim the margins"),
    "clear_dust": _lazy("Clear the dust"),
    "clean_halo": _lazy("Clean the edge"),
}
