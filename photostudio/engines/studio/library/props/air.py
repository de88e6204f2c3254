"""What falls or drifts in the air."""

import numpy as np

from photostudio.engines.studio.library.kinds import Piece, PropKind, Wish
from photostudio.engines.studio.library.props.forms import ball, lumpy, merged, placed
from photostudio.engines.studio.library.props.pieces import piece
from photostudio.engines.studio.scene import Item, Material, Mesh
from photostudio.engines.studio.transforms import move, turn


def flake(rng: np.random.Generator, wish: Wish) -> Piece:
    """A falling snowflake as the eye sees it: a loose tuft of ice that light shines through."""
    size = float(np.clip(rng.lognormal(-1.45, 0.5), 0.09, 0.5))
    tufts = []
    for _ in range(int(rng.integers(2, 4))):
        lump = ball(size * float(rng.uniform(0.6, 0.9)), rows=8, columns=12)
        points = lump.positions * lumpy(rng, lump.positions.astype(np.float64) / size, 0.16, waves=1.6)[:, None]
        there = move(*(0.4 * size * rng.normal(0, 1, 3)).tolist()) @ turn(float(rng.uniform(0, 360)))
        tufts.append(placed(Mesh(points.astype(np.float32), lump.faces), there))
    snow = Material(colour=wish.colour, roughness=0.9, specular=0.2, translucent=0.5)
    return piece(wish, Item("flake", merged(tufts), snow))


PROPS = {"snowflakes": PropKind(layout="above", colours=("#fbfcff",), build=flake, count=(24, 40))}
