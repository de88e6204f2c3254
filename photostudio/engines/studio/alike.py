"""Makes materials alike, so that one compiled program serves several.

The renderer writes each texture's repeat, each bump's height and its number of pixels into a material's program as
constants: 0.6 s of compiling for each material, again in every new set. Here the repeat goes into the shape's own
coordinates and the height into the picture; what remains differs only in data.
"""

from dataclasses import replace

import cv2
import numpy as np

from photostudio.engines.studio.scene import Item, Material, Mesh, Rectangle, Texture

RATIOS = np.array([0.125, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0])  # of one texture's repeat to another's
RELIEF = 768  # pixels across
SQUARE = Mesh(
    positions=np.array([[-1, -1, 0], [1, -1, 0], [1, 1, 0], [-1, 1, 0]], np.float32),
    faces=np.array([[0, 1, 2], [0, 2, 3]], np.uint32),
    uvs=np.array([[0, 0], [1, 0], [1, 1], [0, 1]], np.float32),
    smooth=False,
)


def alike(item: Item) -> Item:
    """Return an item that looks the same: a second texture's scale may change a little; spheres stay as they are."""
    if isinstance(item.shape, Rectangle):
        item = replace(item, shape=SQUARE, transform=item.transform @ item.shape.transform)
    shape, surface = item.shape, item.surface
    if not isinstance(surface, Material) or not isinstance(shape, Mesh) or shape.uvs is None:
        return item
    leading = next((place for place in (surface.colour, surface.bump, surface.roughness) if _is_texture(place)), None)
    if not isinstance(leading, Texture):
        return item
    shape = replace(shape, uvs=np.asarray(shape.uvs * leading.repeat, np.float32))
    return replace(item, shape=shape, surface=_rescaled(surface, leading.repeat))


def _is_texture(place: object) -> bool:
    return isinstance(place, Texture)


def _rescaled(surface: Material, repeat: float) -> Material:
    """Return the material for coordinates that are `repeat` times as fine, its height in world units."""
    if isinstance(surface.colour, Texture):
        surface = replace(surface, colour=_at(surface.colour, repeat))
    if isinstance(surface.roughness, Texture):
        surface = replace(surface, roughness=_at(surface.roughness, repeat))
    if surface.bump is not None:
        surface = replace(surface, bump=_relief(_at(surface.bump, repeat), surface.bump_height), bump_height=1.0)
    return surface


def _at(place: Texture, repeat: float) -> Texture:
    ratio = place.repeat / repeat
    return replace(place, repeat=float(RATIOS[np.abs(np.log(RATIOS / ratio)).argmin()]))


def _relief(bump: Texture, height: float) -> Texture:
    """Return a height texture whose height is 1, on as many pixels as every other."""
    pixels = bump.pixels / np.float32(255) if bump.pixels.dtype == np.uint8 else bump.pixels
    sized = cv2.resize(pixels * np.float32(height), (RELIEF, RELIEF), interpolation=cv2.INTER_LINEAR)
    return replace(bump, pixels=np.asarray(sized, np.float32)[..., None])
