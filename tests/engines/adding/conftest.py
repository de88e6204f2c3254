"""A variant of the studio's and a photo of a table, to add things to."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import numpy as np
import pytest

from photostudio.engines.base import Engine
from photostudio.engines.studio import render
from photostudio.engines.studio.adding.places import Ours
from photostudio.engines.studio.building import build
from photostudio.engines.studio.design import Backdrop, Key, Light, Palette, Set, Surface, from_json, to_json
from photostudio.engines.studio.grounding import view
from photostudio.engines.studio.photo import photograph
from photostudio.engines.studio.quality import QUALITIES
from photostudio.engines.studio.stage import outline, stand
from photostudio.imaging.arrays import Pixels
from photostudio.imaging.masks import Coverage
from tests.engines.contract import silent
from tests.pictures import cutout

if TYPE_CHECKING:
    from photostudio.engines.studio.engine import VirtualStudio

WIDTH, HEIGHT = 192, 160


@dataclass(frozen=True, eq=False)
class Base:
    picture: Pixels
    known: Ours


def box(left: int, top: int, right: int, bottom: int, *, width: int = WIDTH, height: int = HEIGHT) -> Coverage:
    """Return a mask whose rectangle is edited."""
    coverage: Coverage = np.zeros((height, width), np.uint8)
    coverage[top:bottom, left:right] = 255
    return coverage


@pytest.fixture(scope="session")
def renderer(studio: Engine) -> None:
    render.start(cast("VirtualStudio", studio).backend)


@pytest.fixture(scope="session")
def base(renderer: None) -> Base:
    """A bottle on level grey ground, lit from the left by a far, small lamp."""
    design = Set(
        surface=Surface(kind="paint"),
        backdrop=Backdrop(kind="sweep"),
        palette=Palette(backdrop="#9a9a9a", surface="#9a9a9a", prop="#c0b0a0", accent="#b08040"),
        light=Light(key=Key(azimuth=-80, elevation=40, softness=0.15, warmth=0.0), fill=0.2),
    )
    placed = cutout(WIDTH, HEIGHT)
    product = outline(placed)
    camera = view(design, product, width=WIDTH, height=HEIGHT)
    scene = build(stand(design, camera, product))
    picture = photograph(scene, camera, placed, QUALITIES["LOW"], seed=3, progress=silent)
    return Base(picture, Ours(to_json(from_json(to_json(design))), placed))


def table(width: int, height: int, *, warm: float = 1.0) -> Pixels:
    """Return a photo of a bare table, brighter to the left; `warm` above 1 has less blue."""
    y, x = np.mgrid[:height, :width]
    light = 150 + 50 * (0.5 - x / width) + 25 * y / height
    grain = np.random.default_rng(1).normal(0, 1.5, (height, width))
    tones = [light + grain, light * 0.95 + grain, light * 0.9 / warm + grain]
    photo: Pixels = np.clip(np.dstack(tones), 0, 255).astype(np.uint8)
    return photo
