"""How the product is held, from the set's view and its place on the canvas: where the camera stands for that."""

from dataclasses import replace

import numpy as np

from photostudio.engines.studio.camera import Camera, fitted
from photostudio.engines.studio.design import Set
from photostudio.engines.studio.optics import optics
from photostudio.engines.studio.scene import Grounding
from photostudio.engines.studio.stage import Outline

HIDDEN = 0.35  # of what is seen: how much of a product goes on below the picture's lower edge
SHARE_ABOVE = 0.55  # of the room below a floating product: where its shadow's middle falls
LOWEST, HIGHEST = 0.14, 0.7  # of a floating product's size: how high it hovers
HANGING = 0.25  # of the product's width: what is narrower and leaves the picture above is a cord


def view(design: Set, product: Outline, *, width: int, height: int) -> Camera:
    """Return the camera for a set and a product on a canvas of that size in pixels."""
    camera = Camera(width=width, height=height, lens=optics(design.lens), middle=product.middle, base=product.base)
    match grounding(design.view, product):
        case Grounding.LYING:
            lens = replace(camera.lens, pitch=90.0)
            return replace(camera, lens=lens, grounding=Grounding.LYING)
        case Grounding.FLOATING:
            camera = fitted(camera)
            return replace(camera, grounding=Grounding.FLOATING, lift=_lift(camera, product))
        case Grounding.CROPPED:
            below = 1 + HIDDEN * (1 - product.top)
            return fitted(replace(camera, grounding=Grounding.CROPPED, base=below))
    return fitted(camera)


def grounding(wanted: str, product: Outline) -> Grounding:
    """Tell how a product is held in a view of `design.VIEWS`."""
    if wanted == "flat lay":
        return Grounding.LYING
    if product.base >= 1:
        return Grounding.CROPPED
    cord = product.top <= 0 and product.head_width < HANGING * (product.right - product.left)
    return Grounding.FLOATING if wanted == "floating" or cord else Grounding.STANDING


def _lift(camera: Camera, product: Outline) -> float:
    """Return how high the product hovers: so that its shadow falls into the room below it."""
    unit = camera.height * camera.scale
    room = SHARE_ABOVE * (1 - product.base) * unit / np.cos(camera.pitch)
    size = float(np.hypot((product.right - product.left) * camera.width * camera.scale, product.height * unit))
    return float(np.clip(room, LOWEST * size, HIGHEST * size))
