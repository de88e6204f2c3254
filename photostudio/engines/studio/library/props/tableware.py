"""Pots and dishes: vases, bowls, plates, cups, trays."""

from dataclasses import replace

import numpy as np

from photostudio.engines.studio.library.kinds import Piece, PropKind, Wish
from photostudio.engines.studio.library.props.forms import Floats, lumpy, rounded, tube, vessel
from photostudio.engines.studio.library.props.pieces import piece
from photostudio.engines.studio.library.props.skins import skin
from photostudio.engines.studio.noise import fractal, level, smoothstep
from photostudio.engines.studio.scene import Colour, Item, Material, Mesh, Texture
from photostudio.engines.studio.shapes import lathe, sheet
from photostudio.engines.studio.textures import paint, tinted
from photostudio.engines.studio.transforms import move, turn

# radius and height of a few places from foot to lip, in parts of the vase's height
VASES = (
    ((0.16, 0), (0.30, 0.08), (0.36, 0.34), (0.30, 0.60), (0.12, 0.74), (0.10, 0.90), (0.13, 1.0)),  # a bottle
    ((0.13, 0), (0.17, 0.10), (0.33, 0.42), (0.36, 0.66), (0.24, 0.86), (0.15, 0.93), (0.19, 1.0)),  # an amphora
    ((0.22, 0), (0.25, 0.05), (0.255, 0.5), (0.255, 0.93), (0.25, 1.0)),  # a cylinder
    ((0.18, 0), (0.36, 0.10), (0.44, 0.45), (0.36, 0.80), (0.17, 0.94), (0.15, 1.0)),  # a moon jar
    ((0.14, 0), (0.16, 0.06), (0.13, 0.30), (0.15, 0.6), (0.26, 0.9), (0.30, 1.0)),  # a trumpet
)
COFFEE: Colour = (0.055, 0.022, 0.008)
CREMA: Colour = (0.42, 0.21, 0.075)
CLAY = ("#e9e3d9", "#b5835f", "#6f7464")


def vase(rng: np.random.Generator, wish: Wish) -> Piece:
    """A thrown vase, one of several shapes, with the potter's slight unevenness."""
    shape = np.array(VASES[int(rng.integers(len(VASES)))], np.float64)
    height = float(rng.uniform(9.0, 15.0))
    outside = height * rounded(shape, samples=84)
    mesh = thrown(rng, vessel(outside, wall=0.035 * height, floor=0.05 * height))
    return piece(wish, Item("vase", mesh, skin(wish, rng, "ceramic")))


def bowl(rng: np.random.Generator, wish: Wish) -> Piece:
    """A bowl on a small foot."""
    radius, depth = float(rng.uniform(5.0, 7.0)), float(rng.uniform(0.5, 0.75))
    shape = radius * np.array([(0.42, 0), (0.44, 0.06), (0.62, 0.12), (0.92, 0.55 * depth), (1.0, depth)])
    mesh = thrown(rng, vessel(rounded(shape, samples=60), wall=0.28, floor=0.5))
    return piece(wish, Item("bowl", mesh, skin(wish, rng, "ceramic")))


def plate(rng: np.random.Generator, wish: Wish) -> Piece:
    """A plate with a low wide rim."""
    return piece(wish, Item("plate", _dish(rng, float(rng.uniform(7.0, 9.0)), 0.16), skin(wish, rng, "ceramic")))


def cup(rng: np.random.Generator, wish: Wish) -> Piece:
    """A cup of coffee on its saucer, the handle to one side."""
    coat = skin(wish, rng, "porcelain")
    shape = np.array([(2.0, 0), (2.2, 0.12), (2.9, 0.6), (3.75, 2.6), (4.05, 5.6)])
    profile = vessel(rounded(shape, samples=60), wall=0.26, floor=0.4)
    lift = move(0, 0.55, 0)
    facing = turn(float(rng.uniform(-60, 60)) + 90 * float(rng.choice([-1, 1])))
    handle = np.array([(3.5, 4.6), (5.0, 5.1), (6.3, 4.3), (6.1, 2.7), (4.6, 1.6), (3.3, 1.75)])
    path = rounded(np.column_stack([np.zeros(6), handle[:, 1], handle[:, 0]]), samples=40)
    return piece(
        wish,
        Item("saucer", _dish(rng, 6.6, 0.2), coat),
        Item("cup", thrown(rng, profile, uneven=0.003), coat, lift),
        Item("handle", tube(path, 0.32, sides=14), replace(coat, bump=None, colour=_even(coat)), lift @ facing),
        Item("coffee", liquid(3.72), coffee(rng), lift @ move(0, 4.75, 0)),
    )


