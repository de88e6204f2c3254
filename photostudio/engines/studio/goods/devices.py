"""Devices: phones, tablets, watches and speakers, all unbranded."""

from typing import NamedTuple

import numpy as np

from photostudio.engines.studio import shapes
from photostudio.engines.studio.goods.bottles import INK
from photostudio.engines.studio.goods.forms import block, profile, solid
from photostudio.engines.studio.goods.kinds import GoodKind, Ware
from photostudio.engines.studio.goods.materials import coat, of_body, smooth
from photostudio.engines.studio.goods.screens import dial, screen, wallpaper
from photostudio.engines.studio.library.props.forms import ball, turned
from photostudio.engines.studio.library.props.skins import matte
from photostudio.engines.studio.scene import Colour, Item, Material, Mesh, Transform
from photostudio.engines.studio.shapes import merged, moved
from photostudio.engines.studio.textures import tinted
from photostudio.engines.studio.transforms import move, scale, turn
from photostudio.imaging.arrays import Linear

BLACK: Colour = (0.012, 0.012, 0.014)
LENS = Material(colour=(0.01, 0.012, 0.02), roughness=0.03, specular=0.8, clearcoat=1.0)
EDGE = 0.08  # centimetres of a device's frame about its glass


class Form(NamedTuple):
    """A device's sides, the radius of its corners and the dark rim about its screen, in centimetres."""

    width: float
    height: float
    thick: float
    corner: float
    rim: float


PHONE = Form(width=7.2, height=15.2, thick=0.8, corner=1.1, rim=0.22)
TABLET = Form(width=24.8, height=17.6, thick=0.65, corner=1.2, rim=0.75)
WATCH = Form(width=3.7, height=4.3, thick=1.0, corner=1.15, rim=0.3)


def phone(rng: np.random.Generator, ware: Ware) -> list[Item]:
    """A slab of glass in a metal frame, its screen on."""
    front, slab = _slab(rng, ware, PHONE)
    picture = wallpaper(rng, tall=PHONE.height / PHONE.width)
    hole = Item("camera", moved(ball(0.17), scale(1, 1, 0.2)), LENS, front @ move(0, PHONE.height / 2 - 0.8, 0.08))
    return [*slab, *_shown(picture, PHONE, front), hole]


def tablet(rng: np.random.Generator, ware: Ware) -> list[Item]:
    """A tablet on its long side, its screen on."""
    front, slab = _slab(rng, ware, TABLET)
    return [*slab, *_shown(wallpaper(rng, tall=TABLET.height / TABLET.width), TABLET, front)]


def smartwatch(rng: np.random.Generator, ware: Ware) -> list[Item]:
    """A watch of glass and metal with a screen for a dial, its band closed."""
    band, metal = smooth(of_body(rng, ware), ware.colour), smooth(coat(rng, ware.cap, ware.cap_colour), ware.cap_colour)
    there = move(0, 3.35, 1.95) @ turn(-14, "x")
    front = there @ move(0, 0, WATCH.thick)
    crown = solid(profile((0.3, 0, 0), (0.34, 0.03, 0.05), (0.34, 0.3, 0.08), (0, 0.3, 0)), metal)
    return [
        Item(
            "case",
            _face_up(block(WATCH.width, WATCH.height, WATCH.thick, corner=WATCH.corner, bevel=0.3)),
            metal,
            there,
        ),
        *_shown(dial(rng, tall=WATCH.height / WATCH.width), WATCH, front),
        Item("crown", moved(crown, turn(-90, "z")), metal, there @ move(WATCH.width / 2 - 0.02, 0.7, WATCH.thick / 2)),
        Item("strap", _strap(0.6 * WATCH.width / 2), band),
    ]


