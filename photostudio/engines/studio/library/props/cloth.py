"""Cloth, ribbon, rope and feathers: what lies in folds or curls."""

import numpy as np

from photostudio.engines.studio.library.kinds import Piece, PropKind, Wish
from photostudio.engines.studio.library.props.drape import fallen, finer
from photostudio.engines.studio.library.props.forms import Floats, frames, merged, rounded, tube
from photostudio.engines.studio.library.props.pieces import piece
from photostudio.engines.studio.library.props.skins import skin
from photostudio.engines.studio.library.props.strips import strip
from photostudio.engines.studio.scene import Item, Material, Mesh
from photostudio.engines.studio.shapes import sheet
from photostudio.engines.studio.textures import tinted
from photostudio.engines.studio.transforms import turn

SILKEN = {"silk", "satin"}
LEVEL = (9.0, 2.8)  # half the width and depth of what stays flat, so that something may stand on it


def cloth(rng: np.random.Generator, wish: Wish) -> Piece:
    """A cloth let fall: level along its middle, from where folds spread to the front and the back."""
    coat = skin(wish, rng, "linen")
    rows, columns, rest = 46, 58, 0.62
    thread = rest * np.stack(np.meshgrid(np.arange(columns), -np.arange(rows), indexing="xy"), axis=-1)
    thread = thread - thread.reshape(-1, 2).mean(axis=0)
    across, along = thread[..., 0], thread[..., 1]
    still = np.hypot(across / LEVEL[0], along / LEVEL[1]) < 1
    beyond = np.clip((np.hypot(0.35 * across, along) - LEVEL[1]) / 5.5, 0, 1)
    gather = (0.40 if wish.material in SILKEN else 0.32) * float(rng.uniform(0.8, 1.15))
    plane = np.stack([across * (1 - gather * beyond), along * (1 - 0.06 * beyond)], axis=-1)
    plane += 0.5 * beyond[..., None] * np.stack([_waves(rng, thread, 0.2), _waves(rng, thread, 0.2)], axis=-1)
    folds = np.sin(across / float(rng.uniform(0.7, 1.0)) + 1.8 * _waves(rng, thread, 0.12))
    lift = beyond * np.maximum(0.5 + 0.5 * folds + 0.25 * _waves(rng, thread, 0.4), 0)
    start = np.stack([plane[..., 0], lift, -plane[..., 1]], axis=-1)
    lying = fallen(start, rest, still=still, stiffness=0.6 if wish.material in SILKEN else 1.0)
    mesh = sheet(finer(lying, 3)[::-1], finer(thread, 3)[::-1])
    return piece(wish, Item("cloth", mesh, coat, turn(float(rng.uniform(-12, 12)))), sunk=-0.1)


def _waves(rng: np.random.Generator, plane: Floats, pace: float) -> Floats:
    """Return a chance unevenness (rows, columns) of deviation about 1, `pace` radians to a centimetre."""
    return sum((np.sin(plane @ rng.normal(0, pace, 2) + rng.uniform(0, 6)) for _ in range(6)), 0 * plane[..., 0]) / 1.7


def ribbon(rng: np.random.Generator, wish: Wish) -> Piece:
    """A satin ribbon that runs in waves before what stands in its middle, and ends in curls."""
    way = np.linspace(0, 1, 260)
    x = 30 * (way - 0.5)
    z = 7.0 - 30 * (way - 0.5) ** 2 + 1.2 * np.sin(2 * np.pi * (2.3 * way + rng.random()))
    wave = np.sin(2 * np.pi * 3.2 * way + rng.uniform(0, 6))
    y = 0.15 + (0.4 + 1.1 * np.sin(np.pi * way)) * (1 + wave) / 2
    path = np.stack([x + 1.1 * wave, y, z], axis=-1)
    lean = 0.5 * np.cos(2 * np.pi * 3.2 * way + rng.uniform(0, 6))
    across = np.stack([0.35 * wave, lean, np.ones_like(way)], axis=-1)
    width = float(rng.uniform(1.8, 2.6))
    parts = [strip(path, across, width, columns=7, dish=0.02), _curl(path[-1], 1, width), _curl(path[0], -1, width)]
    return piece(wish, Item("ribbon", merged(parts), skin(wish, rng, "silk"), turn(float(rng.uniform(-12, 12)))))


