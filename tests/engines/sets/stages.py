"""Stages of differently shaped products, and what stands on them."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from photostudio.engines.studio import sets
from photostudio.engines.studio.camera import Camera, fitted
from photostudio.engines.studio.scene import Brief, Item, KeyLight, Mesh, Rectangle, Scene, Sphere, Stage
from photostudio.engines.studio.stage import Outline
from photostudio.engines.studio.stage import stage as measured

OUTLINES = {
    "bottle": Outline(left=0.4, right=0.6, top=0.25, base=0.8, foot_left=0.41, foot_right=0.59),
    "shoe": Outline(left=0.1, right=0.9, top=0.28, base=0.8, foot_left=0.12, foot_right=0.6),
    "tower": Outline(left=0.45, right=0.55, top=0.03, base=0.96, foot_left=0.45, foot_right=0.55),
    "ring": Outline(left=0.62, right=0.68, top=0.66, base=0.72, foot_left=0.64, foot_right=0.66),
    "bench": Outline(left=0.0, right=1.0, top=0.7, base=0.9, foot_left=0.0, foot_right=1.0),
    "lamp": Outline(left=0.3, right=0.7, top=0.0, base=0.2, foot_left=0.3, foot_right=0.7),
}
CANVASES = {"bench": (1536, 640), "lamp": (768, 1344)}


def stage(name: str, product: str, *, seed: int = 7, key: KeyLight | None = None, palette: int = 0) -> Stage:
    chosen = sets.load(name)
    view, palettes = camera(name, product), chosen.PALETTES
    brief = Brief(set=name, palette=palettes[palette], key=key or chosen.KEY, lens=view.lens, seed=seed)
    return measured(brief, view, OUTLINES[product])


def camera(name: str, product: str) -> Camera:
    outline = OUTLINES[product]
    width, height = CANVASES.get(product, (1000, 1000))
    return fitted(
        Camera(width=width, height=height, lens=sets.load(name).LENS, middle=outline.middle, base=outline.base)
    )


@lru_cache
def scene(name: str, product: str, seed: int = 7) -> Scene:
    return sets.load(name).build(stage(name, product, seed=seed))


def points(item: Item) -> NDArray[np.float64]:
    """Return places all over a thing's surface, in the world (n, 3)."""
    match item.shape:
        case Mesh():
            own = item.shape.positions.astype(np.float64)
        case Rectangle():
            grid = np.linspace(-1, 1, 33)
            across, up = np.meshgrid(grid, grid)
            flat = np.stack([across.ravel(), up.ravel(), np.zeros(across.size), np.ones(across.size)])
            own = (item.shape.transform @ flat)[:3].T
        case Sphere():
            turn, rise = np.meshgrid(np.linspace(0, 2 * np.pi, 25), np.linspace(0, np.pi, 13))
            ball = np.stack([np.sin(rise) * np.cos(turn), np.cos(rise), np.sin(rise) * np.sin(turn)], axis=-1)
            own = np.array(item.shape.centre) + item.shape.radius * ball.reshape(-1, 3)
    return own @ item.transform[:3, :3].T + item.transform[:3, 3]
