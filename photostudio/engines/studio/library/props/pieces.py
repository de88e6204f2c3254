"""From things in centimetres to a piece at the product's scale: a product of one unit is taken to be 20 cm tall."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from photostudio.engines.studio.library.kinds import Piece, Wish
from photostudio.engines.studio.scene import Glow, Item, Material, Mesh, Rectangle, Sphere
from photostudio.engines.studio.transforms import move, scale

CENTIMETRE = 0.05


def piece(wish: Wish, *items: Item, sunk: float = 0.0, centred: bool = False) -> Piece:
    """Return items made in centimetres as a piece on the ground, `sunk` into it by so much (below 0: above it).

    The lowest point decides where the ground is. A bump's height is in centimetres as well.
    """
    clouds = [points(item) for item in items]
    lowest = min(float(cloud[:, 1].min()) for cloud in clouds)
    size = CENTIMETRE * wish.unit
    cloud = np.concatenate(clouds)
    middle = (cloud.min(axis=0) + cloud.max(axis=0)) / 2 if centred else np.zeros(3)
    foot = np.array([middle[0], lowest + sunk, middle[2]])
    there = scale(size, size, size) @ move(*(-foot).tolist())
    cloud = cloud - foot
    return Piece(
        items=tuple(replace(i, surface=_fitted(i.surface, size), transform=there @ i.transform) for i in items),
        radius=size * float(np.hypot(cloud[:, 0], cloud[:, 2]).max()),
        height=size * float(cloud[:, 1].max()),
    )


def points(item: Item) -> NDArray[np.float64]:
    """Return points (n, 3) that bound an item, where its own transform puts them."""
    match item.shape:
        case Mesh():
            own = item.shape.positions.astype(np.float64)
        case Rectangle():
            corners = np.array([[x, y, 0, 1] for x in (-1, 1) for y in (-1, 1)])
            own = (corners @ item.shape.transform.T)[:, :3]
        case Sphere():
            own = np.array(item.shape.centre) + item.shape.radius * np.concatenate([np.eye(3), -np.eye(3)])
        case _:
            raise TypeError(f"{item.name} has no surface to measure")
    return np.asarray(own @ item.transform[:3, :3].T + item.transform[:3, 3])


def _fitted(surface: Material | Glow, size: float) -> Material | Glow:
    if isinstance(surface, Glow) or surface.bump is None:
        return surface
    return replace(surface, bump_height=surface.bump_height * size)
