"""The large calm shape behind the product that holds a composition together. Each stands on the floor at depth `z`."""

from collections.abc import Callable

from photostudio.engines.studio import shapes
from photostudio.engines.studio.framing import window
from photostudio.engines.studio.library.backdrops.canvas import STEEP
from photostudio.engines.studio.library.kinds import BackdropKind, Support
from photostudio.engines.studio.library.surfaces import SURFACES
from photostudio.engines.studio.scene import Item, Material, Stage
from photostudio.engines.studio.textures import tinted
from photostudio.engines.studio.transforms import move

WHITE = (1.0, 1.0, 1.0)
Backing = Callable[[Stage, float, float, tuple[Material, Material]], list[Item]]


def arch(stage: Stage, floor: float, z: float, coats: tuple[Material, Material]) -> list[Item]:
    """One free-standing arch, or three nested ones where the product leaves room."""
    width, height = _frame(stage, floor, z)
    x = _shift(stage, width)
    thickness = stage.rng.uniform(0.12, 0.17)
    nested = 1 if width > 1.8 else int(stage.rng.choice([1, 1, 3]))
    items = []
    for number in range(nested):
        inset = 1.16 * number * thickness
        mesh = shapes.arch(width - 2 * inset, height - inset, thickness, 0.26 - 0.06 * number, bevel=0.022)
        items.append(Item(f"arch {number + 1}", mesh, coats[number % 2], move(x, floor, z)))
    return items


def disc(stage: Stage, floor: float, z: float, coats: tuple[Material, Material]) -> list[Item]:
    """A large round plate like a low sun, off the middle."""
    width, height = _frame(stage, floor, z)
    radius = min(0.5 * height, 0.62 * width)
    x = stage.rng.choice([-1, 1]) * stage.rng.uniform(0.1, 0.3) * radius
    return [Item("disc", shapes.disc(radius, 0.1, bevel=0.02), coats[0], move(x, floor + radius, z - 0.05))]


def tablets(stage: Stage, floor: float, z: float, coats: tuple[Material, Material]) -> list[Item]:
    """Three upright boards with round heads, one behind the other."""
    width, height = _frame(stage, floor, z)
    side = stage.rng.choice([-1, 1])
    items = []
    for number, (place, share) in enumerate([(-0.05, 1.0), (0.62, 0.72), (-0.66, 0.5)]):
        tall = share * height * stage.rng.uniform(0.94, 1.04)
        wide = width * (0.72, 0.5, 0.46)[number]
        mesh = shapes.tablet(wide, max(tall, 0.55 * wide), 0.09)
        items.append(
            Item(
                f"tablet {number + 1}",
                mesh,
                coats[number % 2],
                move(side * place * width, floor, z + 0.13 * number - 0.1),
            )
        )
    return items


def steps(stage: Stage, floor: float, z: float, coats: tuple[Material, Material]) -> list[Item]:
    """A stair of three blocks that climbs to one side."""
    width, height = _frame(stage, floor, z)
    side = int(stage.rng.choice([-1, 1]))
    tread = 0.36 * width
    items = []
    for number in range(3):
        tall = height * (0.34 + 0.27 * number)
        mesh = shapes.slab(tread, 0.5, tall, bevel=0.018)
        x = side * (number - 0.75) * tread
        items.append(Item(f"step {number + 1}", mesh, coats[number % 2], move(x, floor, z - 0.15)))
    return items


def arches(stage: Stage, support: Support) -> tuple[Item, ...]:
    """One of the shapes before a wall, in the backdrop's colour and the props'."""
    coat = SURFACES[stage.set.backdrop.material or "paint"].coat
    colours = stage.colours
    pale, deep, wall = (
        coat(stage.rng, tone) for tone in (tinted(colours.backdrop, 0.12, WHITE), colours.prop, colours.backdrop)
    )
    z = support.back - float(stage.rng.uniform(0.05, 0.2))
    room = shapes.room(back=z - float(stage.rng.uniform(0.5, 0.75)))
    walls = Item("room", room, wall, move(0, support.floor, 0))
    if stage.lens.pitch > STEEP:
        return (walls,)
    backing = BACKINGS[int(stage.rng.integers(len(BACKINGS)))]
    order = (pale, deep) if stage.rng.random() < 0.5 else (deep, pale)
    return (walls, *backing(stage, support.floor, z, order))


BACKINGS: tuple[Backing, ...] = (arch, disc, tablets, steps)


def _frame(stage: Stage, floor: float, z: float) -> tuple[float, float]:
    """Return the width and height, from the floor, that frame the product as seen and stay within the picture."""
    seen = window(stage, z)
    widening = seen.width / (stage.view_right - stage.view_left)
    width = min((stage.right - stage.left) * widening * 1.12 + 0.75, 0.96 * seen.width)
    lowest, highest = stage.top * widening + 0.2, seen.top - 0.14
    top = max(0.45 * lowest + 0.55 * highest, 0.5 * width + 0.2)
    return width, min(top, max(highest, lowest)) - floor


def _shift(stage: Stage, width: float) -> float:
    """Return a small step off the middle, none for what fills the picture."""
    return float(stage.rng.uniform(-0.1, 0.1)) if width < 1.6 else 0.0


BACKDROPS = {
    "arches": BackdropKind(
        colours=("#f1dcc9", "#e3cfc6", "#d3dcd2", "#dcd8ea", "#e4d6c4"), build=arches, material="paint"
    )
}
