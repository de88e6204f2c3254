"""One length of cloth that hangs behind the product and flows over the table under it: satin or linen."""

from dataclasses import replace

import numpy as np

from photostudio.engines.studio import lights, textures
from photostudio.engines.studio.framing import window
from photostudio.engines.studio.noise import fractal, level, smoothstep
from photostudio.engines.studio.pedestals import support
from photostudio.engines.studio.scene import Colour, Exposure, Item, KeyLight, Lens, Material, Mesh, Scene, Stage
from photostudio.engines.studio.sets.palettes import palette
from photostudio.engines.studio.shapes import Floats, sheet

LENS = Lens(fov=26, pitch=11, distance=4.3, aperture=0.012)
KEY = KeyLight(azimuth=-66, elevation=40, softness=0.45, warmth=0.15)
PALETTES = (
    palette("#efe4d6", "#efe4d6", "#d8c3a8", "#b98d64"),  # ivory
    palette("#e7c9c2", "#e7c9c2", "#d3a39a", "#a8645f"),  # blush
    palette("#c9b18c", "#c9b18c", "#a98b60", "#7a5c36"),  # champagne
    palette("#3f5245", "#3f5245", "#2c3b32", "#c9a66b"),  # bottle green
    palette("#5a2530", "#5a2530", "#42171f", "#d1a074"),  # burgundy
    palette("#aebccb", "#aebccb", "#8598ad", "#5b6f88"),  # mist blue
    palette("#26304a", "#26304a", "#182036", "#c7b38c"),  # midnight
)
ROWS, COLUMNS = 420, 340
LINEN = 0.25  # of the seeds: the others lay out satin


def build(stage: Stage) -> Scene:
    return Scene(
        items=(
            Item("cloth", _drape(stage), _cloth(stage)),
            lights.key(stage, irradiance=3.0),
            lights.lamp(
                "rim",
                position=(3.2 if stage.key.azimuth < 0 else -3.2, 2.6, -0.6),
                target=(0.0, 0.4, -0.6),
                half_width=0.5,
                half_height=0.9,
                irradiance=1.0,
                tint=(1.0, 1.0, 1.0),
            ),
        ),
        environment=lights.fill(stage, 0.16),
        exposure=Exposure(white=_brightness(stage.brief.palette.surface), percentile=85),
        bounces=4,
    )


def _brightness(colour: Colour) -> float:
    """Dark cloth stays dark in the picture."""
    luminance = float(np.dot(colour, (0.2126, 0.7152, 0.0722)))
    return float(np.clip(0.95 * luminance**0.7, 0.085, 0.76))


def _cloth(stage: Stage) -> Material:
    """Satin shines along its folds; linen shows its threads."""
    rng, colour = stage.rng, stage.brief.palette.surface
    if rng.random() < LINEN:
        finish = textures.weave(rng, base=colour, threads=150)
        return Material(
            colour=replace(finish.colour, repeat=1.2),
            roughness=0.9,
            specular=0.1,
            sheen=0.4,
            bump=replace(finish.height, repeat=1.2),
            bump_height=0.003,
        )
    finish = textures.weave(rng, size=512, base=colour, threads=128)
    return Material(
        colour=colour,
        roughness=0.40,
        specular=0.3,
        metallic=0.42,  # tints the shine with the cloth's own colour, as silk does
        sheen=0.1,
        bump=replace(finish.height, repeat=2.4),
        bump_height=0.0006,
    )


def _drape(stage: Stage) -> Mesh:
    """A sheet along the floor, a bend and a wall, pushed out along its normal by folds that end before the product."""
    rng = stage.rng
    back, radius = -float(rng.uniform(1.0, 1.25)), 0.55
    half_width = 0.7 * window(stage, back - 1.0).width
    course, normal = _profile(back, radius, top=window(stage, back).top + 0.8)
    x = np.linspace(-half_width, half_width, COLUMNS)[None, :] + (stage.view_left + stage.view_right) / 2
    z, y = course[:, 0:1], course[:, 1:2]
    beside = np.maximum(np.abs(x) - support(stage) / 2, 0)
    calm = smoothstep(0.08, 0.75, np.hypot(beside, z) + 1.5 * y)
    folds = _folds(rng, x, course) * (0.04 + 0.15 * smoothstep(0.05, 0.8, y)) * calm
    points = np.stack(np.broadcast_arrays(x, y + normal[:, 1:2] * folds, z + normal[:, 0:1] * folds), axis=-1)
    return sheet(points)


def _folds(rng: np.random.Generator, x: Floats, course: Floats) -> Floats:
    """Two sweeps of soft folds, 0 … 2 high: long ones that bend and come and go, and narrow ones that cross them."""
    along = np.cumsum(np.hypot(*np.gradient(course, axis=0).T))[:, None]
    bend, swing, presence, narrow_presence = (
        fractal(rng, max(ROWS, COLUMNS), coarsest=1.0, finest=3.5, slope=2.2)[:ROWS, :COLUMNS] for _ in range(4)
    )
    slant = float(rng.choice([-1, 1]) * rng.uniform(0.05, 0.4))
    long = 2 * np.pi / rng.uniform(0.5, 0.8) * (x + slant * along + 0.22 * bend)
    narrow = 2 * np.pi / rng.uniform(0.22, 0.3) * (x - 0.8 * slant * along + 0.20 * swing)
    broad_crests = (0.5 + 0.5 * np.cos(long + 0.5 * np.sin(long))) ** 1.3
    narrow_crests = (0.5 + 0.5 * np.cos(narrow)) ** 1.2
    heave = 0.5 * level(bend + swing)
    return np.asarray(
        heave + broad_crests * (0.5 + 0.5 * level(presence)) + 0.2 * narrow_crests * level(2 * narrow_presence - 0.8)
    )


def _profile(back: float, radius: float, *, top: float) -> tuple[Floats, Floats]:
    """Return z, y and the upward normal's z, y along the sheet, evenly spaced from the front to the top."""
    floor = 2.4 - (back + radius)
    bend = radius * np.pi / 2
    length = floor + bend + max(top - radius, 0.1)
    along = np.linspace(0, length, ROWS)
    angle = np.clip((along - floor) / radius, 0, np.pi / 2)
    risen = np.maximum(along - floor - bend, 0)
    z = 2.4 - np.minimum(along, floor) - radius * np.sin(angle)
    y = radius * (1 - np.cos(angle)) + risen
    return np.stack([z, y], axis=-1), np.stack([np.sin(angle), np.cos(angle)], axis=-1)
