"""A `Scene` in the renderer's own terms. Needs a mitsuba variant to be chosen already."""

from functools import cache
from typing import Any, cast

import cv2
import mitsuba as mi
import numpy as np
from numpy.typing import ArrayLike, NDArray

from photostudio.engines.studio.alike import LOOKS, Swatches, Thing
from photostudio.engines.studio.camera import View
from photostudio.engines.studio.makes import LEVEL, Make, make
from photostudio.engines.studio.scene import (
    Beam,
    Colour,
    Environment,
    EvenLight,
    Glow,
    Material,
    Mesh,
    Texture,
    Transform,
)

Plugin = dict[str, Any]
CACHE_LINE = 64  # bytes
SKY_ROWS = 48  # pixels, of every environment
# a lamp reflects nothing, which also tells the light meter that its brightness is its own
UNLIT: Plugin = {"type": "diffuse", "reflectance": {"type": "rgb", "value": [0.0, 0.0, 0.0]}}


def sensor(view: View) -> Plugin:
    """Return the camera of a view, seeing its window."""
    camera, window = view.camera, view.window
    lens, position = camera.lens, camera.position
    plugin: Plugin = {
        "type": "thinlens" if lens.aperture else "perspective",
        "fov": float(np.degrees(2 * np.arctan(0.5 * camera.width / camera.focal))),
        "fov_axis": "x",
        "to_world": mi.ScalarTransform4f().look_at(
            position.tolist(), (position + camera.forward).tolist(), camera.up.tolist()
        ),
        "near_clip": view.near,
        "far_clip": 10_000.0,
        "film": {
            "type": "hdrfilm",
            "width": camera.width,
            "height": camera.height,
            "crop_offset_x": window.left,
            "crop_offset_y": window.top,
            "crop_width": window.width,
            "crop_height": window.height,
            "pixel_format": "rgb",
            "rfilter": {"type": "box"},
        },
    }
    if lens.aperture:
        plugin |= {"aperture_radius": lens.aperture, "focus_distance": lens.distance}
    return plugin


def load(plugin: Plugin) -> Any:
    """Return what a plugin describes, in the renderer's memory.

    By one thread: a compiled program is found again only when all it calls was made in the same order.
    """
    return mi.load_dict(plugin, parallel=False)


def surroundings(light: Environment) -> Any:
    """Return an environment in the renderer's memory, every picture of one on as many pixels."""
    if isinstance(light, EvenLight):
        return load({"type": "constant", "radiance": spectrum(light.radiance)})
    sky = np.asarray(cv2.resize(light.radiance, (2 * SKY_ROWS, SKY_ROWS), interpolation=cv2.INTER_AREA), np.float32)
    return load({"type": "envmap", "bitmap": mi.Bitmap(np.ascontiguousarray(sky))})


def thing(made: Thing) -> Any:
    """Return a thing in the renderer's memory."""
    surface = made.surface
    if isinstance(surface, Glow):
        if isinstance(made.shape, Beam):
            return load(beam(made.shape, surface))
        return mesh(made.name, made.shape, {"emitter": glow(surface), "bsdf": UNLIT})
    return mesh(made.name, cast("Mesh", made.shape), {"bsdf": material(surface)})


def beam(shape: Beam, surface: Glow) -> Plugin:
    return {
        "type": "spot",
        "to_world": matrix(shape.transform),
        "intensity": spectrum(surface.radiance),
        "sampling_weight": weight(surface),
        "cutoff_angle": shape.angle / 2,
        "beam_width": 0.2 * shape.angle / 2,
    }


def mesh(name: str, shape: Mesh, coat: Plugin) -> Any:
    properties = mi.Properties()
    for key, plugin in coat.items():
        properties[key] = load(plugin)
    made = mi.Mesh(
        name,
        vertex_count=len(shape.positions),
        face_count=len(shape.faces),
        has_vertex_normals=True,
        has_vertex_texcoords=True,
        props=properties,
    )
    parameters = mi.traverse(made)
    parameters["vertex_positions"] = aligned(shape.positions, np.float32)
    parameters["faces"] = aligned(shape.faces, np.uint32)
    parameters["vertex_texcoords"] = aligned(cast("NDArray[np.float32]", shape.uvs), np.float32)
    # the renderer's own normals depend on the order its threads come in, and so would the picture's last bits
    parameters["vertex_normals"] = aligned(vertex_normals(shape.positions, shape.faces), np.float32)
    parameters.update()
    return made


