"""Painted places, far behind the product: light on a canvas that hangs square to the lens, thrown out of focus.

A picture (rows, columns, 3) is linear light in which 1 is a white card by the product; windows, lamps and the sun are
many times that. It is defocused as light and not as paint, so that a bright speck becomes a disc, as in a lens.
"""

from dataclasses import dataclass, replace
from math import cos, pi, radians, sin, tan

import cv2
import numpy as np
from numpy.typing import NDArray

from photostudio.engines.studio import lights
from photostudio.engines.studio.expose import FAITHFUL, WHITE_CARD
from photostudio.engines.studio.framing import eye
from photostudio.engines.studio.noise import Field, fractal, smoothstep
from photostudio.engines.studio.scene import Colour, Glow, Item, Rectangle, Stage, Texture
from photostudio.engines.studio.transforms import move, scale, turn
from photostudio.imaging.arrays import Linear

Floats = NDArray[np.floating]

STEEP = 55.0  # degrees: a camera that looks down so far sees nothing but the ground
ASIDE = 1.2  # how much wider than the photo a picture is: the lens blurs its borders into view
BELOW = 1.08
MOST_ABOVE = 3.2  # of half the photo's height: what wet or polished ground mirrors lies above the photo
PIXELS = 330_000
SHARPER = 2.2  # times as many for a picture that is nearly in focus
FINEST_NOISE = 384  # pixels
BLADES = 8
FINE = 8  # pixels of radius that show the opening's shape: a wider blur needs no finer picture
SHARPEST, BLURRIEST = 0.0025, 0.105  # radii of the lens's disc, in photo sides
USUAL = SHARPEST + BLURRIEST * 0.5**1.7
FLAMES = ("candle",)  # rigs that light no more than what is near
MOON, DUSKY = -0.8, -0.85  # the warmth of moonlight, and what no daylight is as cool as
IRRADIANCE = 4.0  # of a key light of strength 1
RIM_LIGHT, GEL_LIGHT = 0.23, 1.0  # what they send a level card's way, at a strength of 1
GROWN, OVERGROWN = ("grass", "moss"), 0.72  # leaves of grass shade one another: they look darker than they are
WARMTH = 0.6  # the meter looks at the strongest channel too, and that of a low sun is strong
LEAVES, LEAFY = ("leaves", "branches", "palm"), 0.6  # the gobos of leaves, and what they let through


