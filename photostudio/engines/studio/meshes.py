"""Every shape of a set as a mesh in the world, with smooth normals and texture coordinates."""

from typing import cast

import numpy as np

from photostudio.engines.studio.scene import Item, Material, Mesh, Rectangle, Sphere
from photostudio.engines.studio.shapes import moved, sheet
from photostudio.engines.studio.strips import cut

MERIDIANS, PARALLELS = 96, 48
SQUARE = Mesh(
    positions=np.array([[-1, -1, 0], [1, -1, 0], [1, 1, 0], [-1, 1, 0]], np.float32),
    faces=np.array([[0, 1, 2], [0, 2, 3]], np.uint32),
    uvs=np.array([[0, 0], [1, 0], [1, 1], [0, 1]], np.float32),
)


def mesh_of(item: Item) -> Mesh:
    """Return the shape of an item that is no beam; what it has no texture coordinates for is at their origin."""
    shape, surface = item.shape, item.surface
    transform = item.transform
    if isinstance(shape, Sphere):
        mesh = _ball(shape)
    elif isinstance(shape, Rectangle):
        opacity = surface.opacity if isinstance(surface, Material) else None
        mesh = _unshared(cut(np.asarray(opacity.pixels[..., 0], np.uint8))) if opacity else SQUARE
        transform = transform @ shape.transform
    else:
        mesh = cast("Mesh", shape)
        mesh = mesh if mesh.smooth else _unshared(mesh)
    mesh = moved(mesh, transform)
    uvs = np.zeros((len(mesh.positions), 2), np.float32) if mesh.uvs is None else mesh.uvs
    return Mesh(mesh.positions, mesh.faces, uvs)


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
