"""A mossy stone in the woods: leaves before and behind, spots of sun between them."""

from dataclasses import replace

import numpy as np

from photostudio.engines.studio import backdrops, foliage, gobos, lights, props, shapes, textures, views
from photostudio.engines.studio.arrange import is_beside
from photostudio.engines.studio.framing import window
from photostudio.engines.studio.noise import smoothstep
from photostudio.engines.studio.pedestals import beside, support
from photostudio.engines.studio.scene import (
    Colour,
    Exposure,
    Item,
    KeyLight,
    Lens,
    Material,
    Scene,
    Stage,
)
from photostudio.engines.studio.sets.palettes import palette
from photostudio.engines.studio.shapes import Floats
from photostudio.engines.studio.transforms import move, turn
from photostudio.imaging.arrays import Linear

LENS = Lens(fov=26, pitch=6, distance=4.4, aperture=0.05)
KEY = KeyLight(azimuth=-40, elevation=52, softness=0.12, warmth=0.25)
PALETTES = (
    palette("#4c7a35", "#5f7d34", "#3f6b30", "#f5efb0"),  # beech wood in June
    palette("#2f5a45", "#4d6b3a", "#2c5640", "#d9ecc4"),  # rain forest
    palette("#7b8550", "#5f6a3a", "#5b6b3c", "#f8efc4"),  # olive grove
    palette("#9a6a2e", "#6d6a35", "#a8662c", "#ffe0a0"),  # autumn
    palette("#5f7f6c", "#66794a", "#587862", "#eef5e6"),  # misty morning
)
STONE: Colour = (0.085, 0.095, 0.062)
EARTH: Colour = (0.045, 0.034, 0.022)
HABITS = (foliage.FICUS, foliage.EUCALYPTUS, foliage.PALM, foliage.OLIVE)


def build(stage: Stage) -> Scene:
    height = float(stage.rng.uniform(0.26, 0.36))
    return Scene(
        items=(
            _stone(stage, height),
            _floor(stage, height),
            *_thicket(stage, height),
            *_near_leaves(stage),
            backdrops.hang(stage, "wood", _wood(stage), z=-5.0),
            gobos.hang(
                stage,
                gobos.branch(stage.rng),
                name="leaf shade",
                target=(0.0, 0.3, -0.1),
                half_width=0.75,
                half_height=0.75,
                roll=float(stage.rng.uniform(-40, 40)),
            ),
            lights.key(stage, irradiance=6.5),
        ),
        environment=lights.fill(stage, 0.4),
        exposure=Exposure(white=0.5, percentile=88),
        bounces=5,
    )


def _mossy(stage: Stage, ground: Colour, *, cover: float) -> Material:
    finish = textures.moss(stage.rng, green=stage.brief.palette.surface, ground=ground, cover=cover)
    return Material(
        colour=replace(finish.colour, repeat=0.9),
        roughness=0.9,
        specular=0.15,
        sheen=0.3,
        bump=replace(finish.height, repeat=0.9),
        bump_height=0.035,
    )


def _stone(stage: Stage, height: float) -> Item:
    width = support(stage) + 0.45
    depth = max(0.62 * width, 0.75)
    stone = props.boulder(stage.rng, width=width, depth=depth, height=height + 0.05)
    return Item("stone", stone, _mossy(stage, STONE, cover=1.0), move(0, 0, -0.05))


def _floor(stage: Stage, height: float) -> Item:
    rng = stage.rng
    humps = [(rng.uniform(1, 4), rng.uniform(0, 6.3), rng.uniform(0, 6.3)) for _ in range(8)]

    def ground(x: Floats, z: Floats) -> Floats:
        rise = sum(np.sin(f * (x * np.cos(a) + z * np.sin(a)) + phase) / f for f, a, phase in humps)
        return np.asarray(0.05 * rise - height + 0.10 * smoothstep(0.8, 3.0, -z))

    reach = 1.3 * window(stage, -5.0).width
    return Item(
        "forest floor",
        shapes.terrain(ground, half_width=reach, near=2.2, far=-5.2, resolution=240),
        _mossy(stage, EARTH, cover=0.75),
    )


def _thicket(stage: Stage, height: float) -> list[Item]:
    """Plants behind both sides of the product."""
    rng, items = stage.rng, list[Item]()
    for number in range(5):
        side = 1 if number % 2 else -1
        z = float(rng.uniform(-1.7, -0.55))
        x = beside(stage, side, z, clear=float(rng.uniform(0.15, 0.55)))
        lean = turn(float(-side * rng.uniform(2, 26)), "z") @ turn(float(rng.uniform(-60, 60)), "y")
        habit = HABITS[int(rng.integers(len(HABITS)))]
        twig = foliage.twig(rng, habit, length=float(rng.uniform(0.9, 1.5)))
        place = move(x, -height, z) @ lean
        items += foliage.dress(rng, f"plant {number + 1}", twig, colour=_green(stage), transform=place)
    return items


def _near_leaves(stage: Stage) -> list[Item]:
    """Blurred leaves close to the lens that reach into two corners, never before the product."""
    rng, items = stage.rng, list[Item]()
    seen = window(stage, 1.5)
    for number, side in enumerate((-1, 1)):
        edge = seen.right if side > 0 else seen.left
        for outwards in np.linspace(0.0, 0.5, 6):
            start = (edge + side * (0.04 + outwards), seen.bottom - 0.15 + 0.1 * number, 1.5)
            lean = turn(float(side * rng.uniform(5, 40)), "z") @ turn(float(rng.uniform(-40, 40)), "y")
            place = move(*start) @ lean
            twig = foliage.twig(rng, foliage.FICUS, length=0.28 * (stage.view_right - stage.view_left))
            if is_beside(stage, foliage.moved(foliage.merged(twig), place).positions, gap=0.12):
                items += foliage.dress(rng, f"near leaf {number + 1}", twig, colour=_green(stage), transform=place)
                break
    return items


def _green(stage: Stage) -> tuple[float, float, float]:
    rng, colours = stage.rng, stage.brief.palette
    return textures.tinted(colours.prop, float(rng.uniform(0, 0.5)), colours.surface)


def _wood(stage: Stage) -> Linear:
    colours = stage.brief.palette
    return 0.45 * views.garden(stage.rng, foliage=colours.backdrop, light=colours.accent, blur=0.03)
