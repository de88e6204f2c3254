"""Paint and paper: calm surfaces in any colour."""

from dataclasses import replace

import numpy as np

from photostudio.engines.studio import coats
from photostudio.engines.studio.library.kinds import SurfaceKind
from photostudio.engines.studio.noise import fractal, level, smoothstep
from photostudio.engines.studio.scene import Colour, Material
from photostudio.engines.studio.textures import matched, paint, relief, tinted


def paper(rng: np.random.Generator, colour: Colour) -> Material:
    """Return heavy uncoated paper: felt marks and a few fibres that only grazing light finds."""
    size = 512
    felt = fractal(rng, size, coarsest=30, finest=170, slope=0.5)
    cockle = fractal(rng, size, coarsest=2, finest=8, slope=1.6)
    fibres = smoothstep(
        2.0, 2.8, fractal(rng, size, coarsest=40, slope=0.5, stretch=14, angle=float(rng.uniform(0, 180)))
    )
    picture = paint(
        colour, (0.05 * level(cockle), tinted(colour, 0.3)), (0.16 * fibres, tinted(colour, 0.4)), grain=0.008 * felt
    )
    return Material(
        colour=replace(matched(picture, colour), repeat=1.0),
        roughness=0.92,
        specular=0.2,
        bump=replace(relief(0.5 + 0.08 * felt + 0.03 * cockle), repeat=1.0),
        bump_height=0.0035,
    )


SURFACES = {
    "paint": SurfaceKind(
        colours=("#f3c9c0", "#cfe0d6", "#d9d2ec", "#f4e3c1", "#c9dcef", "#f1efec", "#26262a"),
        forms=("drum", "block", "steps", "ground", "slab", "slice"),
        coat=coats.painted,
    ),
    "paper": SurfaceKind(
        colours=("#f2efe9", "#e8d9c4", "#d9c3b5", "#c4cfc6", "#b9c6d3"),
        forms=("ground", "block", "steps", "drum", "slab"),
        coat=paper,
    ),
}
