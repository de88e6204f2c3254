"""Geometric bodies: spheres and their kin, the stylist's accents."""

import numpy as np

from photostudio.engines.studio.library.kinds import Piece, PropKind, Wish
from photostudio.engines.studio.scene import Item, Material, Sphere


def sphere(rng: np.random.Generator, wish: Wish) -> Piece:
    """A ball of polished metal, or matte in its colour."""
    radius = wish.unit * float(rng.uniform(0.06, 0.11))
    return Piece(
        items=(Item("ball", Sphere((0.0, radius, 0.0), radius), _skin(wish)),), radius=radius, height=2 * radius
    )


def _skin(wish: Wish) -> Material:
    if wish.material in {"gold", "brass", "silver", "copper", "metal"}:
        return Material(colour=wish.colour, metallic=1.0, roughness=0.2)
    return Material(colour=wish.colour, roughness=0.5)


PROPS = {"sphere": PropKind(layout="stand", colours=("#c79a52",), build=sphere, count=(1, 3))}
