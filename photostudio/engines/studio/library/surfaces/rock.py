"""A ledge of bare rock high up: broken faces, and nothing behind its edge but the view."""

import numpy as np

from photostudio.engines.studio.library.kinds import Ground
from photostudio.engines.studio.library.surfaces.land import Floats, calm, ground
from photostudio.engines.studio.noise import cells, fractal, sample, smoothstep
from photostudio.engines.studio.scene import Material, Stage

SIZE = 256
TILE = 2.6  # units after which the rock repeats
EDGE, JAGGED = -1.3, 0.55  # where the ledge ends behind the product, and by how much that varies
DROP = 1.2


def crag(stage: Stage, coat: Material) -> Ground:
    """Rock broken into tilted faces, level where the product stands, that falls off behind it."""
    rng = stage.rng
    faces = cells(rng, SIZE, 60, order=0.1)
    lean = rng.normal(0, 0.5, (2, faces.total))[:, faces.number]
    down, across = np.mgrid[0:SIZE, 0:SIZE] / SIZE
    tilted = rng.random(faces.total)[faces.number] + 0.9 * (
        lean[0] * np.sin(2 * np.pi * 3 * across) + lean[1] * np.sin(2 * np.pi * 3 * down)
    )
    worn = np.asarray(tilted * smoothstep(0.0, 5.0, faces.edge), np.float32)
    rough = fractal(rng, SIZE, coarsest=5, finest=70, slope=1.3)
    rim = fractal(rng, 128, coarsest=2, finest=30, slope=1.2)

    def height(x: Floats, z: Floats) -> Floats:
        away = calm(stage, x, z, near=0.0, far=0.45)
        broken = 0.075 * (sample(worn, x / TILE, z / TILE) - 0.45) + 0.014 * sample(rough, x / TILE, z / TILE)
        edge = EDGE + JAGGED * 0.5 * sample(rim, x / 5, 0 * x) - 0.25 * np.abs(x)
        fall = smoothstep(0.0, 0.5, edge - z) + 0.5 * smoothstep(0.3, 2.5, edge - z)
        return np.asarray(broken * away - DROP * fall)

    return ground(stage, "rock", coat, height)
