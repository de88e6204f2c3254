"""Stone: marble, granite, slate, terrazzo and what lies about in the hills."""

from dataclasses import replace

import numpy as np

from photostudio.engines.studio.coats import polished
from photostudio.engines.studio.library.kinds import SurfaceKind
from photostudio.engines.studio.noise import Field, cells, contour_distance, fractal, level, smoothstep, warp
from photostudio.engines.studio.scene import Colour, Material
from photostudio.engines.studio.textures import encoded, matched, paint, relief, tinted
from photostudio.imaging.arrays import Pixels
from photostudio.imaging.colour import hexadecimal

DARK = 0.12
WHITE: Colour = (1.0, 1.0, 1.0)
CHIPS = ("#f4efe6", "#8d8a86", "#3b3a3c", "#b98a72", "#cdb591", "#8c978d", "#e3cfc4", "#7c8590")


def marble(rng: np.random.Generator, colour: Colour) -> Material:
    """Return polished marble: dark stone has pale veins, pale stone grey ones, coloured stone its own deeper tone."""
    if max(colour) < DARK:
        return polished(rng, colour, hexadecimal("#b9b3aa"))
    coloured = max(colour) - min(colour) > 0.12
    return polished(rng, colour, tinted(colour, 0.62) if coloured else hexadecimal("#77777c"))


def granite(rng: np.random.Generator, colour: Colour) -> Material:
    """Return polished granite: grains of feldspar, quartz and mica, each of one tone."""
    size = 768
    grains = cells(rng, size, 16000, order=0.1)
    clouds = fractal(rng, size, coarsest=3, finest=40, slope=1.0)
    paler = 0.4 if max(colour) > DARK else 0.14
    tones = np.array([colour, tinted(colour, 0.35), tinted(colour, 0.85), tinted(colour, paler, WHITE)])
    kind = rng.choice(4, p=(0.5, 0.27, 0.1, 0.13), size=grains.total)
    shade = 1 + rng.normal(0, 0.09, grains.total)
    speckled = (tones[kind] * shade[:, None])[grains.number] * (1 + 0.1 * clouds)[..., None]
    fine = 1 + 0.06 * fractal(rng, size, coarsest=size / 6, slope=0.2)
    picture = matched(encoded(speckled * fine[..., None]), colour)
    glassy = np.where(kind[grains.number] == 2, 0.28, 0.1).astype(np.float32)
    return Material(colour=replace(picture, repeat=0.9), roughness=replace(relief(glassy), repeat=0.9), specular=0.45)


def slate(rng: np.random.Generator, colour: Colour) -> Material:
    """Return cleft slate: it splits along layers and leaves low terraces with broken, paler edges."""
    size = 768
    rise = 2.6 * fractal(rng, size, coarsest=2, finest=70, slope=1.9, stretch=1.8, angle=float(rng.uniform(-35, 35)))
    layer = np.floor(rise)
    within = rise - layer
    cliff = smoothstep(0.86, 1.0, within)
    fine = fractal(rng, size, coarsest=14, slope=1.0, stretch=2.5)
    clouds = level(fractal(rng, size, coarsest=2, finest=14, slope=1.4))
    tone = level(1.6 * np.sin(layer * 12.9898))
    rust = smoothstep(1.2, 2.3, fractal(rng, size, coarsest=3, finest=50, slope=1.2))
    picture = paint(
        colour,
        (0.34 * tone, tinted(colour, 0.5)),
        (0.18 * clouds, tinted(colour, 0.25, (0.5, 0.55, 0.6))),
        (0.10 * rust, (0.25, 0.13, 0.06)),
        (0.30 * cliff * (1 - smoothstep(0.985, 1.0, within)), tinted(colour, 0.35, WHITE)),
        grain=0.05 * fine,
    )
    height = 0.5 + 0.075 * (layer + cliff) + 0.012 * fine
    return Material(
        colour=replace(matched(picture, colour), repeat=0.62),
        roughness=replace(relief(0.5 + 0.1 * tone), repeat=0.62),
        specular=0.4,
        bump=replace(relief(height), repeat=0.62),
        bump_height=0.1,
    )


