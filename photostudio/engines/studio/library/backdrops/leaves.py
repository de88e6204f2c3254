"""Real leaves close behind the product, and before the lens at the picture's corners; a blurred wood behind them."""

import numpy as np

from photostudio.engines.studio import foliage, shapes
from photostudio.engines.studio.framing import is_beside, window
from photostudio.engines.studio.library.backdrops.canvas import STEEP, Canvas
from photostudio.engines.studio.library.backdrops.greenery import garden
from photostudio.engines.studio.library.backdrops.places import outdoors
from photostudio.engines.studio.library.backdrops.skies import sky_light
from photostudio.engines.studio.library.kinds import BackdropKind, Support
from photostudio.engines.studio.pedestals import beside
from photostudio.engines.studio.scene import Colour, Item, Stage
from photostudio.engines.studio.textures import tinted
from photostudio.engines.studio.transforms import move, turn
from photostudio.imaging.arrays import Linear

HABITS = (foliage.FICUS, foliage.EUCALYPTUS, foliage.FICUS, foliage.OLIVE)
PLANTS = 8
SHADE = 0.55  # what a thicket lets through


def leaves(stage: Stage, support: Support) -> tuple[Item, ...]:
    """A thicket on both sides, its tips in the picture, before a shady wood."""
    far = _far(stage, support)
    if stage.lens.pitch > STEEP:
        return far
    return (*_thicket(stage, support), *_near(stage), *far)


def _shady(stage: Stage, canvas: Canvas) -> Linear:
    return SHADE * garden(stage, canvas)


_far = outdoors(_shady, ground="moss", depth=4.4)


def _thicket(stage: Stage, support: Support) -> list[Item]:
    rng, items = stage.rng, list[Item]()
    seen = window(stage, support.back)
    for number in range(PLANTS):
        side = 1 if number % 2 else -1
        z = support.back + float(rng.uniform(-0.35, 0.25))
        x = beside(stage, side, z, clear=float(rng.uniform(0.0, 0.4)))
        lean = turn(float(-side * rng.uniform(-4, 34)), "z") @ turn(float(rng.uniform(-60, 60)), "y")
        habit = HABITS[int(rng.integers(len(HABITS)))]
        foot = support.floor + float(rng.uniform(0.0, 0.5)) * (number % 3)
        twig = foliage.twig(rng, habit, length=float(rng.uniform(0.55, 0.95)) * (seen.top - seen.bottom) * 0.62)
        items += foliage.dress(
            rng, f"plant {number + 1}", twig, colour=_green(stage), transform=move(x, foot, z) @ lean
        )
    return items


def _near(stage: Stage) -> list[Item]:
    """Leaves close to the lens that reach into two corners, never before the product."""
    rng, items = stage.rng, list[Item]()
    z = 1.1
    seen = window(stage, z)
    for number, side in enumerate((-1, 1)):
        edge = seen.right if side > 0 else seen.left
        for outwards in np.linspace(0.0, 0.5, 6):
            start = (edge + side * (0.04 + outwards), seen.bottom - 0.15 + 0.1 * number, z)
            lean = turn(float(side * rng.uniform(5, 40)), "z") @ turn(float(rng.uniform(-40, 40)), "y")
            place = move(*start) @ lean
            twig = foliage.twig(rng, foliage.FICUS, length=0.28 * (stage.view_right - stage.view_left))
            if is_beside(stage, shapes.moved(shapes.merged(twig), place).positions, gap=0.12):
                items += foliage.dress(rng, f"near leaf {number + 1}", twig, colour=_green(stage), transform=place)
                break
    return items


def _green(stage: Stage) -> Colour:
    rng, colour = stage.rng, stage.colours.backdrop
    return tinted(tinted(colour, float(rng.uniform(0, 0.45))), float(rng.uniform(0, 0.25)), (0.30, 0.34, 0.06))


BACKDROPS = {
    "leaves": BackdropKind(colours=("#4c7a35", "#2f5a45", "#6f7f48", "#7f6a35", "#3f6f4a"), build=leaves, sky=sky_light)
}
