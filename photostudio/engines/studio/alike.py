"""Makes the things of every set alike, so that one compiled program renders them all.

The renderer writes what kinds of shape and material there are, a texture's repeat, a bump's height and its number of
pixels into its program as constants, and compiles anew, for seconds, when one of them changes. Here every shape becomes
a mesh of one kind, every material one of a few makes, and what else differs is data.
"""

from dataclasses import replace
from enum import StrEnum
from typing import cast

import cv2
import numpy as np
from numpy.typing import NDArray

from photostudio.engines.studio.coats import typical
from photostudio.engines.studio.scene import (
    Beam,
    Colour,
    Glow,
    Item,
    Material,
    Mesh,
    Rectangle,
    Sphere,
    Texture,
    Transform,
)
from photostudio.engines.studio.shapes import sheet
from photostudio.engines.studio.strips import cut
from photostudio.imaging.arrays import Linear
from photostudio.imaging.colour import to_srgb

RELIEF = 768  # pixels across
LARGEST = 1024  # pixels across, of a colour texture that had to be tiled
VIEW = 1024  # pixels across, of a glowing picture: they are searched, too
CLEAR = 0.02  # a glass's roughness up to here is none
TRACE = 1e-4  # of a quality, so that a rich material has it always
MERIDIANS, PARALLELS = 96, 48
LAMP_FACES = 16384  # of a lamp that is no rectangle: they are searched in a number of steps that is a constant
SQUARE = Mesh(
    positions=np.array([[-1, -1, 0], [1, -1, 0], [1, 1, 0], [-1, 1, 0]], np.float32),
    faces=np.array([[0, 1, 2], [0, 2, 3]], np.uint32),
    uvs=np.array([[0, 0], [1, 0], [1, 1], [0, 1]], np.float32),
)
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


def make(surface: Material) -> Make:
    """Return which of the makes a material is that was made `alike`."""
    if surface.glass:
        return _glass_make(surface)
    if surface.translucent:
        return Make.LEAF
    rich = bool(surface.sheen or surface.clearcoat or surface.metallic)
    if surface.bump is None:
        return Make.RICH if rich else Make.SMOOTH_PICTURE if isinstance(surface.colour, Texture) else Make.PLAIN
    return Make.RICH_PICTURE if rich else Make.PICTURE


def alike(item: Item) -> Item:
    """Return an item that looks the same, of one of the makes; a second texture's scale may change a little."""
    if isinstance(item.shape, Beam):
        return item
    mesh, transform = _mesh(item)
    if isinstance(item.surface, Glow):
        return _lamp(item.name, mesh, item.surface, transform)
    surface = item.surface
    places = (surface.colour, surface.bump, surface.roughness)
    repeat = min((_period(place) for place in places if isinstance(place, Texture)), default=1.0)
    return Item(item.name, _unwrapped(mesh, repeat), _made(surface, repeat), transform)


def _mesh(item: Item) -> tuple[Mesh, Transform]:
    """Return an item's shape as a mesh with smooth normals, and where it stands."""
    shape, surface = item.shape, item.surface
    if isinstance(shape, Sphere):
        return _ball(shape), item.transform
    if isinstance(shape, Rectangle):
        opacity = surface.opacity if isinstance(surface, Material) else None
        mesh = _unshared(cut(np.asarray(opacity.pixels[..., 0], np.uint8))) if opacity else SQUARE
        return mesh, item.transform @ shape.transform
    mesh = cast("Mesh", shape)
    return (mesh if mesh.smooth else _unshared(mesh)), item.transform


def _unshared(mesh: Mesh) -> Mesh:
    """Return a mesh whose faces share no corner, so that smooth normals are the faces' own."""
    corners = mesh.faces.ravel()
    faces = np.arange(corners.size, dtype=np.uint32).reshape(-1, 3)
    return Mesh(mesh.positions[corners], faces, None if mesh.uvs is None else mesh.uvs[corners])


def _ball(sphere: Sphere) -> Mesh:
    across, down = np.meshgrid(np.linspace(0, 1, MERIDIANS + 1), np.linspace(0, 1, PARALLELS + 1))
    ring, height = np.sin(np.pi * down), np.cos(np.pi * down)
    around = np.stack([ring * np.cos(2 * np.pi * across), ring * np.sin(2 * np.pi * across), height], axis=-1)
    uvs = np.stack([across, down], axis=-1)
    return sheet((np.array(sphere.centre) + sphere.radius * around)[::-1], uvs[::-1])


def _unwrapped(mesh: Mesh, repeat: float) -> Mesh:
    """Return a mesh whose texture coordinates are `repeat` times as fine, nought where it has none."""
    uvs = np.zeros((len(mesh.positions), 2), np.float32) if mesh.uvs is None else mesh.uvs * np.float32(repeat)
    return replace(mesh, uvs=uvs)


def _lamp(name: str, mesh: Mesh, glow: Glow, transform: Transform) -> Item:
    """Return a lamp on as many pixels as every other, and of as many faces when it is no rectangle: those added have no
    area.
    """
    radiance, repeat = glow.radiance, 1.0
    if isinstance(radiance, Texture):
        pixels = np.asarray(cv2.resize(radiance.pixels, (VIEW, VIEW), interpolation=cv2.INTER_AREA), np.float32)
        radiance, repeat = replace(radiance, pixels=pixels, repeat=1.0), radiance.repeat
    mesh = _unwrapped(mesh, repeat)
    missing = LAMP_FACES - len(mesh.faces)
    if len(mesh.faces) > 2 and missing > 0:
        mesh = replace(mesh, faces=np.concatenate([mesh.faces, np.zeros((missing, 3), np.uint32)]))
    return Item(name, mesh, Glow(radiance), transform)


def _made(surface: Material, repeat: float) -> Material:
    """Return a material of one of the makes, for coordinates that are `repeat` times as fine."""
    surface = replace(surface, opacity=None)
    if surface.glass:
        ior = INDICES.get(_glass_make(surface), surface.ior)
        return replace(surface, roughness=typical(surface.roughness), ior=ior, bump=None)
    if surface.translucent:
        return replace(
            surface,
            colour=_tiled(_picture(surface.colour), repeat),
            roughness=typical(surface.roughness),
            sheen=max(surface.sheen, TRACE),
            bump=None,
        )
    rich = bool(surface.sheen or surface.clearcoat or surface.metallic or isinstance(surface.roughness, Texture))
    if rich:
        traces = {name: max(getattr(surface, name), TRACE) for name in ("sheen", "clearcoat", "metallic")}
        surface = replace(surface, **traces)
    if not (isinstance(surface.colour, Texture) or isinstance(surface.roughness, Texture) or surface.bump):
        return surface
    return replace(
        surface,
        colour=_tiled(_picture(surface.colour), repeat),
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
