"""A `Scene` in the renderer's own terms. Needs a mitsuba variant to be chosen already."""

from dataclasses import replace
from typing import Any, cast

import mitsuba as mi
import numpy as np
from numpy.typing import NDArray

from photostudio.engines.studio.alike import alike
from photostudio.engines.studio.camera import Camera
from photostudio.engines.studio.scene import (
    Beam,
    Colour,
    Environment,
    EvenLight,
    Glow,
    Item,
    Material,
    Mesh,
    PaintedLight,
    Rectangle,
    Scene,
    Shape,
    Sphere,
    Texture,
    Transform,
)
from photostudio.engines.studio.strips import cut
from photostudio.imaging.placement import Box

Plugin = dict[str, Any]
# a lamp reflects nothing, which also tells the light meter that its brightness is its own
UNLIT: Plugin = {"type": "diffuse", "reflectance": {"type": "rgb", "value": [0.0, 0.0, 0.0]}}


def sensor(camera: Camera, *, window: Box | None = None, behind_product: bool = False) -> Plugin:
    """Return the camera, seeing the whole picture or a window of it.

    `behind_product` leaves out all that is not further away than the product's plane.
    """
    lens = camera.lens
    position = camera.position
    plugin: Plugin = {
        "type": "thinlens" if lens.aperture else "perspective",
        "fov": float(np.degrees(2 * np.arctan(0.5 * camera.width / camera.focal))),
        "fov_axis": "x",
        "to_world": mi.ScalarTransform4f().look_at(
            position.tolist(), (position + camera.forward).tolist(), camera.up.tolist()
        ),
        "near_clip": lens.distance * 1.002 if behind_product else 0.01,
        "far_clip": 10_000.0,
        "film": {
            "type": "hdrfilm",
            "width": camera.width,
            "height": camera.height,
            "pixel_format": "rgb",
            "rfilter": {"type": "box"},
        },
    }
    if window is not None:
        plugin["film"] |= {
            "crop_offset_x": window.left,
            "crop_offset_y": window.top,
            "crop_width": window.width,
            "crop_height": window.height,
        }
    if lens.aperture:
        plugin |= {"aperture_radius": lens.aperture, "focus_distance": lens.distance}
    return plugin


def load(plugin: Plugin) -> Any:
    """Return what a plugin describes, in the renderer's memory.

    By one thread: a compiled kernel is found again only when all it calls was made in the same order.
    """
    return mi.load_dict(plugin, parallel=False)


def contents(scene: Scene) -> Plugin:
    """Return the scene's shapes and lights by name, made once for several pictures of it."""
    return {"environment": load(environment(scene.environment))} | {item.name: thing(item) for item in scene.items}


def thing(item: Item) -> Any:
    """Return an item in the renderer's memory."""
    item = alike(in_shape(item))
    surface = item.surface
    if isinstance(item.shape, Beam) and isinstance(surface, Glow):
        return load(beam(item.shape, item.transform, surface))
    coat = {"emitter": glow(surface), "bsdf": UNLIT} if isinstance(surface, Glow) else {"bsdf": material(surface)}
    if isinstance(item.shape, Mesh):
        return mesh(item.name, item.shape, item.transform, coat)
    return load(simple_shape(item.shape, item.transform) | coat)


def in_shape(item: Item) -> Item:
    """Return an item whose opacity, when it is a rectangle, has become its geometry."""
    shape, surface = item.shape, item.surface
    if not isinstance(shape, Rectangle) or not isinstance(surface, Material) or surface.opacity is None:
        return item
    solid = cut(np.asarray(surface.opacity.pixels[..., 0], np.uint8))
    return Item(item.name, solid, replace(surface, opacity=None), item.transform @ shape.transform)


def beam(shape: Beam, transform: Transform, surface: Glow) -> Plugin:
    return {
        "type": "spot",
        "to_world": matrix(transform @ shape.transform),
        "intensity": spectrum(surface.radiance),
        "cutoff_angle": shape.angle / 2,
        "beam_width": 0.2 * shape.angle / 2,
    }


def simple_shape(shape: Shape, transform: Transform) -> Plugin:
    match shape:
        case Rectangle():
            return {"type": "rectangle", "to_world": matrix(transform @ shape.transform)}
        case Sphere():
            own = np.diag([shape.radius, shape.radius, shape.radius, 1.0])
            own[:3, 3] = shape.centre
            return {"type": "sphere", "to_world": matrix(transform @ own)}
    raise TypeError(f"unknown shape {shape!r}")


