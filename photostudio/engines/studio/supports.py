"""The surface's form: endless ground, a slab, a pedestal, steps or a slice, and the floor round it."""

from photostudio.engines.studio import shapes
from photostudio.engines.studio.coats import finished
from photostudio.engines.studio.framing import window
from photostudio.engines.studio.library.kinds import Support
from photostudio.engines.studio.library.surfaces import SURFACES
from photostudio.engines.studio.pedestals import pedestal, support
from photostudio.engines.studio.scene import Item, Material, Rectangle, Stage
from photostudio.engines.studio.transforms import move, scale, turn

FAR_BACK = -1.15


def carry(stage: Stage) -> Support:
    """Build what the product stands on."""
    surface = stage.set.surface
    kind = SURFACES[surface.kind]
    coat = finished(kind.coat(stage.rng, stage.colours.surface), gloss=surface.gloss, wet=surface.wet)
    match surface.form:
        case "ground":
            return _ground(stage, coat)
        case "slab":
            return _slab(stage, coat)
        case _:
            return _pedestal(stage, coat, corner=None if surface.form == "drum" else 0.03)


def _ground(stage: Stage, coat: Material) -> Support:
    terrain = SURFACES[stage.set.surface.kind].terrain
    if terrain is not None:
        made = terrain(stage, coat)
        return Support(items=made.items, floor=0.0, back=FAR_BACK, width=20.0, height=made.height)
    plane = Item("ground", Rectangle(turn(-90, "x") @ scale(10, 10)), coat)
    return Support(items=(plane,), floor=0.0, back=FAR_BACK, width=20.0, height=_level)


def _slab(stage: Stage, coat: Material) -> Support:
    """A counter across the picture, its front edge in sight and its front down to the picture's edge."""
    width = window(stage, 0).width + 1.6
    front = 0.16 + 0.28 * min(support(stage), 1.0)
    depth = front + 0.75
    height = max(0.12, 0.1 - window(stage, front).bottom)
    mesh = shapes.slab(width, depth, height, corner=0.03, bevel=0.014)
    item = Item("slab", mesh, coat, move(float(stage.rng.uniform(-0.4, 0.4)), -height, front - depth / 2))
    return Support(items=(item,), floor=-height, back=front - depth, width=width, height=_level)


def _pedestal(stage: Stage, coat: Material, *, corner: float | None) -> Support:
    """A drum or block just wider than the product, on a floor of the backdrop's colour."""
    tall = float(stage.rng.uniform(0.12, 0.2))
    made = pedestal(stage, tall, corner=corner)
    return Support(
        items=(Item("pedestal", made.mesh, coat, made.transform),),
        floor=-tall,
        back=made.back - 0.4,
        width=made.width,
        height=lambda x, z: 0.0 if abs(x) < made.width / 2 and made.back < z else -tall,
    )


def _level(x: float, z: float) -> float:
    return 0.0 * (x + z)
