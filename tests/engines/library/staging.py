"""Stages for backdrops: a product in the middle of any canvas, and what is built behind it."""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from photostudio.engines.studio import supports
from photostudio.engines.studio.camera import Camera, fitted
from photostudio.engines.studio.design import Set, from_json
from photostudio.engines.studio.library.backdrops import BACKDROPS
from photostudio.engines.studio.optics import optics
from photostudio.engines.studio.scene import Glow, Item, Mesh, Rectangle, Sphere, Stage, Texture
from photostudio.engines.studio.stage import Outline, stand
from photostudio.imaging.arrays import Linear

PRODUCT = Outline(left=0.36, right=0.64, top=0.3, base=0.84, foot_left=0.38, foot_right=0.62)


def design(kind: str, *, form: str = "slab", seed: int = 5, pitch: float = 8.0, **backdrop: object) -> Set:
    return from_json(
        {
            "surface": {"kind": "lacquer", "form": form},
            "backdrop": {"kind": kind, "blur": backdrop.get("blur", 0.5), "material": backdrop.get("material", "")},
            "palette": {
                "backdrop": backdrop.get("colour", BACKDROPS[kind].colours[0]),
                "surface": "#d9d4cc",
                "prop": "#b9a58c",
                "accent": "#c79a52",
            },
            "lens": {"pitch": pitch},
            "seed": seed,
        }
    )


def camera(made: Set, *, width: int = 96, height: int = 96) -> Camera:
    lens = optics(made.lens)
    return fitted(Camera(width=width, height=height, lens=lens, middle=PRODUCT.middle, base=PRODUCT.base))


def staged(made: Set, *, width: int = 96, height: int = 96) -> Stage:
    return stand(made, camera(made, width=width, height=height), PRODUCT)


def behind(stage: Stage) -> tuple[Item, ...]:
    return BACKDROPS[stage.set.backdrop.kind].build(stage, supports.carry(stage))


@cache
def built(kind: str, colour: str) -> tuple[Item, ...]:
    return behind(staged(design(kind, colour=colour)))


def view(items: tuple[Item, ...]) -> Linear:
    """Return the painted picture among a backdrop's items."""
    surface = next(item.surface for item in items if item.name == "view")
    assert isinstance(surface, Glow)
    assert isinstance(surface.radiance, Texture)
    return np.asarray(surface.radiance.pixels, np.float32)


def vertices(item: Item) -> NDArray[np.float64]:
    """Return an item's corners in the world (n, 3)."""
    match item.shape:
        case Mesh():
            own = item.shape.positions.astype(np.float64)
        case Rectangle():
            corners = np.array([[-1, -1, 0, 1], [1, -1, 0, 1], [1, 1, 0, 1], [-1, 1, 0, 1]], float)
            own = (corners @ item.shape.transform.T)[:, :3]
        case Sphere():
            own = np.array([item.shape.centre])
        case _:
            own = np.zeros((0, 3))
    return np.asarray(own @ item.transform[:3, :3].T + item.transform[:3, 3])


def triangles(item: Item) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Return one corner and two edges of an item's triangles (n, 3)."""
    corners = vertices(item)
    faces = item.shape.faces if isinstance(item.shape, Mesh) else np.array([[0, 1, 2], [0, 2, 3]])
    first, second, third = (corners[faces[:, number]] for number in range(3))
    return first, second - first, third - first


def pixels_of(item: Item) -> NDArray[np.float32]:
    """Return the picture that an item shows, or its one colour."""
    shown = item.surface.radiance if isinstance(item.surface, Glow) else item.surface.colour
    return np.asarray(shown.pixels if isinstance(shown, Texture) else shown, np.float32)
