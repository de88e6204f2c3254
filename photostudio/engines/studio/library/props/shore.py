"""What the sea leaves on a beach: shells, starfish, coral."""

from dataclasses import replace

import numpy as np

from photostudio.engines.studio.library.kinds import Piece, PropKind, Wish
from photostudio.engines.studio.library.props.forms import Floats, merged, tube
from photostudio.engines.studio.library.props.pieces import piece
from photostudio.engines.studio.library.props.skins import skin
from photostudio.engines.studio.noise import fractal, level
from photostudio.engines.studio.scene import Colour, Item, Material, Mesh, Texture
from photostudio.engines.studio.shapes import sheet
from photostudio.engines.studio.textures import paint, relief, tinted
from photostudio.engines.studio.transforms import turn

SHELL: Colour = (0.86, 0.78, 0.68)


def shell(rng: np.random.Generator, wish: Wish) -> Piece:
    """One of several species: a scallop, a turret, a moon snail or a cowrie."""
    species = (_scallop, _turret, _moon_snail, _cowrie)[int(rng.integers(4))]
    mesh, lie = species(rng)
    sunk = {_scallop: 0.1, _moon_snail: 0.45}.get(species, 0.3)
    coat = skin(wish, rng) if wish.material else _limy(rng, wish.colour)
    return piece(wish, Item("shell", mesh, coat, turn(float(rng.uniform(0, 360))) @ lie), sunk=sunk)


def starfish(rng: np.random.Generator, wish: Wish) -> Piece:
    """Five blunt arms, round across and knobbly along their ridges, none quite straight."""
    reach, angle = np.meshgrid(np.linspace(0, 1, 44), np.linspace(0, 2 * np.pi, 241), indexing="ij")
    from_arm = (angle + np.pi / 5) % (2 * np.pi / 5) - np.pi / 5
    radius = reach * _arm_reach(from_arm)
    along, across = radius * np.cos(from_arm), radius * np.sin(from_arm)
    width = _arm_width(along)
    dome = np.sqrt(np.clip(1 - (across / width) ** 2, 0, 1)) * np.sqrt(np.clip(1 - reach**5, 0, 1))
    knobs = np.clip(np.sin(52 * along) * np.cos(9 * across / width), 0, 1) * (1 - reach**4)
    height = (0.02 + 0.10 * (1 - along) ** 1.2) * dome + 0.010 * knobs
    bend = angle + 0.1 * np.sin(angle + rng.uniform(0, 6)) + 0.25 * radius * np.sin(2 * angle + rng.uniform(0, 6))
    points = 4.4 * np.stack([radius * np.sin(bend), height, radius * np.cos(bend)], axis=-1)
    coat = skin(wish, rng) if wish.material else _rough(rng, wish.colour)
    return piece(wish, Item("starfish", sheet(points[::-1]), coat, turn(float(rng.uniform(0, 360)))))


def _arm_width(along: Floats) -> Floats:
    """Return half the width of an arm at places along it, 0 … 1."""
    return np.asarray(0.05 + 0.26 * np.clip(1 - along, 0, 1) ** 1.3)


def _arm_reach(from_arm: Floats) -> Floats:
    """Return how far the body reaches in directions that lie off an arm by an angle."""
    ways = np.linspace(0, 1, 200)
    angle = np.abs(from_arm[0])
    inside = ways[:, None] * np.sin(angle) <= _arm_width(ways[:, None] * np.cos(angle))
    return np.asarray(np.maximum(ways[np.argmin(inside, axis=0) - 1], 0.05))


def coral(rng: np.random.Generator, wish: Wish) -> Piece:
    """A bush of branching coral with blunt tips."""
    limbs: list[Mesh] = []
    for number in range(5):
        lean = np.radians(rng.uniform(8, 42))
        facing = 2 * np.pi * number / 5 + rng.uniform(-0.4, 0.4)
        heading = np.array([np.sin(lean) * np.sin(facing), np.cos(lean), np.sin(lean) * np.cos(facing)])
        _grow(rng, limbs, np.zeros(3), heading, thickness=0.62, length=2.7)
    coat = skin(wish, rng) if wish.material else Material(colour=wish.colour, roughness=0.75, specular=0.25)
    return piece(wish, Item("coral", merged(limbs), coat), sunk=0.4)


