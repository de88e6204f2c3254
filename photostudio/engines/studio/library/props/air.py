"""What falls or drifts in the air."""

import numpy as np

from photostudio.engines.studio.library.kinds import Piece, PropKind, Wish
from photostudio.engines.studio.library.props.forms import ball, lumpy, merged
from photostudio.engines.studio.library.props.pieces import piece
from photostudio.engines.studio.scene import Item, Material, Mesh
from photostudio.engines.studio.shapes import moved
from photostudio.engines.studio.transforms import move


def flurry(rng: np.random.Generator, wish: Wish) -> Piece:
    """A few snowflakes that fall together: loose tufts of ice that light shines through, more of them small."""
    flakes = []
    for _ in range(int(rng.integers(6, 10))):
        size = float(np.clip(rng.lognormal(-2.1, 0.5), 0.05, 0.32))
        lump = ball(size, rows=7, columns=10)
        tuft = lump.positions * lumpy(rng, lump.positions.astype(np.float64) / size, 0.18, waves=1.4)[:, None]
        there = move(*rng.normal(0, 2.4, 3).tolist())
        flakes.append(moved(Mesh(tuft.astype(np.float32), lump.faces), there))
    snow = Material(colour=wish.colour, roughness=0.9, specular=0.2, translucent=0.5)
    return piece(wish, Item("flakes", merged(flakes), snow))


PROPS = {"snowflakes": PropKind(layout="above", colours=("#fbfcff",), build=flurry, count=(24, 40))}
