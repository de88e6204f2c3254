"""A wooden table by a window, with a garden, a bright room or evening lamps out of focus behind it."""

from dataclasses import replace

import numpy as np

from photostudio.engines.studio import backdrops, foliage, lights, props, shapes, timber, views
from photostudio.engines.studio.framing import window
from photostudio.engines.studio.pedestals import beside, unit
from photostudio.engines.studio.scene import Exposure, Item, KeyLight, Lens, Material, Scene, Stage
from photostudio.engines.studio.sets.palettes import palette
from photostudio.engines.studio.transforms import move, scale, turn
from photostudio.imaging.arrays import Linear

LENS = Lens(fov=26, pitch=7, distance=4.4, aperture=0.018)
KEY = KeyLight(azimuth=-62, elevation=38, softness=0.42, warmth=0.3)
PALETTES = (
    palette("#55783c", "#a5764c", "#e9e2d6", "#f4ecb6"),  # oak before a summer garden
    palette("#4a3427", "#70482f", "#d9c7ae", "#ffb566"),  # walnut, evening lamps
    palette("#e6dfd3", "#d6bd9a", "#f3eee6", "#fbfdff"),  # ash in a bright kitchen
    palette("#8a5a2c", "#8b6243", "#e6d8c3", "#ffd9a0"),  # reclaimed pine, autumn
    palette("#2b3d52", "#7a5639", "#dfe3e6", "#ffc27a"),  # blue hour
    palette("#8da096", "#b08f6c", "#f1efe9", "#f2f6ee"),  # beech before eucalyptus
)
LEAF = (0.13, 0.21, 0.10)


def build(stage: Stage) -> Scene:
    edge = -float(stage.rng.uniform(0.85, 1.3))
    return Scene(
        items=(
            _table(stage, edge),
            backdrops.hang(stage, "view", _view(stage), z=-5.5),
            *_still_life(stage, edge),
            lights.key(stage, irradiance=3.4),
        ),
        environment=lights.fill(stage, 0.22),
        exposure=Exposure(white=_brightness(stage), percentile=88),
        bounces=5,
    )


def _table(stage: Stage, edge: float) -> Item:
    """Boards from behind the camera's view to the table's `edge`."""
    finish = timber.planks(stage.rng, base=stage.brief.palette.surface, contrast=_contrast(stage))
    wood = Material(
        colour=replace(finish.colour, repeat=1 / 2.4),
        roughness=0.46,
        specular=0.28,
        bump=replace(finish.height, repeat=1 / 2.4),
        bump_height=0.02,
    )
    front = 2.2
    board = shapes.slab(2.4 * window(stage, edge).width, front - edge, 0.12, bevel=0.02)
    return Item("table", board, wood, move(0, -0.12, (front + edge) / 2))


def _is_bright(stage: Stage) -> bool:
    return float(np.mean(stage.brief.palette.backdrop)) > 0.5


def _is_dark(stage: Stage) -> bool:
    return float(np.mean(stage.brief.palette.backdrop)) < 0.07


def _brightness(stage: Stage) -> float:
    """A morning kitchen is bright, an evening room dim."""
    if _is_bright(stage):
        return 0.80
    return 0.50 if _is_dark(stage) else 0.62


def _contrast(stage: Stage) -> float:
    """Pale woods show their figure less."""
    return float(np.clip(1.6 - 1.6 * np.mean(stage.brief.palette.surface), 0.6, 1.4))


def _view(stage: Stage) -> Linear:
    colours, rng = stage.brief.palette, stage.rng
    if _is_dark(stage):
        return views.evening(rng, wall=colours.backdrop, light=colours.accent)
    if _is_bright(stage):
        return 0.8 * views.day_room(rng, wall=colours.backdrop, light=colours.accent)
    return views.garden(rng, foliage=colours.backdrop, light=colours.accent)


def _still_life(stage: Stage, edge: float) -> list[Item]:
    """A vase with twigs at the back of one side, a bowl at the other, both partly out of the picture."""
    rng, size = stage.rng, unit(stage)
    side = int(rng.choice([-1, 1]))
    glaze = Material(colour=stage.brief.palette.prop, roughness=0.38, specular=0.45)
    z = edge * 0.62
    tall = size * float(rng.uniform(0.42, 0.54))
    x = beside(stage, side, z, clear=0.32 * tall + 0.20)
    items = [Item("vase", props.vase(rng), glaze, move(x, 0, z) @ scale(tall, tall, tall))]
    habit = (foliage.EUCALYPTUS, foliage.OLIVE)[int(rng.integers(2))]
    for number in range(3):
        lean = turn(float(rng.uniform(-8, 26)) * -side, "z") @ turn(float(rng.uniform(0, 360)), "y")
        twig = foliage.twig(rng, habit, length=tall * float(rng.uniform(1.1, 1.5)))
        items += foliage.dress(
            rng,
            f"twig {number + 1}",
            twig,
            colour=LEAF,
            transform=move(x, 0.93 * tall, z) @ lean,
        )
    width = size * float(rng.uniform(0.34, 0.42))
    bowl_z = edge * 0.42
    bowl_x = beside(stage, -side, bowl_z, clear=width * 0.6 + 0.14)
    bowl = move(bowl_x, 0, bowl_z) @ scale(width, width, width)
    items.append(Item("bowl", props.bowl(rng), glaze, bowl))
    return items