@dataclass(frozen=True, eq=False, kw_only=True)
class Canvas:
    """What there is to paint: x to the right and y up from the photo's middle, 1 is its mean side.

    The photo ends at ±`right` and ±`top`, the canvas at `ceiling`; the eye is at height `horizon`, and what carries
    the product hides all below `sill`. `pixels` are those of one unit; a lens out of focus spreads light over `blur`.
    """

    right: float
    top: float
    ceiling: float
    horizon: float
    sill: float
    blur: float
    pixels: float
    x: Field
    y: Field

    @property
    def rows(self) -> int:
        return len(self.y)

    @property
    def columns(self) -> int:
        return int(self.x.shape[1])

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Return column and row of a place."""
        return (x - float(self.x[0, 0])) * self.pixels, (float(self.y[0, 0]) - y) * self.pixels

    def sized(self, *, ceiling: float, pixels: float) -> "Canvas":
        """Return a canvas of the same view that ends at another height and has other pixels."""
        x, y = _axes(self.right, self.top, ceiling, pixels)
        return replace(self, ceiling=ceiling, pixels=pixels, x=x, y=y)

    def read(self, field: Field, x: Floats, y: Floats) -> Field:
        """Return a field (rows, columns) of the canvas at places (n,), its border beyond it."""
        columns = np.clip((x - float(self.x[0, 0])) * self.pixels, 0, self.columns - 1).astype(np.intp)
        rows = np.clip((float(self.y[0, 0]) - y) * self.pixels, 0, self.rows - 1).astype(np.intp)
        return np.asarray(field[rows, columns], np.float32)

    def noise(
        self, rng: np.random.Generator, *, coarsest: float, finest: float, slope: float, stretch: float = 1.0
    ) -> Field:
        """Return noise (see `noise.fractal`) whose square covers the canvas."""
        size = max(self.rows, self.columns)
        grown = cv2.resize(
            fractal(rng, FINEST_NOISE, coarsest=coarsest, finest=finest, slope=slope, stretch=stretch), (size, size)
        )
        return np.asarray(grown[: self.rows, : self.columns], np.float32)

    def plain(self, colour: Colour) -> Linear:
        return np.broadcast_to(np.array(colour, np.float32), (self.rows, self.columns, 3)).copy()

    def wash(self, *stops: tuple[float, Colour]) -> Linear:
        """Return colours that change from stop to stop, each a height and a colour, listed upwards."""
        heights = self.y[:, 0]
        column = [np.interp(heights, [y for y, _ in stops], [colour[i] for _, colour in stops]) for i in range(3)]
        return np.repeat(np.stack(column, -1)[:, None], self.columns, axis=1).astype(np.float32)

    def defocus(self, picture: Linear, depth: float = 1.0) -> Linear:
        """Blur a picture (rows, columns, channels) by the lens; what is nearer to the product has less `depth`."""
        radius = self.blur * depth * self.pixels
        return blurred(picture, radius) if radius > 0.7 else picture


def stretch(stage: Stage, *, edge: tuple[float, float], detail: float = 1.0) -> Canvas:
    """Return the canvas for a stage: wider than the photo, and as high as polished ground can mirror.

    `edge` is the y and z where what carries the product ends behind; `detail` is a factor on the number of pixels.
    """
    pitch = radians(stage.lens.pitch)
    right = (stage.view_right - stage.view_left) / 2
    top = (stage.view_top - stage.view_bottom) / 2 / max(cos(pitch), 0.2)
    mean = 2 * (right * top) ** 0.5
    right, top = right / mean, top / mean
    horizon = stage.lens.distance * tan(pitch) / mean
    ceiling = float(np.clip(2 * horizon + top, 1.15 * top, MOST_ABOVE * top))
    blur = stage.set.backdrop.blur
    width, height = 2 * ASIDE * right, ceiling + BELOW * top
    count = PIXELS * max(detail, 1.0 if blur > 0.2 else SHARPER)
    pixels = (count / (width * height)) ** 0.5
    x, y = _axes(right, top, ceiling, pixels)
    return Canvas(
        right=right,
        top=top,
        ceiling=ceiling,
        horizon=horizon,
        sill=_height_of(stage, (0.0, *edge), mean),
        blur=SHARPEST + BLURRIEST * blur**1.7,
        pixels=pixels,
        x=x,
        y=y,
    )


def _axes(right: float, top: float, ceiling: float, pixels: float) -> tuple[Field, Field]:
    """Return where a canvas's columns (1, columns) and rows (rows, 1) lie."""
    columns, rows = round(2 * ASIDE * right * pixels), round((ceiling + BELOW * top) * pixels)
    x = (np.arange(columns, dtype=np.float32) + 0.5) / pixels - ASIDE * right
    y = ceiling - (np.arange(rows, dtype=np.float32) + 0.5) / pixels
    return x[None, :], y[:, None]


def hang(stage: Stage, canvas: Canvas, picture: Linear, *, depth: float, open_air: bool = False) -> Item:
    """Hang a picture square to the lens, `depth` behind the product, as bright as the light that falls on the set."""
    pitch = radians(stage.lens.pitch)
    reach = stage.lens.distance + depth
    unit = (stage.view_right - stage.view_left) / (2 * canvas.right) * reach / stage.lens.distance
    height = canvas.rows / canvas.pixels
    raised = canvas.ceiling - height / 2
    middle = eye(stage) + reach * np.array([0, -sin(pitch), -cos(pitch)])
    middle = middle + raised * unit * np.array([0, cos(pitch), -sin(pitch)])
    half_width = canvas.columns / canvas.pixels / 2 * unit
    place = move(*middle.tolist()) @ turn(-stage.lens.pitch, "x") @ scale(half_width, height / 2 * unit)
    light = np.maximum(picture * np.float32(level(stage, open_air=open_air)), 0)[::-1]
    return Item("view", Rectangle(place), Glow(Texture(np.ascontiguousarray(light, np.float32), raw=True)))