def aligned(values: ArrayLike, kind: type[np.generic]) -> NDArray[Any]:
    """Return values in a row, in memory that begins where the compiler likes it: elsewhere it makes another program."""
    row = np.ravel(np.asarray(values)).astype(kind)
    room = np.empty(row.nbytes + CACHE_LINE, np.uint8)
    start = -room.ctypes.data % CACHE_LINE
    made = room[start : start + row.nbytes].view(kind)
    made[:] = row
    return made


def vertex_normals(positions: NDArray[np.float32], faces: NDArray[np.uint32]) -> NDArray[np.float64]:
    """Return unit normals (n, 3) of the vertices (n, 3), the mean of the triangles (m, 3) round each by their area."""
    one, two, three = (positions[faces[:, corner]] for corner in range(3))
    across = np.repeat(np.cross(two - one, three - one), 3, axis=0)
    index = faces.ravel()
    sums = [np.bincount(index, across[:, axis], len(positions)) for axis in range(3)]
    normals = np.stack(sums, axis=1)
    length = np.linalg.norm(normals, axis=1, keepdims=True)
    return np.where(length > 0, normals / np.where(length > 0, length, 1), (0.0, 1.0, 0.0))


def material(surface: Material | Swatches) -> Plugin:
    if isinstance(surface, Swatches):
        common, looks = surface.like, {name: swatches(values) for name, values in surface.values.items()}
    else:
        common, looks = surface, {name: look(getattr(surface, name)) for name in LOOKS}
    plugin = _body(common, looks)
    if common.bump is not None:
        plugin = {"type": "bumpmap", "height": texture(common.bump), "scale": common.bump_height, "bsdf": plugin}
    if not common.glass and not common.translucent:
        plugin = {"type": "twosided", "bsdf": plugin}
    return plugin


def _body(common: Material, looks: Plugin) -> Plugin:
    colour, ior = looks["colour"], {"int_ior": common.ior}
    match make(common):
        case Make.FILM:
            return {"type": "thindielectric", "specular_reflectance": colour} | ior
        case Make.CLEAR_GLASS | Make.CLEAR_WATER:
            return {"type": "dielectric", "specular_transmittance": colour} | ior
        case Make.GLASS:
            return {"type": "roughdielectric", "specular_transmittance": colour, "alpha": looks["roughness"]} | ior
        case Make.LEAF:
            leaf = {"type": "principledthin", "diff_trans": 2 * common.translucent, "eta": common.ior}
            return leaf | {"base_color": colour, "roughness": looks["roughness"], "sheen": looks["sheen"]}
        case Make.RICH | Make.RICH_PICTURE:
            qualities = ["roughness", "metallic", "sheen", "clearcoat"]
        case _:
            qualities = ["roughness"]
    coat = {"type": "principled", "specular": common.specular, "base_color": colour}
    return coat | {name: looks[name] for name in qualities}


def glow(surface: Glow) -> Plugin:
    return {"type": "area", "radiance": spectrum(surface.radiance), "sampling_weight": weight(surface)}


def weight(surface: Glow) -> float:
    """Return how often a lamp is asked for light: a dark one never."""
    radiance = surface.radiance
    return float(np.any(radiance.pixels if isinstance(radiance, Texture) else radiance))


@cache
def level(variant: str) -> Any:  # noqa: ARG001 - what one variant made, another cannot use
    """Return the relief of what has none, once in the renderer's memory."""
    return load(bitmap(LEVEL))


def texture(picture: Texture) -> Any:
    """Return a picture's plugin, or what it became in the renderer's memory."""
    return level(mi.variant()) if picture is LEVEL else bitmap(picture)


def bitmap(picture: Texture) -> Plugin:
    return {
        "type": "bitmap",
        "bitmap": mi.Bitmap(np.ascontiguousarray(picture.pixels)),
        "raw": picture.raw,
        "wrap_mode": "mirror" if picture.mirrored else "repeat",
    }


def swatches(values: NDArray[np.float32]) -> Plugin:
    """Return a row of colours or numbers (n, 3 or 1), of which each is found at its own place."""
    return bitmap(Texture(values[None], raw=True, mirrored=False)) | {"filter_type": "nearest"}


def spectrum(colour: Colour | Texture) -> Any:
    if isinstance(colour, Texture):
        return texture(colour)
    return {"type": "rgb", "value": [float(channel) for channel in colour]}


def look(value: Colour | Texture | float) -> Any:
    return spectrum(value) if isinstance(value, Texture | tuple) else float(value)


def matrix(transform: Transform) -> Any:
    return mi.ScalarTransform4f(cast("list[list[float]]", np.asarray(transform, np.float64).tolist()))