def stone(rng: np.random.Generator, colour: Colour) -> Material:
    """Return natural rock: beds, pits, hair cracks and lichen-pale patches."""
    size = 768
    crag = fractal(rng, size, coarsest=3, slope=1.45)
    beds = fractal(rng, size, coarsest=4, finest=60, slope=1.2, stretch=5, angle=float(rng.uniform(-20, 20)))
    fine = fractal(rng, size, coarsest=size / 10, slope=0.4)
    pits = smoothstep(1.5, 2.3, fractal(rng, size, coarsest=28, finest=130, slope=0.5))
    cracks = _cracks(rng, size)
    patches = fractal(rng, size, coarsest=2, finest=24, slope=1.3)
    picture = paint(
        colour,
        (0.30 * level(-1.2 * crag), tinted(colour, 0.6)),
        (0.24 * level(1.3 * patches - 0.5), tinted(colour, 0.45, (0.95, 0.93, 0.88))),
        (0.18 * level(beds), tinted(colour, 0.45)),
        (0.55 * pits, tinted(colour, 0.75)),
        (0.50 * cracks, tinted(colour, 0.8)),
        grain=0.055 * fine,
    )
    height = 0.55 + 0.11 * crag + 0.03 * beds + 0.018 * fine - 0.12 * pits - 0.16 * cracks
    return Material(
        colour=replace(matched(picture, colour), repeat=0.6),
        roughness=0.82,
        specular=0.3,
        bump=replace(relief(height), repeat=0.6),
        bump_height=0.16,
    )


def terrazzo(rng: np.random.Generator, colour: Colour) -> Material:
    """Return terrazzo: chips of three sizes and a few stones in ground cement."""
    size = 896
    stones = [hexadecimal(CHIPS[number]) for number in rng.choice(len(CHIPS), size=3, replace=False)]
    stones += [tinted(colour, 0.55), tinted(colour, 0.6, WHITE)]
    clouds = fractal(rng, size, coarsest=3, finest=60, slope=1.1)
    fine = fractal(rng, size, coarsest=size / 8, slope=0.2)
    picture = paint(colour, (0.06 * level(clouds), tinted(colour, 0.5)), grain=0.018 * fine)
    for count, share in ((11000, 0.28), (2500, 0.34), (700, 0.26)):
        picture = _strewn(rng, picture, count, share, stones)
    return Material(colour=replace(matched(picture, colour, most=1.3), repeat=0.55), roughness=0.16, specular=0.42)


def _strewn(rng: np.random.Generator, picture: Pixels, count: int, share: float, stones: list[Colour]) -> Pixels:
    """Lay chips into a picture: broken pieces with straight sides, no two of one size."""
    size = len(picture)
    chips = cells(rng, size, count, order=0.25)
    step = size / np.sqrt(count)
    room = chips.edge / step - rng.uniform(0.04, 0.2, chips.total)[chips.number]
    laid = np.where(rng.random(chips.total) < share, 1.0, 0.0)[chips.number]
    tone = np.array(stones)[rng.integers(len(stones), size=chips.total)] * rng.normal(1, 0.1, (chips.total, 1))
    mottle = 1 + 0.06 * fractal(rng, size, coarsest=30, slope=1.0)
    chip = encoded(np.clip(tone, 0, 1)[chips.number] * mottle[..., None])
    amount = (laid * smoothstep(-0.5 / step, 0.9 / step, room))[..., None]
    return np.asarray(picture + amount * (chip.astype(np.float32) - picture) + 0.5, np.uint8)


def _cracks(rng: np.random.Generator, size: int) -> Field:
    wander = fractal(rng, size, coarsest=10, slope=1.6) * size * 0.006
    course = warp(fractal(rng, size, coarsest=2, finest=16, slope=2.2), wander, wander.T.copy())
    presence = smoothstep(0.5, 0.8, level(fractal(rng, size, coarsest=2, finest=8, slope=1.4)))
    return np.asarray(np.exp(-contour_distance(course) / 1.3) * presence, np.float32)


SURFACES = {
    "marble": SurfaceKind(
        colours=("#f1efec", "#0a0a0b", "#e9cfc6", "#1d3a2d", "#a9acae", "#e8dcc8"),
        forms=("slab", "ground", "drum", "block", "steps", "slice"),
        coat=marble,
    ),
    "stone": SurfaceKind(
        colours=("#a39c90", "#c9b99f", "#75736f", "#4a4845", "#b9a78f"),
        forms=("slice", "block", "slab", "ground", "drum", "steps"),
        coat=stone,
    ),
    "slate": SurfaceKind(
        colours=("#3d4347", "#2a2d30", "#59636a", "#4b4a52"), forms=("slab", "slice", "ground", "block"), coat=slate
    ),
    "granite": SurfaceKind(
        colours=("#8f8d8b", "#2b2b2d", "#b59a8c", "#cfccc7"),
        forms=("slab", "ground", "block", "drum", "steps"),
        coat=granite,
    ),
    "terrazzo": SurfaceKind(
        colours=("#ece7df", "#cfd3cf", "#e9d3c6", "#3a3b3d", "#d8d2c4"),
        forms=("slab", "drum", "block", "ground", "steps"),
        coat=terrazzo,
    ),
}