def _grow(
    rng: np.random.Generator, limbs: list[Mesh], start: Floats, heading: Floats, *, thickness: float, length: float
) -> None:
    """Add a limb and the limbs that fork from its end."""
    way = np.linspace(0, 1, 9)[:, None]
    path = start + length * way * heading + 0.12 * length * way**2 * rng.normal(0, 1, 3)
    taper = thickness * (1 - 0.22 * way[:, 0]) * (1 + 0.06 * rng.normal(0, 1, 9))
    limbs.append(tube(path, taper, sides=9))
    if thickness < 0.28:
        return
    for _ in range(int(rng.integers(2, 4))):
        turned = heading + rng.normal(0, 0.52, 3) + np.array([0, 0.18, 0])
        shorter = length * float(rng.uniform(0.6, 0.85))
        _grow(rng, limbs, path[-1], turned / np.linalg.norm(turned), thickness=0.74 * thickness, length=shorter)


def _scallop(rng: np.random.Generator) -> tuple[Mesh, Floats]:
    """A fan whose ribs run to the hinge, lying on its rim."""
    ribs = int(rng.integers(9, 14))
    reach, fan = np.meshgrid(np.linspace(0, 1, 40), np.linspace(-1, 1, 12 * ribs + 1), indexing="ij")
    angle = np.radians(78) * fan
    radius = reach**0.9 * (0.52 - 0.06 * np.abs(fan) ** 3)
    dome = 0.17 * np.sin(np.pi * reach**0.8) ** 0.8 * np.sqrt(np.clip(1 - np.abs(fan) ** 2.6, 0, 1))
    ridge = 0.013 * np.cos(np.pi * ribs * fan) * reach**0.7 * np.clip(1 - np.abs(fan) ** 6, 0, 1)
    growth = 0.003 * np.sin(26 * reach**1.4)
    points = np.stack([radius * np.sin(angle), dome + ridge + growth + 0.012, 0.25 - radius * np.cos(angle)], axis=-1)
    size = float(rng.uniform(3.5, 6.0))
    return sheet(size * points, _growth_uvs(reach, fan)), np.eye(4)


def _turret(rng: np.random.Generator) -> tuple[Mesh, Floats]:
    """A long screw of whorls."""
    mesh = _whorls(turns=7, growth=1.42, rise=2.3, ripple=0.05, size=float(rng.uniform(0.7, 1.0)))
    return mesh, turn(float(rng.uniform(80, 86)), "x")


def _moon_snail(rng: np.random.Generator) -> tuple[Mesh, Floats]:
    """A round shell with a low spire and a wide mouth."""
    mesh = _whorls(turns=4, growth=1.6, rise=0.9, ripple=0.006, size=float(rng.uniform(1.0, 1.4)))
    return mesh, turn(float(rng.uniform(0, 8)), "x")


def _cowrie(rng: np.random.Generator) -> tuple[Mesh, Floats]:
    """A glossy egg that lies on its slit, one end narrower."""
    rise, angle = np.meshgrid(np.linspace(-np.pi / 2, np.pi / 2, 30), np.linspace(-np.pi, np.pi, 61), indexing="ij")
    ball = np.stack([np.cos(rise) * np.sin(angle), np.sin(rise), np.cos(rise) * np.cos(angle)], axis=-1)
    narrow = 1 - 0.16 * ball[..., 2:]
    egg = ball * np.array([1.0, 0.82, 1.5]) * np.concatenate([narrow, narrow, np.ones_like(narrow)], axis=-1)
    egg[..., 1] = np.maximum(egg[..., 1], -0.42 - 0.05 * np.cos(6 * ball[..., 2]))
    size = float(rng.uniform(0.8, 1.3))
    return sheet(size * egg, np.stack([angle, 1.6 * rise], axis=-1)), np.eye(4)


