"""Every surface is photographed on one board of swatches: light finds something on each, and nothing burns."""

from typing import TYPE_CHECKING, cast

import numpy as np
import pytest
from numpy.typing import NDArray

from photostudio.engines.base import Engine
from photostudio.engines.studio import render, shapes
from photostudio.engines.studio.camera import Camera
from photostudio.engines.studio.library.surfaces import SURFACES
from photostudio.engines.studio.lights import lamp
from photostudio.engines.studio.photo import photograph
from photostudio.engines.studio.quality import Quality
from photostudio.engines.studio.scene import EvenLight, Item, Lens, Scene
from tests.engines.library.surfacing import coat

if TYPE_CHECKING:
    from photostudio.engines.studio.engine import VirtualStudio

COLUMNS, ROWS, CELL = 7, 5, 20
BOARD = 2.0  # units across
Picture = NDArray[np.float64]


@pytest.fixture(scope="module")
def board(plain_studio: Engine) -> Picture:
    """Swatches (rows, columns, 3) in display values 0 … 1, lit from the left at a grazing angle."""
    render.start(cast("VirtualStudio", plain_studio).backend)
    camera = Camera(
        width=COLUMNS * CELL, height=ROWS * CELL, lens=Lens(pitch=0.0, distance=_distance()), middle=0.5, base=0.5
    )
    key = lamp(
        "key",
        position=(-4.0, 1.0, 1.5),
        target=(0.0, 0.0, 0.0),
        half_width=0.5,
        half_height=0.5,
        irradiance=6.0,
        tint=(1.0, 1.0, 1.0),
    )
    items = [_swatch(number, kind) for number, kind in enumerate(SURFACES)]
    scene = Scene(items=(*items, key), environment=EvenLight((0.3, 0.3, 0.3)), bounces=3)
    nothing = np.zeros((camera.height, camera.width, 4), np.uint8)
    nothing[-1:, -1:] = 255
    quality = Quality(samples=8, guides=1, largest_plate=camera.height * camera.width)
    return photograph(scene, camera, nothing, quality, seed=1, progress=lambda share, words: None) / 255.0


def _distance() -> float:
    return BOARD / 2 / float(np.tan(np.radians(Lens().fov) / 2))


def _swatch(number: int, kind: str) -> Item:
    side = BOARD / COLUMNS
    left, top = (number % COLUMNS) * side - BOARD / 2, ROWS / 2 * side - (number // COLUMNS) * side
    x, y = np.meshgrid([left, left + side], [top - side, top])
    return Item(kind, shapes.sheet(np.stack([x, y, np.zeros_like(x)], axis=-1)), coat(kind))


@pytest.mark.parametrize("kind", SURFACES)
def test_a_photo_of_it_is_neither_flat_nor_black_nor_burnt(board: Picture, kind: str) -> None:
    row, column = divmod(list(SURFACES).index(kind), COLUMNS)
    swatch = board[row * CELL + 2 : (row + 1) * CELL - 2, column * CELL + 2 : (column + 1) * CELL - 2]
    assert swatch.std(axis=(0, 1)).max() > 0.0008
    assert 0.01 < swatch.mean() < 0.97
