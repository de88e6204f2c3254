"""The surface's form: endless ground, a slab, a pedestal, steps or a slice, and the floor round it."""

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from photostudio.engines.studio import shapes
from photostudio.engines.studio.coats import finished
from photostudio.engines.studio.framing import window
from photostudio.engines.studio.library.kinds import Support
from photostudio.engines.studio.library.surfaces import SURFACES
from photostudio.engines.studio.library.surfaces.rock import crag
from photostudio.engines.studio.pedestals import EDGE, Pedestal, pedestal, slice_of, support
from photostudio.engines.studio.scene import Grounding, Item, Material, Stage
from photostudio.engines.studio.timber import cross_section
from photostudio.engines.studio.transforms import move

FAR_BACK = -1.15
WIDE = 20.0
FURTHEST, MARGIN = -1.2, 0.06  # z, and what is seen of the floor before a pedestal that was moved back
HAIR = 0.004  # a backdrop's own floor lies so far below the ground
HEIGHTS, ROCKS = ("mountains",), ("stone", "slate", "granite")  # up there, these are bare rock
DEEP = 0.4  # what lies below the hollows of a terrain


def carry(stage: Stage) -> Support:
    """Build what the product stands on."""
    surface = stage.set.surface
    kind = SURFACES[surface.kind]
    coat = finished(kind.coat(stage.rng, stage.colours.surface), gloss=surface.gloss, wet=surface.wet)
    form = "ground" if stage.grounding is Grounding.LYING else surface.form
    return FORMED[form](stage, coat)


def _ground(stage: Stage, coat: Material) -> Support:
    kind = stage.set.surface.kind
    rock = crag if stage.set.backdrop.kind in HEIGHTS and kind in ROCKS else None
    terrain = SURFACES[kind].terrain or rock
    if terrain is not None:
        made = terrain(stage, coat)
        return Support(items=made.items, floor=-DEEP, back=FAR_BACK, width=WIDE, height=made.height)
    return Support(items=(_plane("ground", coat, 0.0),), floor=-HAIR, back=FAR_BACK, width=WIDE, height=_level)


def _slab(stage: Stage, coat: Material) -> Support:
    """A counter across the picture, its front edge in sight and its front down to the picture's edge."""
    width = 2.2 * window(stage, 0).width + 1.6
    back, front = -0.75, 0.16 + 0.28 * min(support(stage), 1.0)
    if stage.footprint is not None:
        back = min(back, float(stage.footprint[:, 1].min()) - EDGE)
        front = max(front, float(stage.footprint[:, 1].max()) + EDGE)
    depth = front - back
    height = max(0.12, 0.1 - window(stage, front).bottom)
    mesh = shapes.slab(width, depth, height, corner=0.03, bevel=0.014)
    item = Item("slab", mesh, coat, move(float(stage.rng.uniform(-0.4, 0.4)), -height, front - depth / 2))
    return _raised((item,), _Top(width, front - depth, front), -height)


def _drum(stage: Stage, coat: Material) -> Support:
    return _pedestal(stage, coat, corner=None)


def _block(stage: Stage, coat: Material) -> Support:
    return _pedestal(stage, coat, corner=0.03)


def _pedestal(stage: Stage, coat: Material, *, corner: float | None) -> Support:
    """A drum or block just wider than the product."""
    tall = float(stage.rng.uniform(0.12, 0.2))
    made = pedestal(stage, tall, corner=corner)
    away = _away(stage, made) if stage.grounding is Grounding.FLOATING else 0.0
    item = Item("pedestal", made.mesh, coat, move(0, 0, away) @ made.transform)
    back = made.back + away
    return _raised((item,), _Top(made.width, back, back + made.depth, round=corner is None), -tall)


def _away(stage: Stage, made: Pedestal) -> float:
    """Return how far back (z) a pedestal below a floating product has to stand for its foot to be in the picture."""
    front = made.back + made.depth
    ways = (float(way) for way in np.arange(0.0, FURTHEST, -0.05))
    return next((way for way in ways if window(stage, front + way).bottom < -made.height - MARGIN), FURTHEST)


