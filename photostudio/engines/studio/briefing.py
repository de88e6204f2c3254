"""Words, the product's colours and the seed → the brief that a set is built from."""

import numpy as np

from photostudio.engines.studio import sets
from photostudio.engines.studio.scene import Brief
from photostudio.engines.studio.words import Understanding


def brief(understanding: Understanding, *, seed: int) -> Brief:
    rng = np.random.default_rng([seed, 1])
    name = understanding.sets[rng.integers(len(understanding.sets))]
    chosen = sets.load(name)
    palette = chosen.PALETTES[rng.integers(len(chosen.PALETTES))]
    return Brief(set=name, palette=palette, key=chosen.KEY, lens=chosen.LENS, seed=seed)
