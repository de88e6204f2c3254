"""The product on the set: a card cut to its outline that blocks and reflects light.

The card lies parallel to the film and its canvas fills the view exactly, so that its picture is the canvas itself and
the product's pixels can be laid over the plate without any resampling.
"""

import numpy as np

from photostudio.engines.studio.camera import Camera
from photostudio.engines.studio.scene import Item, Material, Texture
from photostudio.engines.studio.strips import cut
from photostudio.imaging.arrays import Pixels


def card(placed: Pixels, camera: Camera) -> Item:
    """Return the product as a thing on the set; `placed` (rows, columns, 4) is the whole canvas."""
    rising = np.ascontiguousarray(placed[::-1])  # v runs upwards
    centre = camera.at_product(0.5, 0.5)
    transform = np.eye(4)
    transform[:3, 0] = camera.at_product(1.0, 0.5) - centre
    transform[:3, 1] = camera.at_product(0.5, 0.0) - centre
    transform[:3, 2] = -camera.forward
    transform[:3, 3] = centre
    surface = Material(colour=Texture(rising[..., :3].copy()), roughness=0.9, specular=0.0)
    return Item("product", cut(rising[..., 3]), surface, transform)
