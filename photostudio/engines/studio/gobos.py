"""Shapes in front of the lamp: window frames, blinds and leaves whose shadows fall on the set.

A gobo is a card with an opacity picture; its shadow is sharp when the lamp is small and far away, as `lights.sun` is.
Pictures are (size, size, 1) with 255 where light is stopped, the first row at the bottom.
"""

from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from photostudio.engines.studio.framing import out_of_view
from photostudio.engines.studio.lights import FAR, key_position
from photostudio.engines.studio.scene import Item, Material, Point, Rectangle, Stage, Texture, Transform
from photostudio.engines.studio.transforms import move, scale, turn
from photostudio.imaging.arrays import Pixels

Floats = NDArray[np.float64]
SIZE = 640
BLACK = (0.02, 0.02, 0.02)
REACHES = np.arange(2.0, 9.0, 0.25)


def hang(
    stage: Stage,
    picture: Pixels,
    *,
    name: str,
    target: Point,
    half_width: float,
    half_height: float,
    yaw: float = 0.0,
    roll: float = 0.0,
) -> Item:
    """Hang a card between the sun (`lights.sun`) and `target`, as near as the camera's view allows.

    The card is upright and faces the camera, so that its shadow on a back wall keeps its shape; `yaw` turns it like a
    window in a side wall, which slants its shadow, `roll` turns it in its own plane (degrees).
    """
    towards = np.subtract(key_position(stage, FAR), target)
    towards /= np.linalg.norm(towards)
    shape = turn(yaw, "y") @ turn(roll, "z") @ scale(half_width, half_height)
    reach = next((r for r in REACHES if out_of_view(stage, _at(target, towards * r) @ shape)), REACHES[-1])
    opacity = Texture(picture, raw=True, mirrored=False)
    return Item(
        name, Rectangle(_at(target, towards * reach) @ shape), Material(colour=BLACK, specular=0.0, opacity=opacity)
    )


def panes(columns: int, rows: int, *, bar: float = 0.07, border: float = 0.45) -> Pixels:
    """A window in a dark wall: `bar` and `border` are fractions of the opening and of the card."""
    picture = np.full((SIZE, SIZE), 255, np.uint8)
    margin = SIZE * border / 2
    across, up = (np.linspace(margin, SIZE - margin, count + 1) for count in (columns, rows))
    half_bar = bar * (SIZE - 2 * margin) / 2
    for left, right in pairwise(across):
        for low, high in pairwise(up):
            corner, opposite = (left + half_bar, low + half_bar), (right - half_bar, high - half_bar)
            cv2.rectangle(picture, _pixel(corner), _pixel(opposite), 0, cv2.FILLED)
    return picture[..., None]


def blinds(slats: int, *, open_share: float = 0.5, border: float = 0.3) -> Pixels:
    """Horizontal slats in a dark wall."""
    picture = np.full((SIZE, SIZE), 255, np.uint8)
    margin = SIZE * border / 2
    pitch = (SIZE - 2 * margin) / slats
    for number in range(slats):
        low = margin + number * pitch
        cv2.rectangle(picture, _pixel((margin, low)), _pixel((SIZE - margin, low + open_share * pitch)), 0, cv2.FILLED)
    return picture[..., None]


def half_plane(angle: float) -> Pixels:
    """The straight edge of a building or a flag: dark below a line through the middle at `angle` degrees."""
    picture = np.zeros((SIZE, SIZE), np.uint8)
    along = np.array([np.cos(np.radians(angle)), np.sin(np.radians(angle))])
    down = np.array([along[1], -along[0]])
    middle = np.array([SIZE, SIZE]) / 2
    corners = [middle - 2 * SIZE * along, middle + 2 * SIZE * along]
    corners += [corner + 2 * SIZE * down for corner in reversed(corners)]
    return _fill(picture, np.array(corners))


def palm_frond(rng: np.random.Generator) -> Pixels:
    """A feather of long narrow leaflets on a bent rib, from the left edge to the right."""
    picture = np.zeros((SIZE, SIZE), np.uint8)
    bend = rng.uniform(-0.12, 0.12)
    along = np.linspace(0.02, 0.97, 60)
    rib = np.stack([along, 0.5 + bend * np.sin(np.pi * along)], axis=-1) * SIZE
    cv2.polylines(picture, [_points(rib)], False, 255, 5, cv2.LINE_AA)
    for place, start in zip(along[6::2], rib[6::2], strict=True):
        for side in (-1, 1):
            length = SIZE * (0.44 * np.sin(np.pi * (0.12 + 0.82 * place)) + 0.03) * rng.uniform(0.85, 1.1)
            angle = side * (1.15 - 0.65 * place) + rng.normal(0, 0.05)
            _leaflet(picture, start, angle, length, width=0.011 * SIZE, droop=-0.25 * side)
    return picture[..., None]


def branch(rng: np.random.Generator) -> Pixels:
    """A twig with alternating oval leaves, from the left edge to the right."""
    picture = np.zeros((SIZE, SIZE), np.uint8)
    bend = rng.uniform(-0.15, 0.15)
    along = np.linspace(0.0, 0.9, 40)
    twig = np.stack([along, 0.5 + bend * np.sin(2.4 * along)], axis=-1) * SIZE
    cv2.polylines(picture, [_points(twig)], False, 255, 6, cv2.LINE_AA)
    for number, (place, start) in enumerate(zip(along[4::3], twig[4::3], strict=True)):
        side = 1 if number % 2 else -1
        length = SIZE * rng.uniform(0.17, 0.24) * (1.1 - 0.4 * place)
        angle = side * rng.uniform(0.5, 1.0)
        _leaflet(picture, start, angle, length, width=length * rng.uniform(0.2, 0.27), droop=-0.2 * side)
    _leaflet(picture, twig[-1], 0.0, 0.14 * SIZE, width=0.03 * SIZE, droop=0.1)
    return picture[..., None]


def _leaflet(picture: Pixels, start: Floats, angle: float, length: float, *, width: float, droop: float) -> None:
    """Draw a leaf that is pointed at both ends and bends by `droop` radians."""
    along = np.linspace(0, 1, 18)
    course = angle + droop * along
    steps = length / len(along) * np.stack([np.cos(course), np.sin(course)], axis=-1)
    middle = start + np.cumsum(steps, axis=0)
    across = np.stack([-np.sin(course), np.cos(course)], axis=-1)
    half = (width * np.sin(np.pi * along**0.8) ** 0.8)[:, None]
    _fill(picture, np.concatenate([middle + across * half, (middle - across * half)[::-1]]))


def _at(target: Point, offset: Floats) -> Transform:
    x, y, z = (np.asarray(target) + offset).tolist()
    return move(x, y, z)


def _fill(picture: Pixels, outline: Floats) -> Pixels:
    cv2.fillPoly(picture, [_points(outline)], 255, cv2.LINE_AA)
    return picture[..., None]


def _points(places: Floats) -> NDArray[np.int32]:
    return np.round(places).astype(np.int32)


def _pixel(place: tuple[float, float]) -> tuple[int, int]:
    return round(place[0]), round(place[1])