def level(stage: Stage, *, open_air: bool = False) -> float:
    """Return what a white card that lies by the product sends to the lens, as far as the meter will not make up.

    In the open air leaves before the sun take a part of it, and low suns and coloured lamps add theirs.
    """
    light, key = stage.set.light, stage.key
    direct = IRRADIANCE * key.strength * sin(radians(max(key.elevation, 20.0))) / pi
    if not open_air:
        return max(direct + light.fill, 0.15) * adaptation(stage)
    added = RIM_LIGHT * light.rim * (1 if light.rim_side else 2) + GEL_LIGHT * light.gels
    direct *= LEAFY if light.gobo in LEAVES else 1
    return (direct * (1 + WARMTH * max(key.warmth, 0.0)) + light.fill + added) * adaptation(stage, open_air=True)


def adaptation(stage: Stage, *, open_air: bool = False) -> float:
    """Return how much darker a picture must be hung over a dark surface, for which the meter opens the lens.

    In the open air it is opened half as far, for a good part of what is metered is the picture itself.
    """
    shade = 0.5 * (max(stage.colours.surface) + float(np.mean(stage.colours.surface)))
    opening = (1 - FAITHFUL) * (0.5 if open_air else 1)
    own = OVERGROWN if open_air and stage.set.surface.kind in GROWN else 1.0
    return own * float((np.clip(shade, 0.03, WHITE_CARD) / WHITE_CARD) ** opening)


def daylight(stage: Stage) -> Colour:
    """Return the colour of the light outdoors, green at full strength: a flame by the product leaves it to the moon."""
    return lights.tint(MOON if stage.set.light.rig in FLAMES else stage.key.warmth)


def is_night(stage: Stage) -> bool:
    """Tell whether it is the moon that lights what is outdoors."""
    return stage.set.light.rig in FLAMES or stage.key.warmth < DUSKY


def sunny_side(stage: Stage) -> int:
    """Return where the light comes from: −1 left, 1 right."""
    return -1 if stage.key.azimuth < 0 else 1


def over(below: Linear, paint: Linear) -> Linear:
    """Lay paint (rows, columns, 4: light by opacity, and opacity) over a picture."""
    return np.asarray(below * (1 - paint[..., 3:]) + paint[..., :3], np.float32)


def blurred(picture: Linear, radius: float) -> Linear:
    """Blur by a lens opening: an octagon with round sides of `radius` pixels and a slightly brighter rim."""
    coarser = max(1, int(radius / FINE))
    rows, columns = picture.shape[:2]
    if coarser > 1:
        smaller = columns // coarser, rows // coarser
        picture = np.asarray(cv2.resize(picture, smaller, interpolation=cv2.INTER_AREA), np.float32)
    soft = cv2.filter2D(picture, cv2.CV_32F, iris(radius / coarser), borderType=cv2.BORDER_REFLECT)
    return np.asarray(cv2.resize(soft, (columns, rows), interpolation=cv2.INTER_LINEAR), np.float32)


def iris(radius: float) -> Field:
    """Return the disc that a point of light becomes, of sum 1."""
    reach = int(np.ceil(radius)) + 1
    y, x = np.mgrid[-reach : reach + 1, -reach : reach + 1]
    turned = (np.arctan2(y, x) + 0.3) % (2 * np.pi / BLADES) - np.pi / BLADES
    side = 0.55 + 0.45 * np.cos(np.pi / BLADES) / np.cos(turned)
    distance = np.hypot(x, y) / side
    kernel = np.clip(radius + 0.5 - distance, 0, 1) * (1 + 0.4 * smoothstep(0.7, 1.0, distance / max(radius, 1)))
    return np.asarray(kernel / kernel.sum(), np.float32)


def _height_of(stage: Stage, point: tuple[float, float, float], mean: float) -> float:
    """Return the height on the canvas at which a point of the world is seen."""
    pitch = radians(stage.lens.pitch)
    offset = np.array(point) - eye(stage)
    ahead = float(offset @ (0, -sin(pitch), -cos(pitch)))
    return float(offset @ (0, cos(pitch), -sin(pitch))) / max(ahead, 0.1) * stage.lens.distance / mean
