"""Rooms by day, far behind a table and out of focus: for living, cooking, bathing and working, or just a window."""

import numpy as np

from photostudio.engines.studio.library.backdrops.canvas import Canvas, daylight, sunny_side
from photostudio.engines.studio.library.backdrops.furnishings import (
    WOOD,
    Room,
    drape,
    pendant,
    plant,
    put,
    shaded_lamp,
    shelf,
    window,
)
from photostudio.engines.studio.library.backdrops.layers import WHITE, Layer, ball, cylinder, dimmed, times
from photostudio.engines.studio.library.backdrops.places import indoors
from photostudio.engines.studio.library.kinds import BackdropKind
from photostudio.engines.studio.noise import smoothstep
from photostudio.engines.studio.scene import Colour, Stage
from photostudio.engines.studio.textures import tinted
from photostudio.imaging.arrays import Linear

LAMP: Colour = (1.0, 0.72, 0.42)
CLOTH: Colour = (0.80, 0.78, 0.74)
PORCELAIN: Colour = (0.86, 0.87, 0.88)
CEILING = 1.5  # of the wall a usual lens sees
FAR_OFF, NEARER = 0.66, 0.50  # of the blur: a room is there to be made out


def entered(stage: Stage, canvas: Canvas) -> Room:
    """Return the room in the set's colours, its window where the key light is."""
    colours = stage.colours
    wall = times(colours.backdrop, daylight(stage))
    return Room(canvas, stage.rng, sunny_side(stage), wall, colours.prop, colours.accent)


def walls(room: Room) -> Linear:
    """Return the bare wall: light falls off from the window's side and under the ceiling, nowhere evenly."""
    canvas = room.canvas
    near = np.exp(-(((canvas.x * room.side - 1.1 * canvas.right) / 0.62) ** 2))
    uneven = canvas.noise(room.rng, coarsest=1, finest=5, slope=1.5)
    light = (0.52 + 0.62 * near) * (1 + 0.06 * uneven)
    light = light * (1 - 0.22 * smoothstep(room.up(0.75), room.up(1.35), canvas.y))
    above = smoothstep(CEILING - 0.004, CEILING + 0.004, (canvas.y - room.up(0)) / (room.up(1) - room.up(0)))[..., None]
    plaster = np.array(tinted(dimmed(room.wall, 1.1), 0.45, WHITE), np.float32)
    return np.asarray((canvas.plain(room.wall) * (1 - above) + plaster * above) * light[..., None], np.float32)


def living_room(stage: Stage, canvas: Canvas) -> Linear:
    """A window and curtains on one side, a sofa, a lamp, a picture on the wall and a plant."""
    room = entered(stage, canvas)
    rng, up, across, side = room.rng, room.up, room.across, room.side
    far, near = Layer(canvas), Layer(canvas)
    inner, outer = across(0.42), across(1.05)
    left, right = min(inner, outer), max(inner, outer)
    window(room, far, (left, up(0.30), right, up(1.12)))
    for edge in (inner, outer):
        drape(room, far, (edge - 0.055, up(-0.2), edge + 0.055, canvas.ceiling), times(CLOTH, room.wall), glow=1.4)
    _hang_art(room, far, across(-0.55), up(0.72), 0.15)
    sofa = tinted(room.tone, 0.25, (0.2, 0.2, 0.2))
    seat = across(-0.62)
    near.box(min(seat - 0.42, seat + 0.42), up(-0.5), seat + 0.42, up(0.24), dimmed(sofa, 0.62))
    for number in range(3):
        x = seat - 0.25 + 0.25 * number
        near.box(x - 0.115, up(0.05), x + 0.115, up(0.33), dimmed(sofa, 0.72 + 0.14 * number * side))
    for offset, colour in ((-0.2, room.accent), (0.18, tinted(room.wall, 0.5, WHITE))):
        x, tilt = seat + offset, float(rng.uniform(-0.03, 0.03))
        near.polygon(
            [(x - 0.09, up(0.14)), (x + 0.08, up(0.12)), (x + 0.1 + tilt, up(0.4)), (x - 0.07 + tilt, up(0.42))], colour
        )
    shaded_lamp(near, across(-1.0), up(0.52), 0.085, times(LAMP, (1.3, 1.3, 1.3)))
    plant(room, near, across(0.30), up(0.22), 0.15)
    plant(room, near, across(0.34), up(0.44), 0.10)
    return near.on(far.on(walls(room), FAR_OFF), NEARER)


