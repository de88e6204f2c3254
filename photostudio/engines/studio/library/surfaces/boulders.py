"""Loose pebbles as one mesh: flattened balls, each a little out of round and of its own stone."""

from collections.abc import Callable

import numpy as np

from photostudio.engines.studio.library.surfaces.land import Floats, calm, seen
from photostudio.engines.studio.noise import fractal
from photostudio.engines.studio.scene import Item, Material, Mesh, Stage, Texture
from photostudio.engines.studio.shapes import sheet
from photostudio.engines.studio.textures import encoded, mean_colour, tinted

COUNT = 420
FAR = -2.8
TONES = 8  # stones on each side of the texture that holds one patch for each
AROUND, UP = 15, 8


def rolled(stage: Stage, coat: Material, height: Callable[[float, float], float]) -> Item:
    """Return pebbles strewn over a bed, none where the product stands or before it."""
    rng = stage.rng
    x, z = _places(stage, rng)
    bodies = [_pebble(rng, float(a), height(float(a), float(b)), float(b)) for a, b in zip(x, z, strict=True)]
    step = (AROUND * UP) * np.arange(len(bodies))
    return Item(
        "loose pebbles",
        Mesh(
            np.concatenate([body.positions for body in bodies]),
            np.concatenate([body.faces + offset for body, offset in zip(bodies, step, strict=True)]).astype(np.uint32),
            np.concatenate([body.uvs for body in bodies if body.uvs is not None]),
        ),
        Material(
            colour=_stones(rng, coat),
            roughness=0.5 if coat.clearcoat < 0.1 else 0.12,
            specular=0.4,
            clearcoat=coat.clearcoat,
        ),
    )


def _places(stage: Stage, rng: np.random.Generator) -> tuple[Floats, Floats]:
    grid_x, grid_z = seen(stage, far=FAR, rows=48, columns=48)
    row, column = rng.integers(0, 48, (2, COUNT))
    x = grid_x[row, column] + rng.normal(0, 0.05, COUNT)
    z = grid_z[row, column] + rng.normal(0, 0.05, COUNT)
    free = calm(stage, x, z, near=0.06, far=0.1) > 0.2
    return x[free], z[free]


def _pebble(rng: np.random.Generator, x: float, y: float, z: float) -> Mesh:
    size = float(np.clip(rng.lognormal(np.log(0.075), 0.3), 0.035, 0.13))
    around = np.linspace(0, 2 * np.pi, AROUND)
    rise = np.linspace(-np.pi / 2, np.pi / 2, UP)[:, None]
    bulge = 1 + sum(
        0.09 / order * np.cos(order * around + rng.uniform(0, 2 * np.pi)) * np.cos(rise) for order in (2, 3, 4)
    )
    long, flat = rng.uniform(1.0, 1.5), rng.uniform(0.45, 0.75)
    ball = np.stack(
        [
            long * bulge * np.cos(rise) * np.sin(around),
            flat * np.sign(np.sin(rise)) * np.abs(np.sin(rise)) ** 0.85 * np.ones_like(around),
            bulge * np.cos(rise) * np.cos(around),
        ],
        axis=-1,
    )
    turned = ball @ _tumbled(rng).T * size + (x, y + 0.62 * flat * size, z)
    patch = rng.integers(0, TONES, 2)
    u, v = np.meshgrid(np.abs(np.linspace(-1, 1, AROUND)), np.linspace(0, 1, UP))
    return sheet(turned, (patch + 0.08 + 0.84 * np.stack([u, v], axis=-1)) / TONES)


def _tumbled(rng: np.random.Generator) -> Floats:
    """Return a turn about the vertical and a slight lean."""
    turn, lean = rng.uniform(0, 2 * np.pi), rng.normal(0, 0.16)
    about = np.array([[np.cos(turn), 0, np.sin(turn)], [0, 1, 0], [-np.sin(turn), 0, np.cos(turn)]])
    aslant = np.array([[1, 0, 0], [0, np.cos(lean), -np.sin(lean)], [0, np.sin(lean), np.cos(lean)]])
    return np.asarray(about @ aslant, np.float64)


def _stones(rng: np.random.Generator, coat: Material) -> Texture:
    """Return patches of stone, each of its own tone round the coat's and with its own mottle and bands."""
    size, own = 512, mean_colour(coat.colour)
    lighter = tinted(own, 0.45, (0.9, 0.88, 0.84))
    tones = np.array([own, tinted(own, 0.5), lighter, tinted(own, 0.3, (0.45, 0.28, 0.2))])
    patch = tones[rng.choice(4, p=(0.4, 0.22, 0.24, 0.14), size=(TONES, TONES))]
    patch *= rng.lognormal(0, 0.2, (TONES, TONES, 1))
    laid = np.kron(patch, np.ones((size // TONES, size // TONES, 1)))
    mottle = 1 + 0.12 * fractal(rng, size, coarsest=30, slope=0.8) + 0.07 * fractal(rng, size, coarsest=120, slope=0.2)
    bands = np.clip(fractal(rng, size, coarsest=16, finest=60, slope=0.5, stretch=9, angle=30) - 1.2, 0, 1)
    return Texture(encoded(np.clip(laid * (mottle + 0.5 * bands)[..., None], 0, 1)), mirrored=False)
