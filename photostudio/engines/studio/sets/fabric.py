"""One length of cloth that hangs behind the product and flows over the table under it: satin, linen or velvet."""

from dataclasses import replace

import numpy as np

from photostudio.engines.studio import lights, textures
from photostudio.engines.studio.framing import window
from photostudio.engines.studio.noise import fractal, smoothstep
from photostudio.engines.studio.pedestals import support
from photostudio.engines.studio.scene import Exposure, Item, KeyLight, Lens, Material, Mesh, Scene, Stage
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
ROWS, COLUMNS = 560, 460


def build(stage: Stage) -> Scene:
    return Scene(
        items=(
            Item("cloth", _drape(stage), _cloth(stage)),
            lights.key(stage, irradiance=3.0),
            lights.lamp(
                "rim",
                position=(3.2 if stage.brief.key.azimuth < 0 else -3.2, 2.6, -0.6),
                target=(0.0, 0.4, -0.6),
                half_width=0.5,
                half_height=0.9,
                irradiance=0.9,
                tint=(1.0, 1.0, 1.0),
            ),
        ),
        environment=lights.fill(stage, 0.28),
        exposure=Exposure(white=0.62, percentile=85),
        bounces=4,
    )


def _cloth(stage: Stage) -> Material:
    """Satin shines along its folds; linen shows its threads; velvet is dark where it faces you."""
    rng, colour = stage.rng, stage.brief.palette.surface
    kind = rng.choice(3, p=(0.5, 0.3, 0.2))
    if kind == 1:
        finish = textures.weave(rng, base=colour, threads=150)
        return Material(
            colour=replace(finish.colour, repeat=1.2),
            roughness=0.9,
            specular=0.1,
            sheen=0.4,
            bump=replace(finish.height, repeat=1.2),
            bump_height=0.003,
        )
    if kind == 2:
        return Material(colour=textures.tinted(colour, 0.25), roughness=0.85, specular=0.05, sheen=1.0)
    return Material(colour=colour, roughness=0.34, specular=0.5, sheen=0.3)


def _drape(stage: Stage) -> Mesh:
    """A sheet along the floor, a bend and a wall, pushed out along its own normal by folds that calm under the product."""
    rng = stage.rng
    back, radius = -float(rng.uniform(0.9, 1.15)), 0.45
    half_width = 0.75 * window(stage, back - 1.0).width
    course, normal = _profile(back, radius, top=window(stage, back).top + 0.8)
    x = np.linspace(-half_width, half_width, COLUMNS) + (stage.view_left + stage.view_right) / 2
    folds = _folds(rng, ROWS, COLUMNS)
    z, y = course[:, 0:1], course[:, 1:2]
    carried = support(stage) / 2
    away = np.hypot(np.maximum(np.abs(x[None, :]) - carried, 0), np.minimum(np.abs(z), 9) - 0.0)
    on_wall = smoothstep(0.05, 0.9, y)
    calm = smoothstep(0.10, 0.75, away + y) * (0.35 + 0.65 * on_wall)
    push = folds * calm * 0.20
    points = np.stack(np.broadcast_arrays(x[None, :], y + normal[:, 1:2] * push, z + normal[:, 0:1] * push), axis=-1)
    return sheet(points)


def _folds(rng: np.random.Generator, rows: int, columns: int) -> Floats:
    """Long soft folds with rounded crests and sharp valleys that run mostly up and down, here and there merging."""
    size = max(rows, columns)
    wander = fractal(rng, size, coarsest=1.2, finest=5, slope=1.8, stretch=2.5, angle=90)
    broad = fractal(rng, size, coarsest=2.2, finest=9, slope=1.2, stretch=7, angle=90 + float(rng.normal(0, 9)))
    crest = 1 - np.abs(np.sin(1.15 * broad + 0.8 * wander))
    small = fractal(rng, size, coarsest=7, finest=22, slope=1.4, stretch=5, angle=90 + float(rng.normal(0, 14)))
    return np.asarray(0.75 * crest**1.4 + 0.13 * wander + 0.055 * small, np.float64)[:rows, :columns]


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
