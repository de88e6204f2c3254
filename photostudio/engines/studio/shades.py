"""What stands between the key light and the set: a window, blinds, leaves, the edge of a house, a spotlight's iris."""

from collections.abc import Callable

import numpy as np

from photostudio.engines.studio import gobos, lights, shapes
from photostudio.engines.studio.framing import STEEP, Window, out_of_view, window
from photostudio.engines.studio.library.kinds import Support
from photostudio.engines.studio.scene import Item, Material, Point, Stage
from photostudio.engines.studio.transforms import aim, scale
from photostudio.imaging.arrays import Pixels

WALL = 0.35  # behind the support: where a wall usually stands
WINDOW = 0.95  # of the view's width: half the wall that the window is in
FRONDS = ((-0.42, 0.5, -28), (-0.2, 0.95, -62), (0.36, 0.9, -118))
IRIS_REACHES = np.arange(2.5, 10.0, 0.5)
IRIS_RIM = 7.0  # of the hole: how far round it the light is stopped
BLACK = Material(colour=gobos.BLACK, specular=0.0)


def shades(stage: Stage, support: Support) -> list[Item]:
    """Return the cards that the light's gobo asks for; their shadows fall on the wall and on the ground before it."""
    back = support.back - WALL
    seen = _seen(stage, back)
    match stage.set.light.gobo:
        case "window":
            return [_opening(stage, gobos.panes(int(stage.rng.integers(3, 5)), 5, bar=0.022, border=0.3), seen, back)]
        case "blinds":
            return [_opening(stage, gobos.blinds(20, open_share=0.55, border=0.3), seen, back)]
        case "edge":
            return [_edge(stage, seen, back)]
        case "palm":
            return _foliage(stage, gobos.palm_frond, seen, back)
        case "leaves" | "branches":
            return _foliage(stage, gobos.branch, seen, back)
    return []


def _seen(stage: Stage, back: float) -> Window:
    """Return what shadows fall on: the wall, or the ground for a camera that looks down."""
    if stage.lens.pitch > STEEP:
        return Window(stage.view_left, stage.view_right, stage.view_bottom, stage.view_top)
    return window(stage, back)


def _place(stage: Stage, x: float, up: float, back: float) -> Point:
    """Return the place on that, `up` the picture by so many heights of the product."""
    if stage.lens.pitch > STEEP:
        return x, 0.0, -up
    return x, up * stage.top, back


def _opening(stage: Stage, picture: Pixels, seen: Window, back: float) -> Item:
    """A window in a side wall: its near edge is seen on the wall behind, and it lights the product."""
    side = -1 if stage.key.azimuth < 0 else 1
    half = WINDOW * max(seen.width, 1.8)
    x = (seen.left + seen.right) / 2 - side * (0.3 * half + float(stage.rng.uniform(-0.12, 0.12)))
    target = _place(stage, x, float(stage.rng.uniform(0.2, 0.5)), back)
    yaw = 0.75 * float(np.clip(stage.key.azimuth, -85, 85))
    return gobos.hang(stage, picture, name="window", target=target, half_width=half, half_height=1.2 * half, yaw=yaw)


def _edge(stage: Stage, seen: Window, back: float) -> Item:
    """The slanting border between sun and shade."""
    side = -1 if stage.key.azimuth < 0 else 1
    x = (seen.left + seen.right) / 2 + side * 0.1 * seen.width
    target = _place(stage, x, 0.5, back)
    picture = gobos.half_plane(90 + side * float(stage.rng.uniform(24, 38)) + (180 if side < 0 else 0))
    return gobos.hang(stage, picture, name="edge", target=target, half_width=3.4, half_height=3.4)


def _foliage(stage: Stage, draw: Callable[[np.random.Generator], Pixels], seen: Window, back: float) -> list[Item]:
    """Three fronds or twigs whose shadows reach into the picture from the side of the light."""
    rng = stage.rng
    side = -1 if stage.key.azimuth < 0 else 1
    middle = (seen.left + seen.right) / 2
    items = []
    for number, (across, up, angle) in enumerate(FRONDS, start=1):
        half = seen.width * rng.uniform(0.3, 0.4)
        x = middle - side * across * seen.width + rng.normal(0, 0.05)
        roll = (angle if side < 0 else -180 - angle) + rng.normal(0, 9)
        target = _place(stage, float(x), up + 0.1, back)
        name = f"leaves {number}"
        items.append(
            gobos.hang(stage, draw(rng), name=name, target=target, half_width=half, half_height=half, roll=roll)
        )
    # one more over the ground before the product
    half = 0.3 * seen.width
    place = (0.32 * side * seen.width, 0.0, 0.12)
    roll = float(rng.uniform(-35, 35))
    items.append(
        gobos.hang(stage, draw(rng), name="leaves below", target=place, half_width=half, half_height=half, roll=roll)
    )
    return items


def iris(stage: Stage, *, radius: float) -> Item:
    """A round hole before a far key light, so that its pool has `radius` at the product's middle."""
    target = (0.0, 0.42 * stage.top, -0.1)
    towards = lights.direction(stage.key)
    hole = radius
    for reach in IRIS_REACHES:
        place = aim(lights.beyond(target, towards, float(reach)), target)
        hole = radius * (1 - reach / lights.FAR)
        if out_of_view(stage, place @ scale(IRIS_RIM * hole, IRIS_RIM * hole)):
            break
    angle = np.linspace(0, 2 * np.pi, 97)
    circle = np.stack([np.cos(angle), np.sin(angle), np.zeros(97)], axis=-1)
    return Item("iris", shapes.sheet(np.stack([hole * circle, IRIS_RIM * hole * circle])), BLACK, place)
