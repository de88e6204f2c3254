"""Rays of the camera and the paths behind them, one after another, where nothing compiles: slower, and the same."""

from collections.abc import Iterable
from dataclasses import replace
from typing import cast

import mitsuba as mi
import numpy as np

from photostudio.engines.studio import translate
from photostudio.engines.studio.alike import Swatches, Thing
from photostudio.engines.studio.camera import View
from photostudio.engines.studio.scene import Glow, Material, Mesh
from photostudio.engines.studio.shapes import merged
from photostudio.engines.studio.wavefront import OnPass
from photostudio.imaging.arrays import Linear

AT_ONCE = 16_000_000  # paths
THIN = 1e-4  # world units
BLACK = (0.0, 0.0, 0.0)
FACING = "vertex_facing"


def light(scene: "mi.Scene", view: View, *, samples: int, seed: int, on_pass: OnPass) -> Linear:
    """Return the light (rows, columns, 3) that reaches a view's window, the mean of `samples` paths a pixel."""
    seeds, sensor = np.random.default_rng(seed), _sensor(view)
    total: Linear = np.zeros((), np.float32)
    room, done = max(1, AT_ONCE // (view.window.height * view.window.width)), 0
    while done < samples:
        count = min(room, samples - done)
        reached = mi.render(scene, sensor=sensor, spp=count, seed=mi.UInt32(int(seeds.integers(2**32))))
        total = total + np.array(reached, np.float32) * count
        done += count
        on_pass(done / samples)
    return total / np.float32(samples)


def surfaces(things: Iterable[Thing], view: View, *, samples: int, seed: int) -> Linear:
    """Return what is seen (rows, columns, 7): the surfaces' own colour, their normals and how far away they are.

    Everything glows in its own colour, then in that of its normals: the renderer's integrator for this takes six times
    as long.
    """
    shapes = [(made, _both_sides(made.shape)) for made in things if isinstance(made.shape, Mesh)]
    coloured = _scene({made.name: _glowing(made.name, mesh, _own_colour(made.surface)) for made, mesh in shapes})
    turned = _scene({made.name: _facing(made.name, mesh) for made, mesh in shapes})
    colour = _seen(coloured, {"type": "path", "max_depth": 1}, view, samples=samples, seed=seed)
    facing = _seen(turned, {"type": "path", "max_depth": 1}, view, samples=samples, seed=seed)
    depth = _seen(coloured, {"type": "depth"}, view, samples=samples, seed=seed)[..., :1]
    return np.concatenate([colour, np.where(depth > 0, 2 * facing - 1, 0), depth], axis=-1)


def _scene(things: translate.Plugin) -> "mi.Scene":
    return cast("mi.Scene", translate.load({"type": "scene"} | things))


def _seen(scene: "mi.Scene", how: translate.Plugin, view: View, *, samples: int, seed: int) -> Linear:
    integrator = mi.load_dict(how)
    return np.array(
        mi.render(scene, sensor=_sensor(view), integrator=integrator, spp=samples, seed=mi.UInt32(seed)), np.float32
    )


def _both_sides(mesh: Mesh) -> Mesh:
    """Return a mesh with a second one that faces the other way a little behind: what glows does so to one side."""
    apart = (THIN * translate.vertex_normals(mesh.positions, mesh.faces)).astype(np.float32)
    back = Mesh(mesh.positions - apart, mesh.faces[:, ::-1], mesh.uvs)
    return merged([replace(mesh, positions=mesh.positions + apart), back])


def _glowing(name: str, mesh: Mesh, colour: translate.Plugin) -> "mi.Mesh":
    glow = {"type": "area", "radiance": colour}
    return cast("mi.Mesh", translate.mesh(name, mesh, {"emitter": glow, "bsdf": translate.UNLIT}))


def _facing(name: str, mesh: Mesh) -> "mi.Mesh":
    """Return what glows on both sides in the colour of its front's normals, 0 … 1."""
    made = _glowing(name, mesh, {"type": "mesh_attribute", "name": FACING})
    front = translate.vertex_normals(mesh.positions, mesh.faces)[: len(mesh.positions) // 2]
    made.add_attribute(FACING, 3, np.tile(front.ravel() / 2 + 0.5, 2).astype(np.float32).tolist())
    return made


def _own_colour(surface: Material | Swatches | Glow) -> translate.Plugin:
    """Return what a surface is coloured, black when it is a lamp or glass."""
    if isinstance(surface, Swatches):
        return translate.swatches(0 * surface.values["colour"] if surface.like.glass else surface.values["colour"])
    return cast("translate.Plugin", translate.spectrum(BLACK if isinstance(surface, Glow) else surface.colour))


def _sensor(view: View) -> "mi.Sensor":
    sampler = {"type": "multijitter"}  # 2 dB better than independent ones for the same time
    return cast("mi.Sensor", translate.load(translate.sensor(view) | {"sampler": sampler}))
