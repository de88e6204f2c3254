"""Rippled sand by the sea, with shells, pebbles or a starfish, under a clear or an evening sky."""

from dataclasses import replace

import numpy as np

from photostudio.engines.studio import backdrops, lights, props, shapes, textures, views
from photostudio.engines.studio.arrange import Spot, scatter
from photostudio.engines.studio.framing import horizon, window
from photostudio.engines.studio.noise import smoothstep
from photostudio.engines.studio.scene import Exposure, Item, KeyLight, Lens, Material, Mesh, Scene, Stage
from photostudio.engines.studio.sets.palettes import palette
from photostudio.engines.studio.shapes import Floats, HeightField
from photostudio.engines.studio.transforms import move, scale, turn

LENS = Lens(fov=26, pitch=4.5, distance=4.4, aperture=0.016)
KEY = KeyLight(azimuth=-58, elevation=30, softness=0.12, warmth=0.3)
PALETTES = (
    palette("#6fb0d8", "#dcc09a", "#f3e9dc", "#3f9db3"),  # noon, turquoise
    palette("#a9c6dc", "#e6d2b4", "#fbf3ea", "#6aa7b5"),  # pale morning
    palette("#e9b68c", "#d6ac80", "#f6e2cd", "#5d86a0"),  # golden hour
    palette("#c9a9c4", "#d8b79d", "#f4e4dd", "#7f88b2"),  # violet dusk
    palette("#8fb9c4", "#cdb79a", "#efe9df", "#447a80"),  # northern coast
)
SHORE = -3.4


def build(stage: Stage) -> Scene:
    ground = _dunes(stage)
    return Scene(
        items=(
            _sand(stage, ground),
            _sea(stage),
            *_flotsam(stage, ground),
            lights.key(stage, distance=7, irradiance=5.4),
        ),
        environment=lights.fill(stage, 0.5),
        exposure=Exposure(white=0.82, percentile=88),
        bounces=4,
    )


def _dunes(stage: Stage) -> HeightField:
    """Wind ripples over gentle humps, level where the product stands; they lie across the sun, which shows them."""
    rng = stage.rng
    waves = [(rng.uniform(0.5, 1.3), rng.uniform(0, 2 * np.pi), rng.uniform(0, 2 * np.pi)) for _ in range(5)]
    bearing = np.radians(stage.key.azimuth + rng.uniform(-30, 30))
    bends = [(rng.uniform(1.5, 5.5), rng.uniform(0, 2 * np.pi), rng.uniform(0, 2 * np.pi)) for _ in range(8)]

    def wander(x: Floats, z: Floats, courses: list[tuple[float, float, float]]) -> Floats:
        return np.asarray(sum(np.sin(f * (x * np.cos(a) + z * np.sin(a)) + phase) for f, a, phase in courses))

    def height(x: Floats, z: Floats) -> Floats:
        away = np.hypot(x, z)
        humps = 0.022 * wander(x, z, waves) * smoothstep(0.9, 2.6, away)
        across = (x * np.sin(bearing) + z * np.cos(bearing)) * 50 + 0.85 * wander(x, z, bends)
        ripple = 0.5 + 0.5 * np.sin(across + 0.35 * np.sin(across))
        patch = 0.35 + 0.65 * smoothstep(-1.0, 2.0, wander(1.6 * x, 1.6 * z, bends[::-1]))
        fade = 1 - smoothstep(1.6, 3.0, away)
        return np.asarray(humps + 0.013 * (ripple - 0.5) * patch * fade - 0.002)

    return height


def _sand(stage: Stage, ground: HeightField) -> Item:
    finish = textures.sand(stage.rng, base=stage.brief.palette.surface)
    sand = Material(
        colour=replace(finish.colour, repeat=0.55),
        roughness=0.95,
        specular=0.1,
        bump=replace(finish.height, repeat=0.9),
        bump_height=0.012,
    )
    beach = shapes.terrain(
        ground, half_width=1.2 * window(stage, SHORE).width, near=2.4, far=SHORE - 1.5, resolution=380
    )
    return Item("sand", beach, sand)


def _sea(stage: Stage) -> Item:
    """A picture behind the beach whose horizon is as high as the camera."""
    z = SHORE - 1.2
    eye_level, shore = (backdrops.row(stage, height, z=z) for height in (horizon(stage), 0.05))
    colours = stage.brief.palette
    haze = textures.tinted(colours.backdrop, 0.72, (1.0, 0.97, 0.93))
    picture = views.sea(
        stage.rng, horizon=eye_level, shore=shore, water=colours.accent, sky=colours.backdrop, haze=haze
    )
    return backdrops.hang(stage, "sea", picture, z=z)


def _flotsam(stage: Stage, ground: HeightField) -> list[Item]:
    """An odd number of shells and pebbles in loose groups, and sometimes a starfish."""
    rng, items = stage.rng, []
    for number, spot in enumerate(
        scatter(stage, count=int(rng.choice([3, 5, 7])), sizes=(0.05, 0.15), depths=(-1.0, 0.75))
    ):
        make = (props.scallop, props.pebble, props.starfish)[int(rng.choice(3, p=(0.45, 0.35, 0.2)))]
        items.append(_washed_up(stage, f"find {number + 1}", make(rng), spot, ground))
    return items


def _washed_up(stage: Stage, name: str, mesh: Mesh, spot: Spot, ground: HeightField) -> Item:
    rng, colours = stage.rng, stage.brief.palette
    y = float(ground(np.array(spot.x), np.array(spot.z))) - 0.03 * spot.size
    tone = textures.tinted(colours.prop, float(rng.uniform(0, 0.45)), colours.surface)
    lie = turn(float(rng.normal(0, 8)), "x") @ turn(float(rng.uniform(0, 360)), "y")
    size = spot.size
    return Item(
        name,
        mesh,
        Material(colour=tone, roughness=0.5, specular=0.4),
        move(spot.x, y, spot.z) @ lie @ scale(size, size, size),
    )