def watch(rng: np.random.Generator, ware: Ware) -> list[Item]:
    """A wristwatch with its strap closed, its dial to the camera."""
    radius = 2.0
    metal = coat(rng, ware.cap, ware.cap_colour)
    strap = smooth(of_body(rng, ware), ware.colour) if ware.material not in {"leather"} else of_body(rng, ware)
    dial = matte(tinted(ware.label, 0.0), 0.4)
    case = turned(
        profile(
            (0, 0, 0),
            (radius, 0, 0.15),
            (radius, 0.75, 0.2),
            (0.87 * radius, 0.95, 0.08),
            (0.84 * radius, 0.82, 0.03),
            (0, 0.82, 0),
        ),
        128,
    )
    face = turned(profile((0, 0.83, 0), (0.83 * radius, 0.83, 0.0), (0.83 * radius, 0.84, 0), (0, 0.84, 0)), 96)
    marks, hands = _marks(0.83 * radius), _hands(rng, 0.83 * radius)
    up = turn(90, "x")
    loop = _strap(0.52 * radius)
    there = move(0, 3.3, 2.25) @ turn(-14, "x") @ up
    dark = metal if not _is_pale(ware.label) else matte(BLACK, 0.3)
    crown = Item(
        "crown",
        moved(
            solid(profile((0.24, 0, 0), (0.28, 0.03, 0.04), (0.28, 0.35, 0.06), (0, 0.35, 0)), metal), turn(-90, "z")
        ),
        smooth(metal, ware.cap_colour),
        there @ move(radius, 0.4, 0),
    )
    return [
        Item("case", case, smooth(metal, ware.cap_colour), there),
        Item("dial", face, dial, there),
        Item("marks", marks, smooth(dark, ware.cap_colour), there),
        Item("hands", hands, smooth(dark, ware.cap_colour), there),
        crown,
        Item("strap", loop, strap),
    ]


def speaker(rng: np.random.Generator, ware: Ware) -> list[Item]:
    """A round speaker in cloth with a rim of metal and a dished top."""
    radius, height = float(rng.uniform(4.2, 5.2)), float(rng.uniform(9.5, 14.0))
    material, rim = of_body(rng, ware), coat(rng, ware.cap, ware.cap_colour)
    side = solid(
        profile(
            (0.92 * radius, 0.3, 0), (radius, 0.5, 0.6), (radius, height - 0.5, 0.6), (0.9 * radius, height - 0.1, 0)
        ),
        material,
    )
    foot = solid(
        profile((0.9 * radius, 0, 0), (0.95 * radius, 0, 0.1), (0.95 * radius, 0.5, 0.1), (0, 0.5, 0)),
        matte(BLACK, 0.5),
    )
    ring = turned(
        profile(
            (0, height - 0.3, 0),
            (0.93 * radius, height - 0.3, 0.05),
            (0.93 * radius, height, 0.12),
            (0.84 * radius, height, 0.1),
            (0.8 * radius, height - 0.25, 0.1),
            (0, height - 0.3, 0),
        ),
        96,
    )
    return [
        Item("cloth", side, material),
        Item("foot", foot, matte(BLACK, 0.5)),
        Item("rim", ring, smooth(rim, ware.cap_colour)),
    ]


def _slab(rng: np.random.Generator, ware: Ware, form: Form) -> tuple[Transform, list[Item]]:
    """Return where the middle of a standing frame's front is, and the frame."""
    frame = _face_up(block(form.width, form.height, form.thick, corner=form.corner, bevel=0.25))
    back = move(0, form.height / 2, 0)
    front = back @ move(0, 0, form.thick)
    return front, [Item("frame", frame, smooth(of_body(rng, ware), ware.colour), back)]


def _shown(picture: Linear, form: Form, front: Transform) -> list[Item]:
    """Return a screen in the front of a device."""
    width, height, corner = (side - off * EDGE for side, off in ((form.width, 2), (form.height, 2), (form.corner, 1)))
    glass = _face_up(block(width, height, 0.06, corner=corner, bevel=0.02))
    rim, inner = form.rim, corner - form.rim
    there = front @ move(0, 0, 0.065)
    return [
        Item("glass", glass, LENS, front),
        *screen(picture, width - 2 * rim, height - 2 * rim, corner=inner, rim=rim - 0.03, there=there),
    ]