def tray(rng: np.random.Generator, wish: Wish) -> Piece:
    """A round or oval tray with a raised rim, let into the ground by its thickness: the product stands level in it."""
    stretch = np.diag([float(rng.choice([1.0, 1.0, 1.35])), 1.0, 1.0, 1.0])
    radius = float(rng.uniform(8.5, 10.5))
    shape = [(0.96 * radius, 0), (0.985 * radius, 0.04), (radius, 0.2), (radius, 0.95)]
    profile = vessel(rounded(np.array(shape), samples=40), wall=0.24, floor=0.35)
    return piece(
        wish, Item("tray", _top_mapped(lathe(profile, segments=128)), skin(wish, rng, "brass"), stretch), sunk=0.25
    )


def thrown(rng: np.random.Generator, profile: Floats, *, uneven: float = 0.008) -> Mesh:
    """Turn a profile as a potter does: not perfectly round, and wavering a little on its way up."""
    mesh = lathe(profile)
    points = mesh.positions.astype(np.float64)
    size = float(np.ptp(points[:, 1]) + np.ptp(points[:, 0])) / 2
    swelling = lumpy(rng, points / size, uneven, waves=1.6)
    points[:, [0, 2]] *= swelling[:, None]
    return replace(mesh, positions=points.astype(np.float32))


def _dish(rng: np.random.Generator, radius: float, rise: float) -> Mesh:
    shape = radius * np.array(
        [(0.55, 0), (0.58, 0.02), (0.66, 0.035), (0.74, 0.7 * rise), (0.9, 0.9 * rise), (1.0, rise)]
    )
    return _top_mapped(thrown(rng, vessel(rounded(shape, samples=60), wall=0.24, floor=0.3), uneven=0.003))


def _top_mapped(mesh: Mesh) -> Mesh:
    """Return a flat thing with its texture laid on from above, so that it does not run together in the middle."""
    return replace(mesh, uvs=mesh.positions[:, [0, 2]] * np.array([1, -1], np.float32))


def liquid(radius: float) -> Mesh:
    """The surface of a drink, drawn up a little where it meets its cup; its texture spans it once."""
    reach = np.concatenate([np.linspace(0, 0.93, 10), [0.96, 0.98, 0.995, 1.005]])
    level = 0.10 * np.clip((reach - 0.93) / 0.07, 0, 1) ** 2
    angle = np.linspace(-np.pi, np.pi, 65)
    points = np.stack(
        np.broadcast_arrays(
            radius * reach[:, None] * np.sin(angle), level[:, None] + 0 * angle, radius * reach[:, None] * np.cos(angle)
        ),
        axis=-1,
    )[::-1]
    return sheet(points, points[..., [0, 2]] / (2 * radius) + 0.5)


def coffee(rng: np.random.Generator) -> Material:
    """Return black coffee under a crema: paler and full of fine bubbles towards the rim, open in the middle."""
    size = 384
    x, y = np.meshgrid(np.linspace(-1, 1, size, dtype=np.float32), np.linspace(-1, 1, size, dtype=np.float32))
    waver = fractal(rng, size, coarsest=1.5, finest=12, slope=1.8)
    swirl = fractal(rng, size, coarsest=3, finest=60, slope=1.2)
    away = np.hypot(x, y) + 0.10 * waver
    foam = smoothstep(0.35, 0.95, away)
    froth = smoothstep(1.0, 2.2, fractal(rng, size, coarsest=40, finest=110, slope=0.2)) * smoothstep(0.8, 1.0, away)
    colours = paint(
        COFFEE,
        (0.25 + 0.65 * foam, CREMA),
        (0.30 * level(1.5 * swirl) * foam, tinted(CREMA, 0.5)),
        (0.5 * froth, tinted(CREMA, 0.5, (0.9, 0.75, 0.5))),
    )
    return Material(colour=Texture(colours, mirrored=False), roughness=0.16, specular=0.4, clearcoat=0.4)


def _even(coat: Material) -> Colour:
    """Return a coat's colour, its mean where it is a picture."""
    if isinstance(coat.colour, tuple):
        return coat.colour
    red, green, blue = ((coat.colour.pixels.reshape(-1, 3).mean(axis=0) / 255) ** 2.2).tolist()
    return red, green, blue


PROPS = {
    "vase": PropKind(layout="stand", colours=CLAY, build=vase, count=(1, 2)),
    "bowl": PropKind(layout="stand", colours=CLAY, build=bowl),
    "plate": PropKind(layout="stand", colours=("#eee9e0", "#cbbfae", "#5f6660"), build=plate),
    "cup": PropKind(layout="stand", colours=("#f3f1ec", "#c9b7a0", "#5d6b66"), build=cup),
    "tray": PropKind(layout="lie", colours=("#c9a04f", "#b98d5f", "#efece6"), build=tray),
}