def _hang_art(room: Room, layer: Layer, x: float, y: float, half: float) -> None:
    tall = 1.25 * half
    layer.box(x - half, y - tall, x + half, y + tall, dimmed(WOOD, 0.5))
    layer.box(x - 0.93 * half, y - 0.95 * tall, x + 0.93 * half, y + 0.95 * tall, (0.8, 0.79, 0.76))
    for _ in range(5):
        size = half * room.rng.uniform(0.15, 0.4, 2)
        place = (x, y) + 0.4 * half * room.rng.normal(0, 0.6, 2)
        layer.oval(float(place[0]), float(place[1]), (float(size[0]), float(size[1])), room.thing())


def kitchen(stage: Stage, canvas: Canvas) -> Linear:
    """A counter with jars and boards before tiles, a shelf of dishes above, two lamps, and a window at the side."""
    room = entered(stage, canvas)
    rng, up, across = room.rng, room.up, room.across
    back, far, near = walls(room), Layer(canvas), Layer(canvas)
    tiles = 0.82 + 0.18 * smoothstep(0.0, 0.006, np.abs((canvas.y / 0.055) % 1 - 0.5) * 0.055)
    tiled = smoothstep(up(0.86), up(0.84), canvas.y)
    back = back * (1 + tiled * (0.16 * tiles - 0.02))[..., None]
    inner, outer = across(0.58), across(1.16)
    window(room, far, (min(inner, outer), up(0.34), max(inner, outer), up(1.15)), panes=(2, 2))
    ends = sorted((across(-1.2), across(0.50)))
    for height, tall in ((0.62, 0.17), (0.95, 0.17)):
        far.box(ends[0], up(height) - 0.055, ends[1], up(height) - 0.018, dimmed(room.wall, 0.36))
        shelf(room, far, ends[0], ends[1], up(height), tall=tall * (canvas.top - room.up(0)) * 1.6)
    counter = up(0.20)
    near.box(-2, counter - 0.9, 2, counter, dimmed(tinted(room.wall, 0.35, room.tone), 0.55))
    for x in np.arange(-1.5, 1.5, 0.24) + float(rng.uniform(0, 0.2)):
        near.box(x - 0.004, counter - 0.9, x + 0.004, counter - 0.05, dimmed(room.wall, 0.2))
        near.box(x + 0.02, counter - 0.10, x + 0.09, counter - 0.088, tinted(room.accent, 0.3, WHITE))
    near.box(-2, counter - 0.03, 2, counter, tinted(dimmed(WOOD, 1.5), 0.4, WHITE))
    x = -canvas.right * 1.1
    while x < canvas.right:
        if rng.random() < 0.6:
            put(room, near, x, counter, float(rng.uniform(0.06, 0.11)), float(rng.uniform(0.10, 0.20)))
        x += float(rng.uniform(0.1, 0.2))
    board = across(-0.75)
    near.polygon(
        [(board, counter), (board + 0.13, counter), (board + 0.15, counter + 0.24), (board + 0.02, counter + 0.24)],
        dimmed(WOOD, 1.3),
    )
    for place in (-0.62, -0.12):
        pendant(room, near, across(place), up(0.97), 0.075, LAMP)
    return near.on(far.on(canvas.defocus(np.asarray(back, np.float32), FAR_OFF), FAR_OFF), NEARER)


