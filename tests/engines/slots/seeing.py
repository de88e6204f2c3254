"""What is seen in a part of a photo; the parts are percents of its height and width, photos are Oklab."""

from typing import NamedTuple

import numpy as np

from photostudio.imaging.arrays import Linear


class Part(NamedTuple):
    """From `top` to `bottom` and from `left` to `right`, in percent."""

    top: float
    bottom: float
    left: float
    right: float


PRODUCT = Part(40, 76, 40, 60)
BEHIND = Part(2, 34, 2, 98)
GROUND = Part(84, 98, 2, 98)
HORIZON = Part(37, 47, 2, 38)  # from the sky to the ground, left of the product


def part(size: int, place: Part) -> tuple[slice, slice]:
    """Return the rows and columns of a part of a square picture."""
    top, bottom, left, right = (round(percent * size / 100) for percent in place)
    return slice(top, bottom), slice(left, right)


def seen(photo: Linear, place: Part) -> Linear:
    return photo[part(len(photo), place)]


def lightness(photo: Linear, place: Part) -> float:
    return float(seen(photo, place)[..., 0].mean())


def red(photo: Linear, place: Part) -> float:
    """How red the part is; below 0 it is green."""
    return float(seen(photo, place)[..., 1].mean())


def warm(photo: Linear, place: Part) -> float:
    """How yellow the part is; below 0 it is blue."""
    return float(seen(photo, place)[..., 2].mean())


def colourful(photo: Linear, place: Part) -> float:
    return float(np.hypot(seen(photo, place)[..., 1], seen(photo, place)[..., 2]).mean())


def detail(photo: Linear, place: Part) -> float:
    """How much the lightness changes from pixel to pixel."""
    return float(np.abs(np.diff(seen(photo, place)[..., 0])).mean())