class _Top(NamedTuple):
    """Where the product's own level reaches."""

    width: float
    back: float
    front: float
    round: bool = False

    def holds(self, x: float, z: float) -> bool:
        if not self.back < z < self.front:
            return False
        if not self.round:
            return abs(x) < self.width / 2
        radius = (self.front - self.back) / 2
        beyond = max(abs(x) - (self.width / 2 - radius), 0.0)
        return float(np.hypot(beyond, z - (self.front + self.back) / 2)) < radius


def _steps(stage: Stage, coat: Material) -> Support:
    """The product on the lowest of three blocks that rise behind it to one side."""
    rng, side = stage.rng, int(stage.rng.choice([-1, 1]))
    tall, rise = float(rng.uniform(0.1, 0.14)), float(rng.uniform(0.12, 0.17))
    base = pedestal(stage, tall, corner=0.02, bevel=0.012)
    front = base.back + base.depth
    items = [Item("step 1", base.mesh, coat, base.transform)]
    tops = [(_Top(base.width, base.back, front), 0.0, 0.0)]
    width, back = base.width * 1.15 + 0.3, base.back
    for number in (1, 2):
        depth = float(rng.uniform(0.28, 0.36))
        x = side * (0.42 * base.width + 0.12 + 0.14 * number)
        mesh = shapes.slab(width, depth, tall + number * rise, corner=0.02, bevel=0.012)
        items.append(Item(f"step {number + 1}", mesh, coat, move(x, -tall, back - depth / 2)))
        tops.append((_Top(width, back - depth, back), x, number * rise))
        back -= depth

    def height(x: float, z: float) -> float:
        return next((level for top, middle, level in tops if top.holds(x - middle, z)), -tall)

    made = _raised(tuple(items), tops[0][0], -tall, back=back)
    return Support(items=made.items, floor=-tall, back=back - 0.4, width=made.width, height=height)


def _slice(stage: Stage, coat: Material) -> Support:
    """A round of a trunk in its bark, or a low slab of stone with a broken rim."""
    wooden = stage.set.surface.kind == "wood"
    made, reach = slice_of(stage, 0.1, wavy=0.02 if wooden else 0.05)
    if wooden:
        coat = _sawn(stage, coat, reach)
    item = Item("slice", made.mesh, coat, made.transform)
    return _raised((item,), _Top(made.width, made.back, made.back + made.depth, round=True), -made.height)


def _sawn(stage: Stage, coat: Material, reach: NDArray[np.floating]) -> Material:
    """Return a wood's coat as the end of a trunk shows it; the texture runs on over the rim as bark."""
    half = 1.4 * float(reach.max())
    finish = cross_section(stage.rng, reach / half, base=stage.colours.surface)
    sawn = replace(
        coat,
        colour=replace(finish.colour, repeat=0.5 / half),
        roughness=0.6,
        bump=replace(finish.height, repeat=0.5 / half),
        bump_height=0.03,
    )
    return finished(sawn, gloss=stage.set.surface.gloss, wet=stage.set.surface.wet)


def _raised(items: tuple[Item, ...], top: _Top, floor: float, *, back: float | None = None) -> Support:
    """Return what stands on a floor; the floor is the backdrop's."""
    return Support(
        items=items,
        floor=floor,
        back=(top.back if back is None else back) - 0.4,
        width=top.width,
        height=lambda x, z: 0.0 if top.holds(x, z) else floor,
    )


def _plane(name: str, coat: Material, y: float) -> Item:
    x, z = np.meshgrid(np.linspace(-WIDE / 2, WIDE / 2, 3), np.linspace(8.0, -14.0, 3))
    points = np.stack([x, np.full_like(x, y), z], axis=-1)
    return Item(name, shapes.sheet(points, np.stack([x, -z], axis=-1)), coat)


def _level(x: float, z: float) -> float:
    return 0.0 * (x + z)


FORMED: dict[str, Callable[[Stage, Material], Support]] = {
    "ground": _ground,
    "slab": _slab,
    "drum": _drum,
    "block": _block,
    "steps": _steps,
    "slice": _slice,
}
