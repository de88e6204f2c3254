"""Concrete blocks before a cast wall, in hard sun with one crisp diagonal shadow."""

from photostudio.engines.studio import gobos, lights, shapes
from photostudio.engines.studio.coats import cast, plastered
from photostudio.engines.studio.framing import window
from photostudio.engines.studio.pedestals import Pedestal, pedestal, side_spot, unit
from photostudio.engines.studio.scene import Exposure, Item, KeyLight, Lens, Material, Scene, Stage
from photostudio.engines.studio.sets.palettes import palette
from photostudio.engines.studio.transforms import move, turn

LENS = Lens(fov=26, pitch=8, distance=4.2)
KEY = KeyLight(azimuth=50, elevation=40, softness=0.03, warmth=0.3)
PALETTES = (
    palette("#bcb8b1", "#cfcbc4", "#9b9892", "#c4643f"),  # raw concrete and rust
    palette("#dccbb6", "#e8dac8", "#c4a888", "#8c5a3c"),  # sand plaster and clay
    palette("#e9e6e1", "#d9d5ce", "#bdb8b0", "#2f5fb3"),  # chalk and cobalt
    palette("#c98f73", "#dcb49c", "#b47457", "#f0dcc4"),  # terracotta and cream
    palette("#5f6264", "#85888a", "#4a4d4f", "#d9a441"),  # graphite and ochre
    palette("#aeb7b3", "#c9cfcb", "#8c9894", "#e0b08a"),  # eucalyptus and skin
)


def build(stage: Stage) -> Scene:
    rng, colours = stage.rng, stage.brief.palette
    wall = (cast if rng.random() < 0.6 else plastered)(rng, colours.backdrop)
    block = cast(rng, colours.surface)
    base = pedestal(stage, float(rng.uniform(0.14, 0.4)), corner=0.015, bevel=0.009)
    floor = -base.height
    back = base.back - rng.uniform(0.55, 0.75)
    items = [
        Item("pedestal", base.mesh, block, base.transform @ turn(float(rng.uniform(-3, 3)))),
        Item("room", shapes.cyclorama(back=back, radius=0.008), wall, move(0, floor, 0)),
        *_blocks(stage, base, (cast(rng, colours.prop), block, plastered(rng, colours.accent))),
        _diagonal(stage, back),
        lights.sun(stage, irradiance=4.4),
    ]
    return Scene(
        items=tuple(items),
        environment=lights.fill(stage, 0.38),
        exposure=Exposure(white=0.68, percentile=85),
        bounces=4,
    )


def _blocks(stage: Stage, base: Pedestal, coats: tuple[Material, Material, Material]) -> list[Item]:
    """A tall block behind one side, a low one before it, and a slab leaning out of the picture on the other."""
    rng, size, floor = stage.rng, unit(stage), -base.height
    side = int(rng.choice([-1, 1]))
    plan = [
        (side, 0.44, 0.4, base.height + 0.5, 0.75, 0),
        (side, 0.26, 0.26, base.height + 0.12, 0.25, 2),
        (-side, 0.5, 0.34, base.height + 0.2, 0.9, 1),
    ]
    items = []
    z = base.back - 0.02
    for number, (where, width, depth, height, room, coat) in enumerate(plan):
        width, height = size * width * rng.uniform(0.85, 1.15), height * rng.uniform(0.8, 1.1)
        behind = z - depth * size / 2 - (0.0 if number == 1 else 0.06)
        x = side_spot(stage, where, z=behind, radius=width / 2, room=room)
        if x is None:
            continue
        mesh = shapes.slab(width, depth * size, height, corner=0.012, bevel=0.008)
        items.append(Item(f"block {number + 1}", mesh, coats[coat], move(x, floor, behind)))
    return items


def _diagonal(stage: Stage, back: float) -> Item:
    """The shadow of an edge out of the picture, across an upper corner of the wall on the side of the sun."""
    rng = stage.rng
    seen = window(stage, back)
    side = 1 if stage.brief.key.azimuth > 0 else -1
    half = 1.5 * max(seen.width, seen.height)
    slope = float(rng.uniform(35, 58))
    lean = 180 - slope if side > 0 else slope + 180
    x = (seen.left + seen.right) / 2 + side * rng.uniform(0.12, 0.3) * seen.width
    y = seen.top - rng.uniform(0.15, 0.35) * (seen.top - 0.4 * stage.top)
    picture = gobos.half_plane(lean)
    return gobos.hang(stage, picture, name="edge", target=(x, y, back), half_width=half, half_height=half)
