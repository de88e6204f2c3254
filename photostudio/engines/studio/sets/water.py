"""Clear shallow water with rings and dancing light, the product on a low stone just above it."""

from dataclasses import replace

import numpy as np

from photostudio.engines.studio import backdrops, lights, props, shapes, textures, views
from photostudio.engines.studio.arrange import scatter
from photostudio.engines.studio.framing import horizon, window
from photostudio.engines.studio.noise import fractal, level, smoothstep
from photostudio.engines.studio.pedestals import Pedestal, pedestal
from photostudio.engines.studio.scene import Colour, Exposure, Item, KeyLight, Lens, Material, Scene, Stage, Texture
from photostudio.engines.studio.sets.palettes import palette
from photostudio.engines.studio.shapes import Floats, HeightField
from photostudio.engines.studio.transforms import move, scale, turn

LENS = Lens(fov=26, pitch=9, distance=4.3, aperture=0.012)
KEY = KeyLight(azimuth=40, elevation=48, softness=0.25, warmth=0.05)
PALETTES = (
    palette("#bfe3f2", "#37a3c4", "#eef4f6", "#e8fbff"),  # pool blue
    palette("#d5efe9", "#4fb3a8", "#f3f6f2", "#f2fff8"),  # lagoon
    palette("#f6d9cf", "#c98f93", "#f8ece6", "#fff1e6"),  # rose water
    palette("#dcd9f0", "#7f86c2", "#f1f0f8", "#f4f2ff"),  # lavender
    palette("#2c4a63", "#123a52", "#aab7c0", "#9fd6ea"),  # night lake
    palette("#e3eff1", "#93bcc4", "#f4f5f5", "#ffffff"),  # clear spring
)
DEPTH = 0.07
FAR = -11.0


def build(stage: Stage) -> Scene:
    stone = pedestal(stage, DEPTH + 0.10, bevel=0.03)
    surface = _ripples(stage.rng, stone)
    return Scene(
        items=(
            _water(stage, surface),
            Item("stone", stone.mesh, _smooth_stone(stage.rng, stage.brief.palette.prop), stone.transform),
            *_pebbles(stage, stone),
            _sky(stage),
            lights.key(stage, irradiance=2.6),
        ),
        environment=lights.fill(stage, 0.5),
        exposure=Exposure(white=0.70, percentile=80),
        bounces=5,
    )


def _ripples(rng: np.random.Generator, stone: Pedestal) -> HeightField:
    """Rings round the stone over a light breeze; the water lies `DEPTH` below the product."""
    breeze = [(rng.uniform(3, 15), rng.uniform(0, 2 * np.pi), rng.uniform(0, 2 * np.pi)) for _ in range(14)]
    long = stone.width / 2 - stone.depth / 2

    def height(x: Floats, z: Floats) -> Floats:
        outside = np.hypot(np.maximum(np.abs(x) - long, 0), z) - stone.depth / 2
        rings = 0.011 * np.sin(21 * outside) * np.exp(-1.3 * np.maximum(outside, 0)) * smoothstep(0.0, 0.12, outside)
        wind = sum(
            0.010 / f * np.sin(f * (x * np.cos(a) + z * np.sin(a)) + phase + 0.6 * np.sin(1.7 * x - 1.3 * z))
            for f, a, phase in breeze
        )
        return np.asarray(rings + wind - DEPTH)

    return height


def _water(stage: Stage, surface: HeightField) -> Item:
    """Shallow water is drawn as its bottom, with the light that ripples throw on it, under a gloss of reflected sky."""
    colours = stage.brief.palette
    light = textures.caustics(stage.rng, cells=6)
    tint = textures.tinted(colours.surface, 0.12, colours.accent)
    shade = level(fractal(stage.rng, 1024, coarsest=2, finest=6, slope=1.4))
    deeper = textures.tinted(colours.surface, 0.45)
    bottom = textures.paint(tint, (0.45 * (1 - shade), deeper), (0.55 * light * shade, colours.accent))
    wet = Material(colour=Texture(bottom, repeat=0.55, mirrored=False), roughness=0.04, specular=0.55)
    half_width = 0.7 * window(stage, FAR).width
    return Item("water", shapes.terrain(surface, half_width=half_width, near=2.4, far=FAR, resolution=420), wet)


def _smooth_stone(rng: np.random.Generator, colour: Colour) -> Material:
    finish = textures.plaster(rng, size=384, base=colour, pores=0.5)
    return Material(
        colour=replace(finish.colour, repeat=0.8),
        roughness=0.45,
        specular=0.35,
        bump=replace(finish.height, repeat=0.8),
        bump_height=0.004,
    )


def _pebbles(stage: Stage, stone: Pedestal) -> list[Item]:
    """An odd number of wet stones that stand out of the water."""
    rng, items = stage.rng, []
    for number, spot in enumerate(scatter(stage, count=int(rng.choice([3, 5])), sizes=(0.07, 0.2), depths=(-1.6, 0.5))):
        if abs(spot.x) < stone.width / 2 + spot.size / 2 and abs(spot.z) < stone.depth / 2 + spot.size / 2:
            continue
        tone = textures.tinted(stage.brief.palette.prop, float(rng.uniform(0.05, 0.5)), stage.brief.palette.surface)
        lie = turn(float(rng.uniform(0, 360)), "y") @ scale(spot.size, spot.size, spot.size)
        items.append(
            Item(
                f"pebble {number + 1}",
                props.pebble(rng),
                _smooth_stone(rng, tone),
                move(spot.x, -DEPTH - 0.02, spot.z) @ lie,
            )
        )
    return items


def _sky(stage: Stage) -> Item:
    """A sky that meets the water in haze, so that no line cuts through the picture."""
    colours = stage.brief.palette
    eye_level = backdrops.row(stage, horizon(stage), z=FAR)
    pale = textures.tinted(colours.backdrop, 0.6, (1.0, 1.0, 1.0))
    mist = textures.tinted(colours.backdrop, 0.3, colours.surface)
    top = textures.tinted(colours.backdrop, 0.3, colours.surface)
    picture = views.sky(stage.rng, ((0.0, top), (0.75 * eye_level, pale), (eye_level, mist), (1.0, mist)))
    sun_x, sun_y = float(stage.rng.uniform(0.2, 0.8)), eye_level * float(stage.rng.uniform(0.5, 0.9))
    return backdrops.hang(stage, "sky", backdrops.glare(picture, sun_x, sun_y, colours.accent), z=FAR)
