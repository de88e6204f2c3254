"""Leaves, twigs and fronds as meshes: folded along the rib, bent by their weight, thin enough to glow against light."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from photostudio.engines.studio.noise import fractal, smoothstep
from photostudio.engines.studio.scene import Colour, Item, Material, Mesh, Texture, Transform
from photostudio.engines.studio.shapes import merged, moved, sheet
from photostudio.engines.studio.textures import paint, tinted
from photostudio.engines.studio.transforms import move, turn

Floats = NDArray[np.float64]
Outline = Callable[[Floats], Floats]


class Habit(NamedTuple):
    """How a plant grows: leaves a twig, their length and width in twig lengths, their angle to it, paired or not."""

    leaves: int
    length: float
    width: float
    angle: float
    paired: bool
    outline: Outline


def lance(along: Floats) -> Floats:
    """Long and pointed: olive, willow, the leaflets of a palm."""
    return np.asarray(np.sin(np.pi * along**0.75) ** 0.9)


def oval(along: Floats) -> Floats:
    """Round with a short tip: eucalyptus, ficus."""
    return np.asarray(np.sin(np.pi * along**0.85) ** 0.62)


OLIVE = Habit(leaves=15, length=0.24, width=0.055, angle=42, paired=True, outline=lance)
EUCALYPTUS = Habit(leaves=13, length=0.17, width=0.14, angle=62, paired=True, outline=oval)
FICUS = Habit(leaves=9, length=0.34, width=0.17, angle=50, paired=False, outline=oval)
PALM = Habit(leaves=46, length=0.46, width=0.035, angle=48, paired=True, outline=lance)


def leaf(
    length: float, width: float, *, outline: Outline = oval, fold: float = 0.35, bend: float = 0.5, rows: int = 14
) -> Mesh:
    """A leaf that grows from the origin upwards, its face to +z, folded along its rib, bent back by `bend` radians."""
    along, across = np.meshgrid(np.linspace(0, 1, rows), np.linspace(-1, 1, 9), indexing="ij")
    half = 0.5 * width * np.clip(outline(along), 0.0, None)
    curl = bend or 1e-6
    arc = curl * along
    rise, back = length * np.sin(arc) / curl, length * (1 - np.cos(arc)) / curl
    lift = fold * np.abs(across) ** 1.3 * half - 0.06 * width * np.sin(9 * along) * across**2
    points = np.stack([across * half, rise + lift * np.sin(arc), lift * np.cos(arc) - back], axis=-1)
    return sheet(points, np.stack([(across + 1) / 2, along], axis=-1))


def twig(rng: np.random.Generator, habit: Habit, *, length: float) -> tuple[Mesh, Mesh]:
    """Return the leaves and the stem of a twig that grows from the origin upwards and nods to its right."""
    sway, nod = float(rng.normal(0, 0.12)), float(rng.uniform(0.25, 0.6))
    places = np.linspace(0.10, 1.0, habit.leaves)
    leaves = []
    for number, place in enumerate(places):
        sides = (-1, 1) if habit.paired else (1 if number % 2 else -1,)
        tip = number == habit.leaves - 1
        for side in (0,) if tip else sides:
            shrink = (1 - 0.55 * abs(place - 0.35)) * rng.uniform(0.85, 1.1)
            size = length * habit.length * shrink
            made = leaf(
                size,
                length * habit.width * shrink,
                outline=habit.outline,
                bend=float(rng.normal(0.45, 0.25)),
                rows=12,
            )
            attitude = turn(-side * habit.angle * rng.uniform(0.8, 1.2) - np.degrees(nod * place), "z")
            attitude = attitude @ turn(float(rng.normal(0, 24)), "y") @ turn(float(rng.normal(0, 12)), "x")
            x, y, z = _stem(np.array(place), length, nod, sway)
            leaves.append(moved(made, move(float(x), float(y), float(z)) @ attitude))
    return merged(leaves), _stem_mesh(length, nod, sway)


def leaf_material(
    rng: np.random.Generator, colour: Colour, *, gloss: float = 0.5, veins: int = 9, size: int = 256
) -> Material:
    """A green that is lighter along the rib and the veins, blotched, and lets light through."""
    v, u = (np.mgrid[0:size, 0:size] / size).astype(np.float32)
    aside = np.abs(u - 0.5) * 2
    rib = 1 - smoothstep(0.02, 0.06, aside)
    side_veins = 1 - smoothstep(0.03, 0.14, np.abs((v * veins - aside * 1.6) % 1 - 0.5))
    blotches = fractal(rng, size, coarsest=2, finest=40, slope=1.2)
    pale = tinted(colour, 0.35, (0.75, 0.85, 0.45))
    pixels = paint(
        colour, (0.75 * rib, pale), (0.22 * side_veins * (1 - rib), pale), grain=np.asarray(0.07 * blotches, np.float32)
    )
    return Material(colour=Texture(pixels), roughness=0.75 - 0.4 * gloss, translucent=0.3)


def dress(
    rng: np.random.Generator, name: str, twig: tuple[Mesh, Mesh], *, colour: Colour, transform: Transform
) -> tuple[Item, Item]:
    """Return a twig's leaves and stem as two things on the set."""
    leaves, stem = twig
    bark = Material(colour=tinted(colour, 0.45, (0.20, 0.11, 0.05)), roughness=0.7)
    return (
        Item(f"{name} leaves", leaves, leaf_material(rng, colour), transform),
        Item(f"{name} stem", stem, bark, transform),
    )


def _stem(place: Floats, length: float, nod: float, sway: float) -> Floats:
    """The stem's course (…, 3): upwards, ever more to the right."""
    return np.stack(
        [length * nod * place**2 * 0.6, length * place * (1 - 0.12 * nod * place), length * sway * place**2], axis=-1
    )


def _stem_mesh(length: float, nod: float, sway: float) -> Mesh:
    course = np.linspace(0, 0.98, 24)
    angle = np.linspace(0, 2 * np.pi, 9)
    radius = length * 0.008 * (1 - 0.7 * course)[:, None]
    ring = np.stack(np.broadcast_arrays(radius * np.sin(angle), 0.0, radius * np.cos(angle)), axis=-1)
    return sheet(_stem(course, length, nod, sway)[:, None] + ring)
