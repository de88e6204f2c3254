"""What is of paper, or as square as a box: cartons, pouches, bags, soap and books."""

from itertools import pairwise

import numpy as np

from photostudio.engines.studio import shapes
from photostudio.engines.studio.goods.bottles import INK, MILK
from photostudio.engines.studio.goods.forms import Floats, block, plate
from photostudio.engines.studio.goods.kinds import GoodKind, Ware
from photostudio.engines.studio.goods.labels import Face, flat_face, printed
from photostudio.engines.studio.goods.materials import foil, of_body, paper
from photostudio.engines.studio.library.props.forms import lumpy, rounded, tube
from photostudio.engines.studio.library.props.home import book as bound
from photostudio.engines.studio.scene import Item, Material, Mesh, Transform
from photostudio.engines.studio.textures import tinted
from photostudio.engines.studio.transforms import move

CREASED = 5.0  # times as far off lies a label on what is crumpled
KRAFT = "#b08d64"
UPRIGHT: Transform = np.array([[0, 0, -1, 0], [-1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 0, 1]], np.float64)


def box(rng: np.random.Generator, ware: Ware) -> list[Item]:
    """A folding box with a lid that closes over it."""
    width, depth = float(rng.uniform(6.5, 9.5)), float(rng.uniform(4.0, 6.5))
    height = float(rng.uniform(6.5, 12.5))
    material, lid = of_body(rng, ware), 0.26 * height
    base = block(width - 0.1, depth - 0.1, height - lid + 0.2, corner=0.08, bevel=0.06)
    cover = block(width, depth, lid, corner=0.1, bevel=0.08)
    label = printed(rng, ware, flat_face(0.52 * width, 0.2 * height, 0.6 * height, depth / 2 - 0.05))
    return [Item("box", base, material), Item("lid", cover, material, move(0, height - lid, 0)), *label]


def pouch(rng: np.random.Generator, ware: Ware) -> list[Item]:
    """A stand-up pouch: a round foot, a full belly and a flat sealed top."""
    width, height = float(rng.uniform(8.5, 10.0)), float(rng.uniform(13.0, 16.0))
    belly = float(rng.uniform(2.3, 2.9))
    points = _pouch(rng, width, height, belly)
    mesh = shapes.sheet(np.concatenate([points, points[:, :1]], axis=1))
    material = of_body(rng, ware)
    seal = Material(colour=tinted(ware.colour, 0.35), roughness=0.7, specular=0.2)
    return [
        Item("pouch", mesh, material),
        Item("seam", plate(width * 0.985, 0.09), seal, move(0, 0.9 * height, 0.13)),
        *printed(rng, ware, _belly(points, width)),
    ]


def shopping_bag(rng: np.random.Generator, ware: Ware) -> list[Item]:
    """A paper bag with two cords for handles."""
    width, height, depth = float(rng.uniform(9, 11)), float(rng.uniform(11, 13.5)), float(rng.uniform(4, 5))
    material = of_body(rng, ware)
    across, along = width / 2, depth / 2
    corners = np.array(
        [
            (-across, along),
            (across, along),
            (across, 0),
            (across, -along),
            (-across, -along),
            (-across, 0),
            (-across, along),
        ]
    )
    outline = np.concatenate([np.linspace(one, other, 5)[:-1] for one, other in pairwise(corners)])
    rise = np.array([0.0, 0.02, 0.5, 0.98, 1.0])
    pinch = np.clip(rise, 0, 1) ** 2
    fold = 1 - 0.28 * pinch[:, None] * (np.abs(outline[:, 1]) < 0.3 * depth)
    points = np.stack(np.broadcast_arrays(outline[:, 0] * fold, (height * rise)[:, None], outline[:, 1]), axis=-1)
    skin = shapes.sheet(np.concatenate([points, points[:, :1]], axis=1))
    mesh = Mesh(skin.positions, skin.faces, skin.uvs, smooth=False)
    cord = Material(colour=ware.cap_colour, roughness=0.7)
    bow = rounded(
        np.array([(-2.0, -0.4, 0), (-2.0, 2.2, 0), (-1.0, 4.2, 0), (1.0, 4.2, 0), (2.0, 2.2, 0), (2.0, -0.4, 0)]),
        samples=50,
    )
    handles = [
        Item(f"cord {number}", tube(bow, 0.16), cord, move(0, height - 0.2, side))
        for number, side in enumerate((along - 0.05, -along + 0.05))
    ]
    floor = block(width - 0.2, depth - 0.2, 0.2, corner=0.1, bevel=0.05)
    return [
        Item("bag", mesh, material),
        Item("floor", floor, material),
        *handles,
        *printed(rng, ware, flat_face(0.42 * width, 0.34 * height, 0.66 * height, along)),
    ]


