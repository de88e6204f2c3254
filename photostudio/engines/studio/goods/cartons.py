"""What is of paper, or as square as a box: cartons, pouches, bags, soap and books."""

import numpy as np

from photostudio.engines.studio import shapes
from photostudio.engines.studio.goods.bottles import INK, MILK
from photostudio.engines.studio.goods.forms import block, flat_label, plate
from photostudio.engines.studio.goods.kinds import GoodKind, Ware
from photostudio.engines.studio.goods.materials import foil, of_body, paper
from photostudio.engines.studio.library.props.forms import lumpy, rounded, tube
from photostudio.engines.studio.library.props.home import book as bound
from photostudio.engines.studio.scene import Item, Material, Mesh, Transform
from photostudio.engines.studio.textures import tinted
from photostudio.engines.studio.transforms import move

KRAFT = "#b98a5a"
UPRIGHT: Transform = np.array([[0, 0, -1, 0], [-1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 0, 1]], np.float64)


def box(rng: np.random.Generator, ware: Ware) -> list[Item]:
    """A folding box with a lid that closes over it."""
    width, depth = float(rng.uniform(6.5, 9.5)), float(rng.uniform(4.0, 6.5))
    height = float(rng.uniform(6.5, 12.5))
    material, lid = of_body(rng, ware), 0.26 * height
    base = block(width - 0.1, depth - 0.1, height - lid + 0.2, corner=0.08, bevel=0.06)
    cover = block(width, depth, lid, corner=0.1, bevel=0.08)
    label = flat_label(ware, 0.52 * width, 0.2 * height, 0.6 * height, depth / 2 - 0.05)
    return [Item("box", base, material), Item("lid", cover, material, move(0, height - lid, 0)), *label]


def pouch(rng: np.random.Generator, ware: Ware) -> list[Item]:
    """A stand-up pouch: a round foot, a full belly and a flat sealed top."""
    width, height = float(rng.uniform(8.5, 10.0)), float(rng.uniform(13.0, 16.0))
    belly = float(rng.uniform(2.3, 2.9))
    points = _pouch(rng, width, height, belly)
    mesh = shapes.sheet(np.concatenate([points, points[:, :1]], axis=1))
    material = of_body(rng, ware)
    seal = Material(colour=tinted(ware.colour, 0.35), roughness=0.7, specular=0.2)
    front = _face(points, height)
    return [
        Item("pouch", mesh, material),
        Item("seam", plate(width * 0.985, 0.09), seal, move(0, 0.9 * height, 0.13)),
        Item("label", _on_face(front, width, 0.3, 0.68, 0.5, 0.03), paper(ware.label)),
        Item("line", _on_face(front, width, 0.38, 0.39, 0.3, 0.05), foil(ware.accent)),
        Item("mark", _on_face(front, width, 0.52, 0.58, 0.08, 0.05), foil(ware.accent)),
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
    outline = np.concatenate(
        [np.linspace(one, other, 5)[:-1] for one, other in zip(corners, corners[1:], strict=False)]
    )
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
        *flat_label(ware, 0.42 * width, 0.34 * height, 0.66 * height, along),
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
    print_ = foil(ware.accent)
    return [
        *items,
        Item("title", plate(0.5 * wide, 0.2), print_, move(0, 0.16 * tall, thick + 0.02)),
        Item("mark", plate(0.16 * wide, 0.16 * wide), print_, move(0, 0.06 * tall, thick + 0.02)),
    ]


def _pouch(
    rng: np.random.Generator, width: float, height: float, belly: float
) -> "np.ndarray[tuple[int, ...], np.dtype[np.float64]]":
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


def _face(
    points: "np.ndarray[tuple[int, ...], np.dtype[np.float64]]", height: float
) -> "np.ndarray[tuple[int, ...], np.dtype[np.float64]]":
    """Return the front half of a pouch's skin."""
    del height
    return points[:, 32:97]


def _on_face(
    face: "np.ndarray[tuple[int, ...], np.dtype[np.float64]]",
    width: float,
    low: float,
    high: float,
    share: float,
    off: float,
) -> Mesh:
    """Return a printed field that lies on a skin between two heights, `share` of the width wide."""
    rows = np.linspace(low, high, 16) * (len(face) - 1)
    across = np.linspace(-share, share, 25) * width / 2
    grid = []
    for row in rows:
        near, part = int(row), row - int(row)
        line = face[near] * (1 - part) + face[min(near + 1, len(face) - 1)] * part
        z = np.interp(across, line[:, 0], line[:, 2])
        grid.append(np.stack([across, np.full_like(across, line[0, 1]), z + off], axis=-1))
    return shapes.sheet(np.array(grid))


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
