"""A subject's views in words: which side each shows, why, how sure that is, and what a person should look at."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from photostudio.projects.models import SubjectView

VIEW_NAMES = {
    "front": _lazy("Front"),
    "side": _lazy("Side"),
    "back": _lazy("Back"),
    "top": _lazy("Top"),
    "angle": _lazy("Angle"),
}
SURE, LIKELY = 0.7, 0.5
WHY = {
    "named": _lazy("Its file name says so."),
    "corner": _lazy("A corner of its base points at you."),
    "round_top": _lazy("Its round top is seen, from about %(degrees)d° above."),
    "curved_base": _lazy("Its base is curved as if it were seen from about %(degrees)d° above."),
    "round": _lazy("It is the only one with a round outline."),
    "as_wide": _lazy("It is as wide as another view, but not as high."),
    "maybe_round": _lazy("Its outline is round: it may as well be seen from above."),
    "widest": _lazy("It is the widest of those seen upright."),
    "even": _lazy("Its left and right halves are alike."),
    "only": _lazy("It is the only one seen upright."),
    "uneven": _lazy("Its halves differ, while those of the front are alike."),
    "narrower": _lazy("At the same height it has %(percent)d %% of the front’s width."),
    "as_wide_as_front": _lazy("It has the front’s outline, but shows something else."),
    "like_front": _lazy("It looks like the front."),
}
WARNINGS = {
    "duplicate": _lazy("It is almost the same picture as cut-out %(of)d, so it adds nothing."),
    "other_product": _lazy("Its colours are far from those of all others. Is it the same product?"),
    "cut_off": _lazy("The product is cut off at the picture’s edge, and will be in photos."),
    "few_pixels": _lazy("Only %(pixels)d pixels on its longer side: large photos will look soft."),
}


@dataclass(frozen=True)
class Shown:
    """A view as the page shows it. `frame` is what its drawing shows of the picture, `points` its outline there."""

    view: SubjectView

    @property
    def number(self) -> int:
        return self.view.number + 1

    @property
    def name(self) -> str:
        return str(VIEW_NAMES[self.view.view])

    @property
    def why(self) -> str:
        """The reason for what was told; for a corrected view, what that was."""
        told: dict[str, Any] = self.view.report["told"]
        if self.view.is_corrected:
            return _("You said so. The studio saw: %(view)s.") % {"view": VIEW_NAMES[told["view"]]}
        why = str(WHY[told["why"]])
        return why % told["values"]

    @property
    def sure(self) -> str:
        sure = self.view.report["told"]["sure"]
        if self.view.is_corrected:
            return ""
        return _("Quite sure") if sure >= SURE else _("Likely") if sure >= LIKELY else _("A guess")

    @property
    def warnings(self) -> list[str]:
        return [str(WARNINGS[each["code"]]) % each["values"] for each in self.view.report["warnings"]]

    @property
    def proportions(self) -> str:
        size: dict[str, float] = self.view.report["proportions"]
        return _("%(width)d × %(height)d px, width to height %(aspect).2f") % size

    @property
    def colours(self) -> list[tuple[str, int]]:
        """Each colour with the percentage of the product that it covers."""
        return [(colour, round(100 * share)) for colour, share in self.view.report["colours"]]

    @property
    def frame(self) -> str:
        """The drawing's view box: a square round the product, a little larger."""
        box = self.view.asset.report["product"]
        side = 1.16 * max(box["right"] - box["left"], box["bottom"] - box["top"])
        left, top = ((box["left"] + box["right"] - side) / 2, (box["top"] + box["bottom"] - side) / 2)
        return f"{left:.1f} {top:.1f} {side:.1f} {side:.1f}"

    @property
    def points(self) -> str:
        box = self.view.asset.report["product"]
        width, height = box["right"] - box["left"], box["bottom"] - box["top"]
        places = ((box["left"] + x * width, box["top"] + y * height) for x, y in self.view.report["outline"])
        return " ".join(f"{x:.1f},{y:.1f}" for x, y in places)


def chosen_because(noted: Mapping[str, Any]) -> str:
    """Return which view a photo shows, and why that one: `noted` is what its recipe says of its subject."""
    names = {"view": VIEW_NAMES[noted["view"]], "asked": VIEW_NAMES.get(noted["asked"], ""), "words": noted["words"]}
    if not noted["asked"]:
        return _("%(view)s, as the words ask for no side") % names
    if noted["asked"] == noted["view"]:
        return _("%(view)s, for “%(words)s”") % names
    return _("%(view)s, the nearest there is to “%(words)s”") % names