def _whorls(*, turns: int, growth: float, rise: float, ripple: float, size: float) -> Mesh:
    """A tube that winds from its tip down to a closed mouth, `growth` times as large each turn."""
    angle = np.linspace(0, 2 * np.pi * turns, 64 * turns)
    large = growth ** (angle / (2 * np.pi) - turns)
    path = np.stack([large * np.sin(angle), -rise * 1.35 * large, large * np.cos(angle)], axis=-1)
    axis = np.stack([np.sin(angle), np.zeros_like(angle), np.cos(angle)], axis=-1)
    upright = np.cross(axis, np.gradient(path, axis=0))
    upright /= np.linalg.norm(upright, axis=1, keepdims=True)
    turned = np.linspace(0, 2 * np.pi, 25)
    mouth = np.clip((angle[-1] - angle) / 0.7, 0, 1) ** 0.5
    thick = 0.98 * large * (1 + ripple * np.sin(9 * angle)) * np.maximum(mouth, 0.02)
    circle = axis[:, None] * np.cos(turned)[:, None] + 1.1 * upright[:, None] * np.sin(turned)[:, None]
    points = size * (path[:, None] + thick[:, None, None] * circle)
    way = np.broadcast_to(angle[:, None], points.shape[:2])
    around = np.broadcast_to(turned[None], points.shape[:2])
    return sheet(points, np.stack([around / 6.3 * 3, way * 0.35], axis=-1))


def _growth_uvs(reach: Floats, fan: Floats) -> Floats:
    return np.stack([1.5 * fan, 3 * reach], axis=-1)


def _limy(rng: np.random.Generator, colour: Colour) -> Material:
    """Return the porcelain of a shell, banded by its growth."""
    size = 256
    rows = np.linspace(0, 1, size, dtype=np.float32)[:, None]
    waver = fractal(rng, size, coarsest=2, finest=12, slope=1.6)
    bands = level(1.6 * np.sin(2 * np.pi * (5 * rows + 0.05 * waver)) + 0.8 * waver)
    fine = np.sin(2 * np.pi * (34 * rows + 0.08 * waver)).astype(np.float32)
    deep = tinted(colour, 0.55, (0.42, 0.2, 0.12))
    colours = paint(
        tinted(colour, float(rng.uniform(0, 0.5)), SHELL),
        (float(rng.uniform(0.15, 0.6)) * bands, deep),
        grain=0.03 * fine,
    )
    bump = replace(relief(0.5 + 0.2 * fine), repeat=0.33)
    return Material(colour=Texture(colours, repeat=0.33), bump=bump, bump_height=0.008, roughness=0.3, specular=0.5)


def _rough(rng: np.random.Generator, colour: Colour) -> Material:
    """Return the granular skin of a starfish."""
    size = 256
    grains = fractal(rng, size, coarsest=26, finest=70, slope=0.3)
    clouds = level(fractal(rng, size, coarsest=2, finest=12, slope=1.4))
    colours = paint(
        colour,
        (0.30 * clouds, tinted(colour, 0.5)),
        (0.45 * level(1.5 * grains - 0.8), tinted(colour, 0.55, (0.95, 0.85, 0.7))),
    )
    bump = replace(relief(0.5 + 0.16 * grains), repeat=0.3)
    return Material(colour=Texture(colours, repeat=0.3), bump=bump, bump_height=0.05, roughness=0.8, specular=0.2)


PROPS = {
    "shells": PropKind(layout="scatter", colours=("#ead9c4", "#e6c3b0", "#f3ece2"), build=shell, count=(3, 6)),
    "starfish": PropKind(layout="scatter", colours=("#c9794f", "#d9a877", "#e9dcc6"), build=starfish, count=(1, 3)),
    "coral": PropKind(layout="stand", colours=("#e2705f", "#f1e9df", "#d98c8c"), build=coral),
}
