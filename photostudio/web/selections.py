"""Marks that mean a thing in a picture, as the browser sends them: a box, clicks, or an outline, in pixels."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

KINDS = ("box", "points", "outline")
MOST = 2_000  # points of an outline: more than a hand draws
SIDES = ("left", "top", "right", "bottom")


def marks_of(sent: Mapping[str, Any], *, width: int, height: int) -> dict[str, Any]:
    """Return the marks as `jobs.masks.select` takes them, moved into the picture where they lie beside it.

    Raises ValueError when they are none, or cannot be read.
    """
    given = [kind for kind in KINDS if sent.get(kind)]
    if len(given) != 1:
        raise ValueError(_("Click the thing, or draw a box or a line around it."))
    kind = given[0]
    if kind == "box":
        return {"box": _box(_numbers(sent["box"]), width=width, height=height)}
    points = [_point(_numbers(pair), width=width, height=height) for pair in sent[kind].split()[:MOST]]
    if kind == "outline" and len(points) < 3:
        raise ValueError(_("Draw the line all around the thing."))
    return {kind: points}


def _numbers(text: str) -> list[float]:
    try:
        numbers = [float(part) for part in text.split(",")]
    except ValueError:
        numbers = []
    if not numbers or not all(math.isfinite(number) for number in numbers):
        raise ValueError(_("These are no places in the picture. Click again."))
    return numbers


def _point(numbers: Sequence[float], *, width: int, height: int) -> tuple[float, float]:
    if len(numbers) != 2:
        raise ValueError(_("These are no places in the picture. Click again."))
    return min(max(numbers[0], 0), width - 1), min(max(numbers[1], 0), height - 1)


def _box(numbers: Sequence[float], *, width: int, height: int) -> dict[str, int]:
    if len(numbers) != 4:
        raise ValueError(_("These are no places in the picture. Draw the box again."))
    limits = (width, height, width, height)
    box = {side: round(min(max(number, 0), limit)) for side, number, limit in zip(SIDES, numbers, limits, strict=True)}
    if box["left"] >= box["right"] or box["top"] >= box["bottom"]:
        raise ValueError(_("The box is empty. Draw it around the thing."))
    return box