def _face_up(slab: Mesh) -> Mesh:
    """Stand a slab that lies on the ground upright about the origin, its top to the camera."""
    return moved(slab, turn(90, "x"))


def _marks(radius: float) -> Mesh:
    marks = []
    for hour in range(12):
        size = np.array([0.09, 0.05, 0.34 if hour % 3 else 0.5])
        bar = block(*[float(side) for side in size[[0, 2, 1]]], corner=0.02, bevel=0.01)
        marks.append(moved(bar, turn(30 * hour) @ move(0, 0.84, -0.84 * radius + size[2] / 2)))
    return merged(marks)


def _hands(rng: np.random.Generator, radius: float) -> Mesh:
    hour = float(rng.integers(9, 11)) * 30 + 4
    hands = [(0.5, 0.11, hour, 0.87), (0.74, 0.08, 52.0, 0.9)]
    made = []
    for length, wide, angle, height in hands:
        bar = block(wide, length * radius + 0.2, 0.03, corner=0.02, bevel=0.008)
        made.append(moved(bar, turn(-angle) @ move(0, height, -(length * radius) / 2 + 0.1)))
    made.append(
        moved(turned(profile((0, 0, 0), (0.13, 0, 0.02), (0.13, 0.12, 0.02), (0, 0.12, 0)), 24), move(0, 0.84, 0))
    )
    return merged(made)


def _strap(half: float) -> Mesh:
    """A band of half a width in an upright loop from front to back, as if about a cushion."""
    around = np.linspace(0, 2 * np.pi, 120)
    depth, height = 2.2 * np.sin(around), 3.3 + 3.2 * np.cos(around)
    across = np.array([-1.0, -0.97, 0.0, 0.97, 1.0])
    wide = half * (0.92 + 0.08 * np.sin(around))
    thick = 0.16
    out = np.stack([np.sin(around) / 2.2, np.cos(around) / 3.2], axis=-1)
    out /= np.linalg.norm(out, axis=1, keepdims=True)
    rows = []
    for sign, order in ((1, across), (-1, across[::-1])):
        z = depth + sign * thick * out[:, 0]
        y = height + sign * thick * out[:, 1]
        rows.append(np.stack(np.broadcast_arrays(order * wide[:, None], y[:, None], z[:, None]), axis=-1))
    skin = np.concatenate([*rows, rows[0][:, :1]], axis=1)
    return shapes.sheet(skin[::-1])


def _is_pale(colour: Colour) -> bool:
    return float(np.mean(colour)) > 0.3


GOODS = {
    "phone": GoodKind(
        build=phone,
        material="metal",
        looks=(("metal", "#b9bcc0"), ("matte", INK), ("gold", "#e4cfa8")),
        height=0.6,
        turned=(-30.0, 30.0),
        leans=7.0,
    ),
    "tablet": GoodKind(
        build=tablet,
        material="metal",
        looks=(("metal", "#b9bcc0"), ("matte", INK)),
        height=0.5,
        width=0.66,
        turned=(-26.0, 26.0),
        leans=12.0,
    ),
    "smartwatch": GoodKind(
        build=smartwatch,
        material="matte",
        looks=(("matte", INK), ("matte", "#e8e4dc"), ("matte", "#2f4858")),
        caps=(("steel", "#b9bcc0"), ("matte", INK), ("gold", "#e4cfa8")),
        height=0.5,
        turned=(-30.0, 30.0),
    ),
    "watch": GoodKind(
        build=watch,
        material="leather",
        looks=(("leather", "#6b452c"), ("leather", "#26221f"), ("steel", "#b9bcc0")),
        caps=(("steel", "#b9bcc0"), ("gold", "#cfa758")),
        height=0.5,
        turned=(-26.0, 26.0),
    ),
    "speaker": GoodKind(
        build=speaker,
        material="linen",
        looks=(("linen", "#55575b"), ("linen", "#cfc8bb"), ("linen", "#2f4858")),
        caps=(("metal", "#c9c8c6"), ("gold", "#cfa758"), ("matte", INK)),
        lies=False,
    ),
}
