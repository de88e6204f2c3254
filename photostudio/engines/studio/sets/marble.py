"""A slab or plinth of polished marble before a plaster wall on which the shadow of a window or of leaves lies."""

from photostudio.engines.studio import gobos, lights, shapes
from photostudio.engines.studio.coats import plastered, polished
from photostudio.engines.studio.framing import window
from photostudio.engines.studio.pedestals import pedestal, side_spot, support, unit
from photostudio.engines.studio.scene import (
    Colour,
    Exposure,
    Item,
    KeyLight,
    Lens,
    Material,
    Scene,
    Sphere,
    Stage,
)
from photostudio.engines.studio.sets.palettes import palette
from photostudio.engines.studio.transforms import move
from photostudio.imaging.colour import hexadecimal

LENS = Lens(fov=26, pitch=8, distance=4.2)
KEY = KeyLight(azimuth=-56, elevation=32, softness=0.06, warmth=0.35)
PALETTES = (
    palette("#d9cbb9", "#f1efec", "#b9a58c", "#c79a52"),  # Carrara, limewash and brass
    palette("#b8b1a6", "#0a0a0b", "#8d857a", "#c79a52"),  # Marquina on greige
    palette("#e7cfc4", "#f6ebe6", "#d3a493", "#b9774f"),  # rose marble and copper
    palette("#c3cbb9", "#14271e", "#93a086", "#c9a35c"),  # Guatemala green and sage
    palette("#c8cdd2", "#eceef0", "#97a1ab", "#8f9498"),  # Carrara, cool grey and steel
)
DARK = 0.12
PLINTH = 0.14
WINDOWS = 0.38  # of the seeds have a window between sun and wall, the others leaves
PANES = 0.6  # of the windows; the others have blinds


def build(stage: Stage) -> Scene:
    rng, colours = stage.rng, stage.brief.palette
    stone = polished(rng, colours.surface, _vein(colours.surface))
    wall = plastered(rng, colours.backdrop)
    back = -1.15 - rng.uniform(0.0, 0.3)
    on_slab = rng.random() < 0.6
    standing = _slab(stage, stone) if on_slab else _plinth(stage, stone, wall)
    room = shapes.cyclorama(back=back, radius=0.05)
    floor = min(item.transform[1, 3] for item in standing)
    items = [
        *standing,
        Item("room", room, wall, move(0, floor, 0)),
        *_props(
            stage,
            colours.accent,
            ground=0.0 if on_slab else -PLINTH,
            beyond=0.0 if on_slab else support(stage) / 2 + 0.2,
        ),
        *_shadows(stage, back),
        lights.sun(stage, irradiance=4.2),
    ]
    exposure = Exposure(white=0.7, percentile=82)
    return Scene(items=tuple(items), environment=lights.fill(stage, 0.34), exposure=exposure, bounces=5)


def _vein(base: Colour) -> Colour:
    return hexadecimal("#a39e96") if max(base) < DARK else hexadecimal("#77777c")


def _slab(stage: Stage, stone: Material) -> list[Item]:
    """A counter across the picture, its front edge in sight and its front down to the picture's edge."""
    width = window(stage, 0).width + 1.6
    front = 0.16 + 0.28 * min(support(stage), 1.0)
    depth = front + 0.75
    height = max(0.12, 0.1 - window(stage, front).bottom)
    mesh = shapes.slab(width, depth, height, corner=0.03, bevel=0.014)
    shift = float(stage.rng.uniform(-0.4, 0.4))
    return [Item("slab", mesh, stone, move(shift, -height, front - depth / 2))]


def _plinth(stage: Stage, stone: Material, wall: Material) -> list[Item]:
    """A drum or block of marble, on a lower block of the wall's plaster."""
    corner = None if stage.rng.random() < 0.5 else 0.03
    top = pedestal(stage, PLINTH, corner=corner, bevel=0.014)
    low = shapes.slab(top.width + 0.9, top.depth + 0.3, 0.2, corner=0.03, bevel=0.02)
    middle_z = float(top.transform[2, 3])
    return [
        Item("plinth", top.mesh, stone, top.transform),
        Item("block", low, wall, move(0.12, -PLINTH - 0.2, middle_z - 0.05)),
    ]


def _props(stage: Stage, accent: Colour, *, ground: float, beyond: float) -> list[Item]:
    """A brass ball, or two, on the shadow's side."""
    rng, size = stage.rng, unit(stage)
    brass = Material(colour=accent, metallic=1.0, roughness=0.22)
    side = 1 if stage.key.azimuth < 0 else -1
    items = []
    for number, share in enumerate([0.11, 0.06][: rng.integers(1, 3)]):
        radius, z = share * size, -0.12 - 0.16 * number
        x = side_spot(stage, side, z=z, radius=radius, room=0.3 + 0.4 * number, beyond=beyond)
        if x is not None:
            items.append(Item(f"ball {number + 1}", Sphere((x, ground + radius, z), radius), brass))
    return items


def _shadows(stage: Stage, back: float) -> list[Item]:
    """Something between the sun and the wall: a window, blinds, or leaves."""
    seen = window(stage, back)
    chance = stage.rng.random()
    if (stage.brief.gobo or ("window" if chance < WINDOWS else "leaves")) == "window":
        panes = gobos.panes(int(stage.rng.integers(2, 4)), 4, bar=0.025, border=0.3)
        blinds = gobos.blinds(22, open_share=0.6, border=0.3)
        picture = panes if stage.rng.random() < PANES else blinds
        x = (seen.left + seen.right) / 2 + float(stage.rng.uniform(-0.5, 0.5))
        middle = (x, float(stage.rng.uniform(0.15, 0.5)) * stage.top, back)
        yaw = 0.75 * stage.key.azimuth
        return [gobos.hang(stage, picture, name="window", target=middle, half_width=2.6, half_height=2.9, yaw=yaw)]
    return _leaves(stage, back, seen.width, (seen.left + seen.right) / 2)


def _leaves(stage: Stage, back: float, width: float, middle: float) -> list[Item]:
    """Three fronds or twigs whose shadows reach into the picture from the side of the light."""
    rng = stage.rng
    draw = gobos.palm_frond if rng.random() < 0.5 else gobos.branch
    side = -1 if stage.key.azimuth < 0 else 1
    items = []
    for number, (across, up, angle) in enumerate([(-0.42, 0.5, -28), (-0.2, 0.95, -62), (0.36, 0.9, -118)]):
        half = width * rng.uniform(0.3, 0.4)
        x = middle - side * across * width + rng.normal(0, 0.05)
        roll = (angle if side < 0 else -180 - angle) + rng.normal(0, 9)
        target = (float(x), stage.top * up + 0.1, back)
        items.append(
            gobos.hang(
                stage,
                draw(rng),
                name=f"leaves {number + 1}",
                target=target,
                half_width=half,
                half_height=half,
                roll=roll,
            )
        )
    return items
