"""Small stages to lay surfaces on, and every surface in one colour that is no surface's own."""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from photostudio.engines.studio.camera import Camera, fitted
from photostudio.engines.studio.design import Backdrop, Palette, Set, Surface
from photostudio.engines.studio.library.surfaces import SURFACES
from photostudio.engines.studio.optics import optics
from photostudio.engines.studio.scene import Item, Material, Mesh, Stage, Texture
from photostudio.engines.studio.stage import Outline, stand
from photostudio.imaging.colour import hexadecimal, to_linear

ASKED = "#8a5f70"
PRODUCTS = {
    "bottle": Outline(left=0.4, right=0.6, top=0.25, base=0.8, foot_left=0.41, foot_right=0.59),
    "shoe": Outline(left=0.1, right=0.9, top=0.28, base=0.8, foot_left=0.12, foot_right=0.6),
    "tower": Outline(left=0.45, right=0.55, top=0.03, base=0.96, foot_left=0.45, foot_right=0.55),
}
BUILT = [(kind, form) for kind, surface in SURFACES.items() for form in surface.forms]


@cache
def coat(kind: str) -> Material:
    return SURFACES[kind].coat(np.random.default_rng(5), hexadecimal(ASKED))


def staged(kind: str, form: str = "ground", *, seed: int = 3, product: str = "bottle") -> Stage:
    palette = Palette(backdrop="#d9cbb9", surface=ASKED, prop="#b9a58c", accent="#c79a52")
    surface = Surface(kind=kind, form=form)
    design = Set(surface=surface, backdrop=Backdrop(kind="wall"), palette=palette, seed=seed)
    shape = PRODUCTS[product]
    camera = Camera(width=1000, height=1000, lens=optics(design.lens), middle=shape.middle, base=shape.base)
    return stand(design, fitted(camera), shape)


def mean(material: Material) -> NDArray[np.float32]:
    colour = material.colour
    if isinstance(colour, Texture):
        return np.asarray(to_linear(np.asarray(colour.pixels, np.uint8)).mean(axis=(0, 1)), np.float32)
    return np.array(colour, np.float32)


def points(item: Item) -> NDArray[np.float64]:
    assert isinstance(item.shape, Mesh)
    homogeneous = np.column_stack([item.shape.positions, np.ones(len(item.shape.positions))])
    return np.asarray(homogeneous @ item.transform[:3].T)
