"""Plaster podiums in a pastel room, with an arch, a disc, tablets or steps behind the product."""

from dataclasses import replace

from photostudio.engines.studio import lights, shapes
from photostudio.engines.studio.library.backdrops.arches import BACKINGS
from photostudio.engines.studio.coats import painted
from photostudio.engines.studio.pedestals import Pedestal, pedestal, side_spot, unit
from photostudio.engines.studio.scene import (
    Exposure,
    Item,
    KeyLight,
    Lens,
    Material,
    Scene,
    Sphere,
    Stage,
)
from photostudio.engines.studio.sets.palettes import palette
from photostudio.engines.studio.transforms import move

LENS = Lens(fov=26, pitch=8, distance=4.2)
KEY = KeyLight(azimuth=-48, elevation=46, softness=0.32, warmth=0.12)
PALETTES = (
    palette("#f3cfc4", "#faece3", "#eab3a3", "#dd8261"),  # blush and terracotta
    palette("#cbd6c1", "#f0f2e8", "#a9bb9d", "#e3ae72"),  # sage and ochre
    palette("#cadeec", "#f1f6f9", "#a3c3dd", "#f3cd74"),  # powder blue and butter
    palette("#ded4ec", "#f5f0f9", "#bfabdb", "#f3ae92"),  # lilac and apricot
    palette("#f8d5b8", "#fdeddc", "#f2ab8c", "#d0604f"),  # peach and coral
    palette("#cfe6db", "#f6f7f1", "#f3c6c1", "#e88c80"),  # mint and rose
    palette("#e4d6c4", "#f6efe6", "#d1b99d", "#b17f56"),  # sand and clay
)


def build(stage: Stage) -> Scene:
    rng, colours = stage.rng, stage.brief.palette
    height = float(rng.choice([rng.uniform(0.12, 0.17), rng.uniform(0.3, 0.42)])) * unit(stage) ** 0.5
    base = pedestal(stage, height, bevel=0.022)
    floor = -height
    room, pale, deep, bright = (
        painted(rng, colour) for colour in (colours.backdrop, colours.surface, colours.prop, colours.accent)
    )
    backing = BACKINGS[rng.integers(len(BACKINGS))]
    z = base.back - rng.uniform(0.45, 0.6)
    coats = (pale, deep) if rng.random() < 0.6 else (deep, pale)
    walls = shapes.cyclorama(back=z - rng.uniform(0.5, 0.75), radius=0.12)
    items = [
        Item("room", walls, room, move(0, floor, 0)),
        Item("pedestal", base.mesh, pale, base.transform),
        *backing(stage, floor, z, coats),
        *_props(stage, base, deep, replace(bright, roughness=0.35, specular=0.5)),
        lights.key(stage, distance=7, irradiance=3.0),
    ]
    return Scene(
        items=tuple(items),
        environment=lights.fill(stage, 0.42),
        exposure=Exposure(white=0.72, percentile=65),
        bounces=4,
    )


def _props(stage: Stage, base: Pedestal, coat: Material, bright: Material) -> list[Item]:
    """A second drum on one side, sometimes with a ball on it, and a ball on the floor on the other."""
    side = int(stage.rng.choice([-1, 1]))
    return [*_drum(stage, base, side, coat, bright), *_ball(stage, base, -side, bright)]


def _drum(stage: Stage, base: Pedestal, side: int, coat: Material, bright: Material) -> list[Item]:
    rng, size, floor = stage.rng, unit(stage), -base.height
    radius = size * rng.uniform(0.2, 0.27)
    height = max(base.height + size * rng.uniform(-0.05, 0.3), 0.12)
    z = base.back - radius - 0.02
    x = side_spot(stage, side, z=z, radius=radius, room=rng.uniform(0.55, 0.85))
    if x is None:
        return []
    drum = Item("side drum", shapes.podium(radius, height), coat, move(x, floor, z))
    ball = 0.55 * radius
    if rng.random() < 0.5:
        return [drum]
    return [drum, Item("small ball", Sphere((x, floor + height + ball, z), ball), bright)]


def _ball(stage: Stage, base: Pedestal, side: int, bright: Material) -> list[Item]:
    radius = unit(stage) * stage.rng.uniform(0.1, 0.15)
    z = -0.25 * base.depth
    x = side_spot(stage, side, z=z, radius=radius, room=stage.rng.uniform(0.5, 0.8), beyond=base.width / 2)
    return [] if x is None else [Item("ball", Sphere((x, radius - base.height, z), radius), bright)]