def soap(rng: np.random.Generator, ware: Ware) -> list[Item]:
    """A bar of soap with a paper band."""
    width, depth, height = float(rng.uniform(8, 9)), float(rng.uniform(5.2, 6)), float(rng.uniform(2.4, 3.0))
    bar = block(width, depth, height, corner=1.1, bevel=0.5)
    belt = block(0.4 * width, depth + 0.06, height + 0.06, corner=0.06, bevel=0.05)
    return [
        Item("soap", bar, of_body(rng, ware)),
        Item("band", belt, paper(ware.label), move(0, -0.02, 0)),
        Item("line", plate(0.24 * width, 0.12), foil(ware.accent), move(0, 0.4 * height, depth / 2 + 0.06)),
    ]


def book(rng: np.random.Generator, ware: Ware) -> list[Item]:
    """A book bound in cloth that stands, its cover to the camera."""
    tall, thick, wide = float(rng.uniform(19, 22)), float(rng.uniform(1.8, 3.2)), float(rng.uniform(13, 15))
    items = bound(rng, "book", of_body(rng, ware), np.array([tall, thick, wide]), UPRIGHT)
    title = flat_face(0.62 * wide, -0.12 * tall, 0.32 * tall, thick)
    return [*items, *printed(rng, ware, title, bare=True)]


def _pouch(rng: np.random.Generator, width: float, height: float, belly: float) -> Floats:
    """Return the skin of a pouch (rows, columns, 3): oval below, flat above, a little crumpled."""
    rise = np.linspace(0, 1, 60)
    angle = np.linspace(-np.pi, np.pi, 128, endpoint=False)
    full = (
        belly
        * np.clip(1 - ((rise - 0.16) / 0.74) ** 2, 0, 1) ** 0.7
        * np.where(rise < 0.16, 0.8 + 0.2 * rise / 0.16, 1)
        + 0.1
    )
    wide = width / 2 * (1 - 0.05 * np.sin(np.pi * np.clip(rise / 0.9, 0, 1)) * (rise < 0.9))
    square = 0.75
    x = np.sign(np.sin(angle)) * np.abs(np.sin(angle)) ** square
    z = np.sign(np.cos(angle)) * np.abs(np.cos(angle)) ** 1.15
    points = np.stack(np.broadcast_arrays(wide[:, None] * x, (height * rise)[:, None], full[:, None] * z), axis=-1)
    crumple = lumpy(rng, points / 2.2, 0.035, waves=1.4)
    points[..., 2] *= crumple
    return points


def _belly(points: Floats, width: float) -> Face:
    """Return the front of a pouch's skin (rows, columns, 3)."""
    front = points[:, 32:97]

    def at(across: Floats, up: Floats, off: float) -> Floats:
        place = (0.28 + 0.42 * up[:, 0]) * (len(front) - 1)
        lines = [front[int(row)] + (row % 1) * (front[int(row) + 1] - front[int(row)]) for row in place]
        x = 0.26 * width * across
        z = np.stack([np.interp(row, line[:, 0], line[:, 2]) for row, line in zip(x, lines, strict=True)])
        y = np.stack([np.full_like(row, line[0, 1]) for row, line in zip(x, lines, strict=True)])
        return np.stack([x, y, z + CREASED * off], axis=-1)

    return at


GOODS = {
    "box": GoodKind(
        build=box,
        material="paper",
        looks=(("paper", KRAFT), ("paper", MILK), ("matte", INK), ("paper", "#a3ae8c"), ("paper", "#d4a5a0")),
        height=0.5,
        width=0.52,
        turned=(18.0, 36.0),
    ),
    "pouch": GoodKind(
        build=pouch,
        material="matte",
        looks=(("paper", KRAFT), ("matte", INK), ("matte", "#1f4a38"), ("matte", MILK)),
        height=0.58,
        turned=(-14.0, 14.0),
    ),
    "shopping bag": GoodKind(
        build=shopping_bag,
        material="paper",
        looks=(("paper", KRAFT), ("paper", MILK), ("matte", INK)),
        caps=(("matte", "#2a221c"), ("matte", "#efece6")),
        turned=(16.0, 32.0),
    ),
    "soap": GoodKind(
        build=soap,
        material="matte",
        looks=(("matte", "#e9dcc3"), ("matte", "#c4cfb0"), ("matte", "#e3c4ad")),
        height=0.3,
        width=0.5,
        lies=False,
        turned=(14.0, 34.0),
    ),
    "book": GoodKind(
        build=book,
        material="linen",
        looks=(("linen", "#7d8a83"), ("linen", "#a8695a"), ("linen", "#2f4858"), ("leather", "#6b452c")),
        height=0.6,
        turned=(10.0, 30.0),
    ),
}