def mesh(name: str, shape: Mesh, transform: Transform, coat: Plugin) -> Any:
    properties = mi.Properties()
    for key, plugin in coat.items():
        properties[key] = load(plugin)
    properties["face_normals"] = not shape.smooth
    made = mi.Mesh(
        name,
        vertex_count=len(shape.positions),
        face_count=len(shape.faces),
        has_vertex_normals=shape.smooth,
        has_vertex_texcoords=shape.uvs is not None,
        props=properties,
    )
    parameters = mi.traverse(made)
    positions = shape.positions @ transform[:3, :3].T + transform[:3, 3]
    parameters["vertex_positions"] = positions.astype(np.float32).ravel()
    parameters["faces"] = shape.faces.astype(np.uint32).ravel()
    if shape.uvs is not None:
        parameters["vertex_texcoords"] = shape.uvs.astype(np.float32).ravel()
    parameters.update()
    if shape.smooth:
        # the renderer's own normals depend on the order its threads come in, and so would the picture's last bits
        parameters["vertex_normals"] = vertex_normals(positions, shape.faces).astype(np.float32).ravel()
        parameters.update()
    return made


def vertex_normals(positions: NDArray[np.float64], faces: NDArray[np.uint32]) -> NDArray[np.float64]:
    """Return unit normals (n, 3) of the vertices (n, 3), the mean of the triangles (m, 3) round each by their area."""
    one, two, three = (positions[faces[:, corner]] for corner in range(3))
    across = np.repeat(np.cross(two - one, three - one), 3, axis=0)
    index = faces.ravel()
    sums = [np.bincount(index, across[:, axis], len(positions)) for axis in range(3)]
    normals = np.stack(sums, axis=1)
    length = np.linalg.norm(normals, axis=1, keepdims=True)
    return np.where(length > 0, normals / np.where(length > 0, length, 1), (0.0, 1.0, 0.0))


def material(surface: Material) -> Plugin:
    plugin = _body(surface)
    if surface.bump is not None:
        plugin = {"type": "bumpmap", "height": texture(surface.bump), "scale": surface.bump_height, "bsdf": plugin}
    if not surface.glass and not surface.translucent:
        plugin = {"type": "twosided", "bsdf": plugin}
    return plugin


def _body(surface: Material) -> Plugin:
    colour, roughness = spectrum(surface.colour), number(surface.roughness)
    if surface.thin:
        return {"type": "thindielectric", "int_ior": surface.ior, "specular_reflectance": colour}
    if surface.glass:
        rough = {"alpha": roughness} if not isinstance(roughness, float) or roughness > 0.02 else {}
        kind = "roughdielectric" if rough else "dielectric"
        return {"type": kind, "int_ior": surface.ior, "specular_transmittance": colour} | rough
    shared = {"base_color": colour, "roughness": roughness, "sheen": surface.sheen}
    if surface.translucent:
        return {"type": "principledthin", "diff_trans": 2 * surface.translucent, "eta": surface.ior} | shared
    return {
        "type": "principled",
        "specular": surface.specular,
        "metallic": surface.metallic,
        "clearcoat": surface.clearcoat,
    } | shared


def glow(surface: Glow) -> Plugin:
    return {"type": "area", "radiance": spectrum(surface.radiance)}


def environment(light: Environment) -> Plugin:
    match light:
        case EvenLight():
            return {"type": "constant", "radiance": spectrum(light.radiance)}
        case PaintedLight():
            return {"type": "envmap", "bitmap": mi.Bitmap(np.ascontiguousarray(light.radiance, np.float32))}


def texture(picture: Texture) -> Plugin:
    scale = [picture.repeat, picture.repeat, 1.0]
    return {
        "type": "bitmap",
        "bitmap": mi.Bitmap(np.ascontiguousarray(picture.pixels)),
        "raw": picture.raw,
        "wrap_mode": "mirror" if picture.mirrored else "repeat",
        "to_uv": mi.ScalarTransform4f().scale(scale),
    }


def spectrum(colour: Colour | Texture) -> Plugin:
    if isinstance(colour, Texture):
        return texture(colour)
    return {"type": "rgb", "value": [float(channel) for channel in colour]}


def number(value: float | Texture) -> Plugin | float:
    return texture(value) if isinstance(value, Texture) else float(value)


def matrix(transform: Transform) -> Any:
    return mi.ScalarTransform4f(cast("list[list[float]]", np.asarray(transform, np.float64).tolist()))
