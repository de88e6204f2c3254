"""Makes the things of every set alike, so that one compiled program renders them all, and makes them few.

The renderer writes what kinds of shape and material there are into its program as constants, compiles anew, for
seconds, when one of them changes, and asks each material there is what it does before every picture. Here every shape
becomes a mesh of one kind, every material one of a few makes, and what else differs is data. Things of one material
become one thing, and so do those of one colour each: they look it up in a row of swatches.
"""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, fields, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from photostudio.engines.studio.makes import INDICES, OF_ONE_COLOUR, made, make
from photostudio.engines.studio.meshes import mesh_of
from photostudio.engines.studio.scene import Beam, Glow, Item, Material, Mesh, Texture
from photostudio.engines.studio.shapes import merged

VIEW = 1024  # pixels across, of a glowing picture: they are searched, too
LAMP_FACES = 16384  # of a lamp that is no rectangle: they are searched in a number of steps that is a constant
LOOKS = ("colour", "roughness", "metallic", "sheen", "clearcoat")


@dataclass(frozen=True, eq=False)
class Swatches:
    """Materials of one make that differ in their looks, each a row of `values` (n, 1 or 3): the shape's first texture
    coordinate says which. What else they are is that of `like`.
    """

    like: Material
    values: dict[str, NDArray[np.float32]]


@dataclass(frozen=True, eq=False)
class Thing:
    """What the renderer is handed: a mesh in the world with texture coordinates, or a beam."""

    name: str
    shape: Mesh | Beam
    surface: Material | Swatches | Glow


def alike(items: Iterable[Item]) -> list[Thing]:
    """Return things that look the same, as few as may be, of the makes; each has the name of the first item in it."""
    groups: dict[Hashable, list[Item]] = {}
    for item in items:
        groups.setdefault(_alike_in(item), []).append(item)
    return [_thing(group) for group in groups.values()]


def _alike_in(item: Item) -> Hashable:
    """Return what items must have in common to become one thing."""
    surface = item.surface
    if isinstance(surface, Glow):
        return item.name
    if (kind := make(surface)) in OF_ONE_COLOUR:
        return kind, surface.specular, INDICES.get(kind, surface.ior)
    return tuple(_known(getattr(surface, field.name)) for field in fields(surface))


def _known(value: object) -> Hashable:
    return (id(value.pixels), value.repeat, value.mirrored) if isinstance(value, Texture) else value


def _thing(items: list[Item]) -> Thing:
    """Return items that are alike as one thing."""
    first = items[0]
    if isinstance(first.shape, Beam):
        return Thing(first.name, Beam(first.transform @ first.shape.transform, first.shape.angle), first.surface)
    meshes = [mesh_of(item) for item in items]
    if isinstance(first.surface, Glow):
        return _lamp(first.name, meshes[0], first.surface)
    if make(first.surface) in OF_ONE_COLOUR:
        surfaces = [made(item.surface)[0] for item in items if isinstance(item.surface, Material)]
        return Thing(first.name, merged(_numbered(meshes)), _swatches(surfaces))
    surface, repeat = made(first.surface)
    return Thing(first.name, _unwrapped(merged(meshes), repeat), surface)


def _swatches(surfaces: list[Material]) -> Swatches:
    rows = {name: [getattr(surface, name) for surface in surfaces] for name in LOOKS}
    return Swatches(surfaces[0], {name: np.array(row, np.float32).reshape(len(row), -1) for name, row in rows.items()})


def _numbered(meshes: list[Mesh]) -> list[Mesh]:
    """Return meshes whose first texture coordinate is the middle of their swatch."""
    places = ((number + 0.5) / len(meshes) for number in range(len(meshes)))
    return [
        replace(mesh, uvs=np.full((len(mesh.positions), 2), place, np.float32))
        for mesh, place in zip(meshes, places, strict=True)
    ]


def _unwrapped(mesh: Mesh, repeat: float) -> Mesh:
    """Return a mesh whose texture coordinates are `repeat` times as fine."""
    return mesh if mesh.uvs is None else replace(mesh, uvs=mesh.uvs * np.float32(repeat))


def _lamp(name: str, mesh: Mesh, glow: Glow) -> Thing:
    """Return a lamp on as many pixels as every other, and of as many faces when it is no rectangle: those added have no
    area.
    """
    radiance = glow.radiance
    if isinstance(radiance, Texture):
        pixels = np.asarray(cv2.resize(radiance.pixels, (VIEW, VIEW), interpolation=cv2.INTER_AREA), np.float32)
        mesh, radiance = _unwrapped(mesh, radiance.repeat), replace(radiance, pixels=pixels, repeat=1.0)
    missing = LAMP_FACES - len(mesh.faces)
    if len(mesh.faces) > 2 and missing > 0:
        mesh = replace(mesh, faces=np.concatenate([mesh.faces, np.zeros((missing, 3), np.uint32)]))
    return Thing(name, mesh, Glow(radiance))