def rope(rng: np.random.Generator, wish: Wish) -> Piece:
    """A coil of three-stranded rope with its end led away."""
    turns = int(rng.integers(3, 5))
    angle = np.linspace(0, 2 * np.pi * turns, 130 * turns)
    radius = 4.6 + 0.25 * np.sin(0.8 * angle) + rng.uniform(-0.1, 0.1)
    level = 0.55 + 0.92 * angle / (2 * np.pi)
    coil = np.stack([radius * np.sin(angle), level, radius * np.cos(angle)], axis=-1)[::-1]
    end = coil[-1] + np.array([[-2.0, -0.0, 0.2], [-5.0, 0.0, 1.3], [-9.0, 0.0, 0.4]])
    tail = rounded(np.concatenate([coil[-2:], end]), samples=90)
    path = np.concatenate([coil[:-2], tail])
    coat = skin(wish, rng) if wish.material else Material(colour=wish.colour, roughness=0.95, specular=0.1, sheen=0.3)
    return piece(wish, Item("rope", twisted(path, 0.5), coat))


def twisted(path: Floats, radius: float) -> Mesh:
    """Three strands laid round each other along a path (n, 3)."""
    _, first, second = frames(path)
    way = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))])
    strands = []
    for number in range(3):
        angle = (way / (0.95 * radius) + 2 * np.pi * number / 3)[:, None]
        strand = path + 0.52 * radius * (first * np.cos(angle) + second * np.sin(angle))
        strands.append(tube(strand, 0.55 * radius, sides=9))
    return merged(strands)


def feather(rng: np.random.Generator, wish: Wish) -> Piece:
    """A soft feather, its barbs parted here and there, lying with its tip in the air."""
    length = float(rng.uniform(7.0, 11.0))
    way = np.linspace(0, 1, 14)
    sway = float(rng.uniform(-0.12, 0.12))
    quill = length * np.stack([sway * np.sin(np.pi * way), 0.02 + 0.14 * way**2.2, way - 0.5], axis=-1)
    shaft = tube(quill, 0.10 * (1.05 - way), sides=5)
    barbs = [_barb(rng, quill, length, place, side) for place in np.linspace(0.14, 0.99, 68) for side in (-1, 1)]
    vane = Material(colour=wish.colour, roughness=0.8, specular=0.2, translucent=0.3)
    stem = Material(colour=tinted(wish.colour, 0.15, (0.8, 0.7, 0.5)), roughness=0.4)
    about = turn(float(rng.uniform(0, 360)))
    return piece(wish, Item("shaft", shaft, stem, about), Item("vane", merged(barbs), vane, about))


def _barb(rng: np.random.Generator, quill: Floats, length: float, place: float, side: int) -> Mesh:
    """One hair of a feather's vane; those near the foot are loose down."""
    root = np.array([np.interp(place, np.linspace(0, 1, len(quill)), quill[:, axis]) for axis in range(3)])
    down = float(np.clip((0.34 - place) / 0.2, 0, 1))
    reach = length * 0.17 * np.sin(np.pi * np.clip(place, 0, 1) ** 0.8) ** 0.7 + 0.25
    slant = 0.9 - 0.5 * place + 0.5 * down * rng.normal(0, 1)
    heading = np.array([side, 0.12 + down * abs(rng.normal(0, 0.5)), slant + 0.08 * rng.normal(0, 1)])
    heading *= reach * (1 + 0.06 * rng.normal(0, 1)) / np.linalg.norm(heading)
    way = np.linspace(0, 1, 4)[:, None]
    path = root + way * heading + way**2 * reach * np.array([0.0, 0.10 * rng.normal(0, 1) - 0.05, 0.22])
    path[:, 1] = np.maximum(path[:, 1], 0.02)
    broad = (length * 0.85 / 68) * np.array([1.5, 1.4, 1.0, 0.15]) * (1 - 0.5 * down)
    return strip(path, np.tile([0.0, 0.15, 1.0], (4, 1)), broad, columns=2, dish=0.0)


def _curl(start: Floats, side: int, width: float) -> Mesh:
    """The end of a ribbon, wound up by its own spring."""
    angle = np.linspace(0, 2.6 * np.pi, 70)
    radius = 1.15 * np.exp(-0.06 * angle)
    x = start[0] + side * (radius * np.sin(angle) + 0.03 * angle)
    y = start[1] + 1.15 - radius * np.cos(angle)
    path = np.stack([x, y, start[2] + 0.16 * angle], axis=-1)
    across = np.tile([0.0, 0.0, 1.0], (70, 1))
    return strip(path if side > 0 else path[::-1], across, width, columns=7, dish=0.02)


PROPS = {
    "cloth": PropKind(layout="lie", colours=("#d9cfbd", "#c9a79a", "#8b9a94"), build=cloth),
    "ribbon": PropKind(layout="lie", colours=("#c9304a", "#c79a52", "#e9d5cf"), build=ribbon),
    "rope": PropKind(layout="stand", colours=("#b79a6b", "#e3dccd"), build=rope),
    "feather": PropKind(layout="scatter", colours=("#f2eee8", "#e3c9c4", "#4b4a4d"), build=feather, count=(2, 4)),
}