def bathroom(stage: Stage, canvas: Canvas) -> Linear:
    """Glazed tiles, a round mirror, a basin with a brass tap, rolled towels and a frosted window."""
    room = entered(stage, canvas)
    up, across = room.up, room.across
    back, far, near = walls(room), Layer(canvas), Layer(canvas)
    brick = 0.085
    row = np.floor(canvas.y / (brick / 2))
    aside = (canvas.x / brick + 0.5 * (row % 2)) % 1
    joint = np.minimum(np.abs(aside - 0.5) * brick, np.abs((canvas.y / (brick / 2)) % 1 - 0.5) * brick / 2)
    number = 12.9 * np.floor(canvas.x / brick + 0.5 * (row % 2)) + 78.2 * row
    gleam = 0.10 * (2 * ((43758.5 * np.sin(number)) % 1) - 1)  # each tile lies a little askew
    back = back * (1.05 * (1 + gleam) - 0.25 * (joint < 0.004))[..., None]
    inner, outer = across(0.66), across(1.2)
    left, right = min(inner, outer), max(inner, outer)
    far.box(left, up(0.28), right, up(1.1), (2.3, 2.5, 2.65))
    for x in (left, (left + right) / 2, right):
        far.box(x - 0.012, up(0.28), x + 0.012, up(1.1), (0.8, 0.8, 0.8))
    x, y, radius = across(-0.28), up(0.74), 0.21
    far.oval(x, y, (radius, radius), tinted(room.accent, 0.2))
    far.oval(x, y, (0.95 * radius, 0.95 * radius), tinted(dimmed(room.wall, 0.85), 0.15, WHITE))
    far.oval(x + 0.35 * room.side * radius, y + 0.1 * radius, (0.36 * radius, 0.62 * radius), (1.9, 2.0, 2.1))
    ledge = up(0.22)
    near.box(-2, ledge - 0.9, 2, ledge, dimmed(WOOD, 0.8))
    near.box(-2, ledge - 0.02, 2, ledge, dimmed(WOOD, 1.7))
    cylinder(near, (x - 0.17, ledge, x + 0.17, ledge + 0.085), PORCELAIN, room.side)
    near.oval(x, ledge + 0.085, (0.17, 0.016), (1.0, 1.0, 1.0))
    brass = tinted(room.accent, 0.3, (0.9, 0.6, 0.25))
    near.line(
        [
            (x, ledge + 0.09),
            (x, ledge + 0.24),
            (x + 0.03, ledge + 0.26),
            (x + 0.075, ledge + 0.25),
            (x + 0.08, ledge + 0.21),
        ],
        0.016,
        brass,
    )
    for number in range(3):
        ball(
            near,
            across(-0.86) + 0.085 * (number - 1) * 0.9,
            ledge + 0.05 + 0.075 * (number == 1),
            0.048,
            CLOTH,
            room.side,
        )
    for place in (0.28, 0.40, 0.52):
        put_bottle(room, near, across(place), ledge)
    plant(room, near, across(-1.06), ledge + 0.22, 0.15, leaf=0.4)
    return near.on(far.on(canvas.defocus(np.asarray(back, np.float32), FAR_OFF), FAR_OFF), NEARER)


def put_bottle(room: Room, layer: Layer, x: float, y: float) -> None:
    """Paint a bottle with a pump."""
    half, tall = 0.026, float(room.rng.uniform(0.10, 0.15))
    cylinder(layer, (x - half, y, x + half, y + tall), room.thing(), room.side)
    cylinder(layer, (x - 0.3 * half, y + tall, x + 0.3 * half, y + 1.22 * tall), (0.1, 0.1, 0.1), room.side)


def bright_window(stage: Stage, canvas: Canvas) -> Linear:
    """A tall window with sheer curtains straight behind the product, green leaves beyond it."""
    room = entered(stage, canvas)
    up = room.up
    glass, sheers = Layer(canvas), Layer(canvas)
    shift = room.across(0.18)
    half = 0.62 * canvas.right
    window(room, glass, (shift - half, up(0.10), shift + half, max(up(1.25), 0.5 * canvas.ceiling)), panes=(3, 4))
    glass.shade(np.full((canvas.rows, canvas.columns), 0.5, np.float32))
    cloth = times(tinted(CLOTH, 0.35, WHITE), tinted(room.wall, 0.45, WHITE))
    for edge in (shift - half, shift + half):
        outward = 1 if edge > shift else -1
        ends = sorted((edge - outward * 0.17 * half, edge + outward * 0.42 * half))
        drape(room, sheers, (ends[0], up(-0.5), ends[1], canvas.ceiling), cloth, glow=0.7)
    below = Layer(canvas)
    below.box(-2, up(-0.6), 2, up(0.06), dimmed(room.wall, 0.55))
    below.box(-2, up(0.03), 2, up(0.06), tinted(dimmed(room.wall, 1.3), 0.4, WHITE))
    return below.on(sheers.on(glass.on(walls(room), 1.25), 0.8), 0.8)


