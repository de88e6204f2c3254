"""Labels: plain fields and lines where a printer would put words, laid on any face. There is no writing on them."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np

from photostudio.engines.studio import shapes
from photostudio.engines.studio.goods.forms import Floats
from photostudio.engines.studio.goods.kinds import Ware
from photostudio.engines.studio.goods.materials import foil, paper
from photostudio.engines.studio.scene import Colour, Item, Material
from photostudio.imaging.colour import oklab

ABOVE = 0.012  # centimetres: how far each layer stands off the one below
ACROSS, UP = 33, 9  # places on a field at which it follows its face
ALIKE = 0.16  # in Oklab: a label that differs so little from what it is on is left out
INK_ON_PALE: Colour = (0.035, 0.034, 0.036)
INK_ON_DARK: Colour = (0.78, 0.74, 0.66)
Face = Callable[[Floats, Floats, float], Floats]


class Field(NamedTuple):
    """A rectangle of a label: from `left` to `right` (−1 … 1) and `low` to `high` (0 … 1), on its `layer`."""

    name: str
    left: float
    right: float
    low: float
    high: float
    surface: Material
    layer: int


def printed(rng: np.random.Generator, ware: Ware, face: Face, *, bare: bool = False) -> list[Item]:
    """Return a label on a face, which says where across (−1 … 1), up (0 … 1) and off it a point lies.

    On a `bare` product there is no paper, only print.
    """
    papered = not bare and _apart(ware.label, ware.colour) > ALIKE
    return [_laid(field, face) for field in _fields(rng, ware, papered=papered)]


def round_face(radius: float, low: float, high: float, *, half: float = 62.0) -> Face:
    """Return the front of an upright round body, `half` degrees to both sides."""

    def at(across: Floats, up: Floats, off: float) -> Floats:
        angle, reach = np.radians(half) * across, radius + off
        return np.stack([reach * np.sin(angle), low + up * (high - low), reach * np.cos(angle)], axis=-1)

    return at


def flat_face(width: float, low: float, high: float, z: float) -> Face:
    """Return an upright plane at a depth."""

    def at(across: Floats, up: Floats, off: float) -> Floats:
        return np.stack([width / 2 * across, low + up * (high - low), np.full_like(across, z + off)], axis=-1)

    return at


def _laid(field: Field, face: Face) -> Item:
    across, up = np.meshgrid(np.linspace(field.left, field.right, ACROSS), np.linspace(field.low, field.high, UP))
    return Item(field.name, shapes.sheet(face(across, up, ABOVE * field.layer)), field.surface)


def _fields(rng: np.random.Generator, ware: Ware, *, papered: bool) -> Iterator[Field]:
    """Yield the fields of one of a few designs, the print alone where there is no paper."""
    style, metal = int(rng.integers(3)), foil(ware.accent)
    ground = ware.label if papered else ware.colour
    if papered:
        yield Field("label", -1, 1, 0, 1, paper(ware.label), 1)
        if style == 0:
            yield Field("foot", -1, 1, 0, 0.2, metal, 2)
        elif style == 1:
            yield Field("upper line", -0.86, 0.86, 0.9, 0.912, metal, 2)
            yield Field("lower line", -0.86, 0.86, 0.088, 0.1, metal, 2)
    ink = paper(INK_ON_DARK if _is_dark(ground) else INK_ON_PALE)
    high = float(rng.uniform(0.62, 0.72))
    for number, (wide, tall, below) in enumerate(((0.5, 0.045, 0.0), (0.28, 0.018, 0.1), (0.36, 0.018, 0.16))):
        yield Field(f"print {number + 1}", -wide, wide, high - below, high - below + tall, ink, 2)
    if style == 2:
        yield Field("mark", -0.07, 0.07, 0.28, 0.28 + 0.05, metal, 2)


def _apart(one: Colour, other: Colour) -> float:
    return float(np.linalg.norm(oklab(np.array(one, np.float32)) - oklab(np.array(other, np.float32))))


def _is_dark(colour: Colour) -> bool:
    return float(oklab(np.array(colour, np.float32))[0]) < 0.55
