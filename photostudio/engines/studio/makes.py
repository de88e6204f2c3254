"""Kinds of material, few enough that one compiled program holds them all.

The renderer writes a texture's repeat, a bump's height and its number of pixels into its program as constants. Here
mirror images and repeats are painted into the pictures, and heights are in world units on as many pixels as all others.
"""

from dataclasses import replace
from enum import StrEnum
from typing import cast

import cv2
import numpy as np
from numpy.typing import NDArray

from photostudio.engines.studio.coats import typical
from photostudio.engines.studio.scene import Colour, Material, Texture
from photostudio.imaging.arrays import Linear
from photostudio.imaging.colour import to_srgb

RELIEF = 768  # pixels across
LARGEST = 1024  # pixels across, of a colour texture that had to be tiled
CLEAR = 0.02  # a glass's roughness up to here is none
TRACE = 1e-4  # of a quality, so that a rich material has it always
LEVEL = Texture(np.zeros((RELIEF, RELIEF, 1), np.float32), raw=True, mirrored=False)
Pictured = NDArray[np.uint8] | NDArray[np.float32]


class Make(StrEnum):
    """Kinds of material; the `rich` may have sheen, clear coat, metal and a map of their roughness."""

    PLAIN = "plain"
    RICH = "rich"
    SMOOTH_PICTURE = "smooth picture"
    PICTURE = "picture"
    RICH_PICTURE = "rich picture"
    LEAF = "leaf"
    GLASS = "glass"
    CLEAR_GLASS = "clear glass"
    CLEAR_WATER = "clear water"
    FILM = "film"


INDICES = {Make.CLEAR_WATER: 1.33, Make.CLEAR_GLASS: 1.5, Make.FILM: 1.5}  # of refraction: constants, too
OF_ONE_COLOUR = {Make.PLAIN, Make.RICH, Make.GLASS, Make.CLEAR_GLASS, Make.CLEAR_WATER, Make.FILM}


def make(surface: Material) -> Make:
    """Return which of the makes a material is, or will be when it is `made`."""
    if surface.glass:
        return _glass_make(surface)
    if surface.translucent:
        return Make.LEAF
    mapped = isinstance(surface.roughness, Texture)
    rich = bool(surface.sheen or surface.clearcoat or surface.metallic or mapped)
    if not (isinstance(surface.colour, Texture) or mapped or surface.bump):
        return Make.RICH if rich else Make.PLAIN
    if rich:
        return Make.RICH_PICTURE
    return Make.PICTURE if surface.bump else Make.SMOOTH_PICTURE


def made(surface: Material) -> tuple[Material, float]:
    """Return a material that looks the same, and how many times as fine its shape's coordinates must be for it; a
    second texture's scale may change a little.
    """
    places = (surface.colour, surface.bump, surface.roughness)
    repeat = min((_period(place) for place in places if isinstance(place, Texture)), default=1.0)
    kind = make(surface)
    surface = replace(surface, opacity=None)
    if surface.glass:
        ior = INDICES.get(kind, surface.ior)
        return replace(surface, roughness=typical(surface.roughness), ior=ior, bump=None), repeat
    if kind in {Make.RICH, Make.RICH_PICTURE}:
        traces = {name: max(getattr(surface, name), TRACE) for name in ("sheen", "clearcoat", "metallic")}
        surface = replace(surface, **traces)
    return (surface if kind in OF_ONE_COLOUR else _pictured(surface, kind, repeat)), repeat


def _pictured(surface: Material, kind: Make, repeat: float) -> Material:
    surface = replace(surface, colour=_tiled(_picture(surface.colour), repeat))
    if kind is Make.LEAF:
        return replace(surface, roughness=typical(surface.roughness), sheen=max(surface.sheen, TRACE), bump=None)
    rich = kind is Make.RICH_PICTURE
    return replace(
        surface,
        roughness=_tiled(_map(surface.roughness), repeat) if rich else surface.roughness,
        bump=_relief(surface, repeat) if rich or surface.bump else None,
        bump_height=1.0,
    )


def _glass_make(surface: Material) -> Make:
    if surface.thin:
        return Make.FILM
    if typical(surface.roughness) > CLEAR:
        return Make.GLASS
    return Make.CLEAR_WATER if surface.ior < 1.4 else Make.CLEAR_GLASS


def _picture(colour: Colour | Texture) -> Texture:
    """Return a colour as a picture of it."""
    if isinstance(colour, Texture):
        return colour
    return Texture(np.full((8, 8, 3), to_srgb(np.array(colour, np.float32)), np.uint8), mirrored=False)


def _map(roughness: float | Texture) -> Texture:
    if isinstance(roughness, Texture):
        return replace(roughness, pixels=_values(roughness))
    return Texture(np.full((8, 8, 1), roughness, np.float32), raw=True, mirrored=False)


def _relief(surface: Material, repeat: float) -> Texture:
    """Return the heights of a surface in world units, on as many pixels as every other relief."""
    bump = surface.bump
    if bump is None or bump is LEVEL:
        return LEVEL
    times = _times(bump, repeat)
    side = RELIEF // times
    sized = cv2.resize(_whole(_values(bump), bump), (side, side), interpolation=cv2.INTER_AREA)
    tiled = np.tile(sized * np.float32(surface.bump_height), (times, times))
    heights = cv2.resize(tiled, (RELIEF, RELIEF), interpolation=cv2.INTER_LINEAR)
    return Texture(np.asarray(heights, np.float32)[..., None], raw=True, mirrored=False)


def _values(picture: Texture) -> Linear:
    """Return a picture's values 0 … 1."""
    return np.asarray(picture.pixels / np.float32(255 if picture.pixels.dtype == np.uint8 else 1), np.float32)


def _tiled(picture: Texture, repeat: float) -> Texture:
    """Return a picture that repeats once where its shape's coordinates say `repeat`, its mirror images part of it."""
    times, whole = _times(picture, repeat), _whole(picture.pixels, picture)
    rows, columns, layers = whole.shape
    if times > 1:
        size = min(columns, LARGEST // times), min(rows, LARGEST // times)
        sized = cv2.resize(whole, size, interpolation=cv2.INTER_AREA).reshape(size[1], size[0], layers)
        whole = cast("Pictured", np.tile(sized, (times, times, 1)).astype(whole.dtype))
    return replace(picture, pixels=whole, repeat=1.0, mirrored=False)


def _times(picture: Texture, repeat: float) -> int:
    return max(1, round(_period(picture) / repeat))


def _period(picture: Texture) -> float:
    """Return how often a picture repeats, a mirrored one together with its mirror image."""
    return picture.repeat / 2 if picture.mirrored else picture.repeat


def _whole(pixels: Pictured, picture: Texture) -> Pictured:
    """Return a picture with its mirror images beside and above it when it is mirrored."""
    if not picture.mirrored:
        return pixels
    beside = np.concatenate([pixels, pixels[:, ::-1]], axis=1)
    return np.concatenate([beside, beside[::-1]], axis=0)