def workshop(stage: Stage, canvas: Canvas) -> Linear:
    """A board of tools, a bench with tins and timber, an iron window, and bulbs under metal shades."""
    room = entered(stage, canvas)
    rng, up, across = room.rng, room.up, room.across
    back, far, near = walls(room) * 0.85, Layer(canvas), Layer(canvas)
    inner, outer = across(0.50), across(1.15)
    window(room, far, (min(inner, outer), up(0.38), max(inner, outer), up(1.15)), panes=(3, 4))
    ends = sorted((across(-1.05), across(0.34)))
    far.box(ends[0], up(0.44), ends[1], up(0.92), dimmed(tinted(WOOD, 0.6, room.wall), 1.35))
    for x in np.arange(ends[0] + 0.05, ends[1] - 0.03, 0.072):
        _tool(room, far, float(x), up(0.88) - float(rng.uniform(0, 0.02)), 0.42 * (up(1) - up(0)))
    bench = up(0.20)
    near.box(-2, bench - 1.2, 2, bench, dimmed(WOOD, 0.42))
    near.box(-2, bench - 0.045, 2, bench, dimmed(WOOD, 1.25))
    x = -1.1 * canvas.right
    while x < canvas.right:
        if rng.random() < 0.7:
            put(room, near, x, bench, float(rng.uniform(0.05, 0.10)), float(rng.uniform(0.08, 0.17)))
        x += float(rng.uniform(0.08, 0.18))
    for number in range(4):
        x = across(-0.98) + 0.055 * number
        timber = dimmed(tinted(WOOD, 0.3, WHITE), float(rng.uniform(0.6, 1.2)))
        near.polygon([(x, bench), (x + 0.045, bench), (x + 0.085, canvas.ceiling), (x + 0.04, canvas.ceiling)], timber)
    for place in (-0.45, 0.12):
        pendant(room, near, across(place), up(0.95), 0.08, LAMP)
    return near.on(far.on(canvas.defocus(np.asarray(back, np.float32), FAR_OFF), FAR_OFF), NEARER)


def _tool(room: Room, layer: Layer, x: float, y: float, tall: float) -> None:
    """Hang up a tool: a handle and a head of iron."""
    rng, tall = room.rng, tall * float(room.rng.uniform(0.45, 1.0))
    iron, grip = (0.07, 0.07, 0.075), dimmed(tinted(room.thing(), float(rng.uniform(0, 0.7)), WOOD), 0.6)
    layer.box(x - 0.008, y - 0.55 * tall, x + 0.008, y, iron)
    layer.box(x - 0.014, y - tall, x + 0.014, y - 0.5 * tall, grip)
    if rng.random() < 0.5:
        half = float(rng.uniform(0.022, 0.04))
        layer.box(x - half, y - 0.16 * tall, x + half, y, (0.16, 0.16, 0.17))


BACKDROPS = {
    "workshop": BackdropKind(colours=("#8f8474", "#7a7f80", "#a39684", "#6d6a64"), build=indoors(workshop)),
    "room": BackdropKind(colours=("#d8cfc2", "#c7bfb4", "#b9c0bb", "#e3d6c8", "#8f9a94"), build=indoors(living_room)),
    "kitchen": BackdropKind(colours=("#e4ddd2", "#cfd4ce", "#9fae9f", "#d6cbbb", "#dfe3e4"), build=indoors(kitchen)),
    "bathroom": BackdropKind(colours=("#dfe3e2", "#b9cbc6", "#e6d9cf", "#9db3b5", "#c9cfd4"), build=indoors(bathroom)),
    "window": BackdropKind(colours=("#e6e1d8", "#d9dcdc", "#e9dccd", "#cfd6d3"), build=indoors(bright_window)),
}
