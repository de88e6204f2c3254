"""A grey block in a grey room, photographed small: what light and lens do is measured on its picture."""

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

import numpy as np
import pytest
from numpy.typing import NDArray

from photostudio.engines.base import Engine
from photostudio.engines.studio import render
from photostudio.engines.studio.building import build
from photostudio.engines.studio.camera import Camera, fitted
from photostudio.engines.studio.design import Backdrop, Lens, Light, Palette, Set, Surface
from photostudio.engines.studio.optics import optics
from photostudio.engines.studio.photo import photograph
from photostudio.engines.studio.quality import Quality
from photostudio.engines.studio.scene import Stage
from photostudio.engines.studio.stage import outline, stand
from photostudio.imaging.arrays import Pixels

if TYPE_CHECKING:
    from photostudio.engines.studio.engine import VirtualStudio

SIZE = 64
QUICK = Quality(samples=8, guides=1, largest_plate=SIZE * SIZE)
Picture = NDArray[np.float64]
Part = tuple[slice, slice]
Shoot = Callable[..., Picture]


def part(top: int, bottom: int, left: int, right: int) -> Part:
    """Return a part of the picture, from percents of its height and width."""
    first, last, start, end = (round(percent * SIZE / 100) for percent in (top, bottom, left, right))
    return slice(first, last), slice(start, end)


@pytest.fixture(scope="session")
def shoot(plain_studio: Engine) -> Shoot:
    """Photographs the room under a light and through a lens: display values 0 … 1 (rows, columns, 3)."""
    backend = cast("VirtualStudio", plain_studio).backend  # so small a picture is made before LLVM has compiled for it
    made: dict[Set, Picture] = {}

    def photo(light: Light | None = None, lens: Lens | None = None, **parts: object) -> Picture:
        design = room(light or Light(), lens or Lens(), **parts)
        if design not in made:
            render.start(backend)
            made[design] = _photographed(design)
        return made[design]

    return photo


def room(light: Light, lens: Lens, **parts: object) -> Set:
    grey = Palette(backdrop="#b4b4b4", surface="#b4b4b4", prop="#ff2020", accent="#2040ff")
    usual: dict[str, object] = {
        "surface": Surface(kind="paper"),
        "backdrop": Backdrop(kind="wall"),
        "palette": grey,
        "light": light,
        "lens": lens,
    }
    return Set(**(usual | parts))  # type: ignore[arg-type]  # the parts of a set, by their names


def block() -> Pixels:
    """The product: a dark upright block, from 38 to 79 % of the picture's height and 40 to 60 % of its width."""
    placed = np.zeros((SIZE, SIZE, 4), np.uint8)
    placed[part(38, 79, 40, 60)] = (60, 60, 60, 255)
    return placed


def staged(design: Set) -> Stage:
    return stand(design, camera(design), outline(block()))


def camera(design: Set) -> Camera:
    product = outline(block())
    return fitted(Camera(width=SIZE, height=SIZE, lens=optics(design.lens), middle=product.middle, base=product.base))


def _photographed(design: Set) -> Picture:
    pixels = photograph(
        build(staged(design)), camera(design), block(), QUICK, seed=1, progress=lambda fraction, words: None
    )
    return pixels / 255.0
