"""A product in the picture: how large it is, how it stands, lies or hovers, and where it is seen."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import cv2
import numpy as np

from photostudio.engines.studio.camera import Camera, Vector
from photostudio.engines.studio.design import Set
from photostudio.engines.studio.goods import GOODS
from photostudio.engines.studio.goods.kinds import GoodKind
from photostudio.engines.studio.goods.making import Made
from photostudio.engines.studio.grounding import grounding, view
from photostudio.engines.studio.library.props.pieces import points
from photostudio.engines.studio.meshes import mesh_of
from photostudio.engines.studio.scene import Glow, Grounding, Item, Material, Transform
from photostudio.engines.studio.stage import FOOT, Outline, outline
from photostudio.engines.studio.transforms import move, scale, turn
from photostudio.imaging.arrays import Mask, Pixels

MIDDLE = 0.5  # of the picture's width
LOW, HIGH, LEVEL = 0.55, 0.45, 0.5  # of its height: where the middle of what stands, floats or lies comes
WIDEST, NARROW = 0.86, 1.25  # of its width: the most, and how much wider a product may be in a tall picture
WIDE, LOW_FRAME, HIGHEST = 1.4, 1.2, 0.74  # in a wide picture a product takes so much more of its height
TILT = 9.0  # degrees, of what floats
COMPANY = 0.38  # of its width: how much more of the picture each of several takes
SPACE, BEHIND = 0.16, 0.22  # between two of them, of one's width, and how far every second is behind, of its depth
FITTINGS = 4
COARSE = 640  # pixels of the longer side on which a silhouette is drawn


class Seen(NamedTuple):
    """How large a product is, in heights of the picture, and how much of that lies `below` the middle of its foot."""

    tall: float
    wide: float
    below: float


@dataclass(frozen=True, eq=False, kw_only=True)
class Placed:
    """A product in the world, the camera that sees it, and its outline as seen; `covered` (rows, columns), and the
    `footprint` (n, 2), x and z of where it stands or of all that lies, None for what floats.
    """

    items: tuple[Item, ...]
    camera: Camera
    outline: Outline
    covered: Mask
    footprint: Vector | None = None


def place(made: Made, design: Set, *, width: int, height: int, rng: np.random.Generator) -> Placed:
    """Return a product as large as its kind should be in a picture of a size in pixels."""
    kind = GOODS[made.kind]
    held = grounding(design.view, Outline(left=0.4, right=0.6, top=0.3, base=0.8, foot_left=0.4, foot_right=0.6))
    items = _abreast([_held(made.items, kind, held, rng) for _ in range(made.count)])
    most = min(WIDEST, kind.width * (NARROW if width < height else 1.0) * (1 + COMPANY * (made.count - 1)))
    high = min(HIGHEST, kind.height * (LOW_FRAME if width > WIDE * height else 1.0))
    tall, wide, below = _shares(items, design, held, high=high, most=most * width / height)
    wide *= height / width
    base = {Grounding.FLOATING: HIGH, Grounding.LYING: LEVEL}.get(held, LOW) + tall / 2 - below
    sides = MIDDLE - wide / 2, MIDDLE + wide / 2
    guess = Outline(left=sides[0], right=sides[1], top=base - tall, base=base, foot_left=sides[0], foot_right=sides[1])
    camera = view(design, guess, width=width, height=height)
    fitted = _fitted(items, camera, tall, most)
    alpha = silhouette(fitted, camera)
    foot = None if held is Grounding.FLOATING else _footprint(fitted, held)
    return Placed(items=fitted, camera=camera, outline=outline(alpha), covered=alpha[..., 3] > 0, footprint=foot)


def enlarged(placed: Placed, times: int) -> Placed:
    """Return the same view of the same product on a picture `times` as wide and high."""
    camera = replace(placed.camera, width=placed.camera.width * times, height=placed.camera.height * times)
    covered = np.repeat(np.repeat(placed.covered, times, axis=0), times, axis=1)
    return replace(placed, camera=camera, covered=covered)


def silhouette(items: Sequence[Item], camera: Camera) -> Pixels:
    """Return where things are seen, as a cut-out (rows, columns, 4) of no colour."""
    times = min(1.0, COARSE / max(camera.width, camera.height))
    rows, columns = round(camera.height * times), round(camera.width * times)
    drawn = np.zeros((rows, columns), np.uint8)
    for item in items:
        mesh = mesh_of(item)
        seen = _projected(camera, mesh.positions.astype(np.float64)) * (columns, rows)
        for corners in np.rint(16 * seen).astype(np.int32)[mesh.faces]:
            cv2.fillConvexPoly(drawn, corners, 255, shift=4)
    alpha = cv2.resize(drawn, (camera.width, camera.height), interpolation=cv2.INTER_LINEAR)
    return np.dstack([np.zeros((camera.height, camera.width, 3), np.uint8), np.asarray(alpha, np.uint8)])


def bounds(items: Sequence[Item]) -> tuple[Vector, Vector]:
    """Return the least and the greatest x, y and z of things."""
    cloud = np.concatenate([points(item) for item in items])
    return cloud.min(axis=0), cloud.max(axis=0)


def _footprint(items: Sequence[Item], held: Grounding) -> Vector:
    """Return the outline (n, 2), x and z, of what is close to the ground."""
    cloud = np.concatenate([points(item) for item in items])
    low = cloud[cloud[:, 1] <= (1.0 if held is Grounding.LYING else FOOT) * cloud[:, 1].max()][:, [0, 2]]
    return np.asarray(cv2.convexHull(low.astype(np.float32))[:, 0], np.float64)


def _held(items: Sequence[Item], kind: GoodKind, held: Grounding, rng: np.random.Generator) -> tuple[Item, ...]:
    """Return a product turned as it is held, its base at the origin."""
    there = turn(float(rng.uniform(*kind.turned)) * float(rng.choice([-1, 1])))
    if held is Grounding.LYING and kind.lies:
        there = turn(float(rng.uniform(-14, 14))) @ turn(-90, "x")
    elif held is Grounding.FLOATING:
        there = turn(float(rng.uniform(-TILT, TILT)), "z") @ turn(float(rng.uniform(2, TILT)), "x") @ there
    else:
        there = there @ turn(-kind.leans, "x")
    turned = _moved(items, there)
    low, high = bounds(turned)
    z = high[2] if held is Grounding.LYING else (low[2] + high[2]) / 2
    return _moved(turned, move(-(low[0] + high[0]) / 2, -low[1], -z))


def _abreast(copies: Sequence[tuple[Item, ...]]) -> tuple[Item, ...]:
    """Return copies of a product side by side about the origin, every second a step behind the others."""
    if len(copies) == 1:
        return copies[0]
    sides = np.array([np.ptp(bounds(copy), axis=0) for copy in copies])
    beside = np.cumsum(sides[:, 0]) - sides[:, 0] / 2 + SPACE * sides[0, 0] * np.arange(len(copies))
    beside -= (beside[0] - sides[0, 0] / 2 + beside[-1] + sides[-1, 0] / 2) / 2
    back = [-BEHIND * side if number % 2 else 0.0 for number, side in enumerate(sides[:, 2])]
    return tuple(
        replace(item, name=f"{item.name}, {number + 1}")
        for number, copy in enumerate(copies)
        for item in _moved(copy, move(float(beside[number]), 0, back[number] + BEHIND * sides[1, 2] / 2))
    )


def _shares(items: Sequence[Item], design: Set, held: Grounding, *, high: float, most: float) -> Seen:
    """Return how a product is about to be seen: at most `high` and `most` wide."""
    least, greatest = bounds(items)
    across, up, deep = (greatest - least).tolist()
    pitch = np.radians(90.0 if held is Grounding.LYING else max(design.lens.pitch, 0.0))
    seen = up * np.cos(pitch) + deep * np.sin(pitch)
    tall = min(high, most * seen / across)
    return Seen(tall, tall * across / seen, tall * max(float(greatest[2]), 0.0) * float(np.sin(pitch)) / seen)


def _fitted(items: Sequence[Item], camera: Camera, tall: float, most: float) -> tuple[Item, ...]:
    """Return a product scaled to take `tall` of the picture's height, and `most` of its width at most."""
    cloud = np.concatenate([points(item) for item in items])
    size = tall * camera.height * camera.scale / float(np.ptp(cloud[:, 1]) + 1e-6)
    lifted = np.array([0.0, camera.lift, 0.0])
    for _ in range(FITTINGS):
        wide, high = np.ptp(_projected(camera, size * cloud + lifted), axis=0)
        size *= float(min(tall / high, most / wide))
    return _moved(items, move(*lifted.tolist()) @ scale(size, size, size), size=size)


def _projected(camera: Camera, cloud: Vector) -> Vector:
    """Return the columns and rows (n, 2), fractions of the picture, where world points (n, 3) are seen."""
    offset = cloud - camera.position
    away = camera.focal / np.maximum(offset @ camera.forward, 1e-3)
    across = 0.5 + away * offset[:, 0] / camera.width
    down = 0.5 - away * (offset @ camera.up) / camera.height
    return np.stack([across, down], axis=-1)


def _moved(items: Sequence[Item], there: Transform, *, size: float = 1.0) -> tuple[Item, ...]:
    return tuple(replace(item, transform=there @ item.transform, surface=_relief(item.surface, size)) for item in items)


def _relief(surface: Material | Glow, size: float) -> Material | Glow:
    """Return a surface whose relief is as high as before on a thing of another size."""
    if isinstance(surface, Glow) or surface.bump is None:
        return surface
    return replace(surface, bump_height=surface.bump_height * size)
