"""Concrete blocks and arches before a cast wall, in hard sun with one crisp diagonal shadow."""

from photostudio.engines.studio import gobos, lights, shapes
from photostudio.engines.studio.library.backdrops.arches import BACKINGS
from photostudio.engines.studio.coats import cast, plastered
from photostudio.engines.studio.framing import window
from photostudio.engines.studio.pedestals import Pedestal, pedestal, side_spot, unit
from photostudio.engines.studio.scene import Exposure, Item, KeyLight, Lens, Material, Scene, Stage
from photostudio.engines.studio.sets.palettes import palette
from photostudio.engines.studio.transforms import move, turn

LENS = Lens(fov=26, pitch=8, distance=4.2)
KEY = KeyLight(azimuth=50, elevation=40, softness=0.03, warmth=0.18)
PALETTES = (
    palette("#bcb8b1", "#cfcbc4", "#9b9892", "#c4643f"),  # raw concrete and rust
    palette("#dccbb6", "#e8dac8", "#c4a888", "#8c5a3c"),  # sand plaster and clay
    palette("#e9e6e1", "#d9d5ce", "#bdb8b0", "#2f5fb3"),  # chalk and cobalt
    palette("#d3a58d", "#e4c6b4", "#bf876b", "#f2e4d2"),  # terracotta and cream
    palette("#6d7072", "#8f9294", "#55585a", "#d9a441"),  # graphite and ochre
    palette("#b6beb9", "#d0d5d1", "#97a39e", "#e0b08a"),  # eucalyptus and skin
)


def build(stage: Stage) -> Scene:
    rng, colours = stage.rng, stage.brief.palette
    wall = (cast if rng.random() < 0.6 else plastered)(rng, colours.backdrop)
    block = cast(rng, colours.surface, size=512)
    second = cast(rng, colours.prop, size=512)
    height = float(rng.choice([rng.uniform(0.12, 0.16), rng.uniform(0.3, 0.42)]))
    base = pedestal(stage, height, corner=0.015, bevel=0.009)
    back = base.back - rng.uniform(0.6, 0.8)
    items = [
        Item("pedestal", base.mesh, block, base.transform @ turn(float(rng.uniform(-2, 2)))),
        Item("room", shapes.cyclorama(back=back, radius=0.008), wall, move(0, -height, 0)),
        *_architecture(stage, base, back, (block, second)),
        _diagonal(stage, back),
        lights.sun(stage, irradiance=4.6),
    ]
    return Scene(
        items=tuple(items),
        environment=lights.fill(stage, 0.36),
        exposure=Exposure(white=0.72, percentile=72),
        bounces=4,
    )


def _architecture(stage: Stage, base: Pedestal, back: float, coats: tuple[Material, Material]) -> list[Item]:
    """A large shape behind the product, or three blocks round it."""
    if stage.rng.random() < 0.6:
        backing = BACKINGS[stage.rng.integers(len(BACKINGS))]
        return backing(stage, -base.height, back + 0.32, coats)
    accent = Material(colour=stage.brief.palette.accent, roughness=0.75, specular=0.25)
    return _blocks(stage, base, (coats[1], coats[0], accent))


def _blocks(stage: Stage, base: Pedestal, coats: tuple[Material, Material, Material]) -> list[Item]:
    """A tall block behind one side, one behind the other, and a small one of the accent's colour between."""
    rng, size = stage.rng, unit(stage)
    side = int(rng.choice([-1, 1]))
    plan = [(side, 0.5, 0.62, 0.8), (-side, 0.6, 0.3, 0.9), (-side, 0.24, 0.12, 0.15)]
    items = []
    for number, (where, share, rise, room) in enumerate(plan):
        width = size * share * rng.uniform(0.85, 1.15)
        height = base.height + size * rise * rng.uniform(0.85, 1.15)
        z = base.back - 0.5 * width - (0.06 if number < 2 else -0.04)
        x = side_spot(stage, where, z=z, radius=width / 2, room=room)
        if x is not None:
            mesh = shapes.slab(width, width, height, corner=0.012, bevel=0.008)
            items.append(Item(f"block {number + 1}", mesh, coats[number], move(x, -base.height, z)))
    return items


def _diagonal(stage: Stage, back: float) -> Item:
    """The shadow of an edge out of the picture, across an upper corner of the wall on the side of the sun."""
    rng = stage.rng
    seen = window(stage, back)
    side = 1 if stage.key.azimuth > 0 else -1
    half = 1.3 * max(seen.width, seen.height)
    slope = float(rng.uniform(35, 58))
    x = (seen.left + seen.right) / 2 + side * rng.uniform(0.12, 0.3) * seen.width
    y = seen.top - rng.uniform(0.15, 0.35) * (seen.top - 0.4 * stage.top)
    picture = gobos.half_plane(180 - slope if side > 0 else 180 + slope)
    return gobos.hang(stage, picture, name="edge", target=(x, y, back), half_width=half, half_height=half)
