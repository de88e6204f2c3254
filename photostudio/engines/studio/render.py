"""Path tracing of a set with the product in it. With `translate`, the only module that knows mitsuba."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

import drjit as dr
import mitsuba as mi
import numpy as np

from photostudio.engines.studio import translate
from photostudio.engines.studio.backend import Backend
from photostudio.engines.studio.camera import Camera
from photostudio.engines.studio.scene import Item, Scene
from photostudio.imaging.arrays import Linear
from photostudio.imaging.placement import Box

MOST_AT_ONCE = 16
PASS_PATHS = 9_000_000  # traced at once: each further pass may be compiled anew, and more would hide progress


@dataclass(frozen=True, eq=False)
class Guides:
    """What is known of each pixel before it is lit: (rows, columns, 3) albedo 0 … 1 and normals −1 … 1, and `depth`
    (rows, columns), the way from the lens to what is seen there, 0 where nothing is.
    """

    albedo: Linear
    normals: Linear
    depth: Linear


@dataclass(frozen=True, eq=False)
class Built:
    """A set in the renderer's memory, without the product."""

    things: translate.Plugin
    integrator: translate.Plugin


def start(backend: Backend) -> None:
    """Choose the renderer's variant for this process; its surroundings must have been prepared before."""
    mi.set_variant(backend.variant)
    mi.set_log_level(mi.LogLevel.Error)  # it would write its warnings to standard output


def free() -> None:
    """Give the system back what the renderer keeps for its next picture."""
    dr.flush_malloc_cache()


def build(scene: Scene) -> Built:
    """Hand a set to the renderer."""
    return Built(translate.contents(scene), {"type": "path", "max_depth": scene.bounces, "rr_depth": 4})


def render_guides(built: Built, camera: Camera, *, samples: int, seed: int) -> Guides:
    """Return the set's own colours and normals, without the product: its card would be a flat plane to them."""
    integrator = {"type": "aov", "aovs": "albedo:albedo,normal:sh_normal,depth:depth"}
    loaded = _load(built.things, integrator, translate.sensor(camera))
    layers = np.array(mi.render(loaded, spp=samples, seed=_data(seed)), np.float32)
    albedo, normals, depth = layers[..., -7:-4], layers[..., -4:-1], layers[..., -1]
    return Guides(np.clip(albedo, 0, 1), np.ascontiguousarray(normals), np.ascontiguousarray(depth))


def render_plate(
    built: Built, camera: Camera, product: Item, *, samples: int, seed: int, on_pass: Callable[[float], None]
) -> Linear:
    """Return the light (rows, columns, 3) that reaches the film, the mean of `samples` paths a pixel.

    `on_pass` is told the finished fraction after each pass over the picture, and may raise to stop.
    """
    things = built.things | {product.name: translate.thing(product)}
    return _trace(_load(things, built.integrator, translate.sensor(camera)), samples, seed, on_pass)


def render_behind(
    built: Built,
    camera: Camera,
    product: Item,
    window: Box,
    *,
    samples: int,
    seed: int,
    on_pass: Callable[[float], None],
) -> Linear:
    """Return a window of the plate as if the product could be seen through; its shadow stays.

    `product` must be a flat card: the camera's view begins just behind it.
    """
    things = built.things | {product.name: translate.thing(product)}
    sensor = translate.sensor(camera, window=window, behind_product=True)
    return _trace(_load(things, built.integrator, sensor), samples, seed, on_pass)


def _load(things: translate.Plugin, integrator: translate.Plugin, sensor: translate.Plugin) -> "mi.Scene":
    sampler = {"type": "multijitter"}  # 2 dB better than independent ones for the same time
    scene = {"type": "scene", "integrator": integrator, "sensor": sensor | {"sampler": sampler}} | things
    return cast("mi.Scene", translate.load(scene))


def _trace(loaded: "mi.Scene", samples: int, seed: int, on_pass: Callable[[float], None]) -> Linear:
    seeds = np.random.default_rng(seed)
    total: Linear = np.zeros((), np.float32)
    columns, rows = loaded.sensors()[0].film().crop_size()
    room = max(1, PASS_PATHS // (int(columns) * int(rows)))
    done = 0
    while done < samples:
        # a power of two: a pixel's paths then lie in one thread's block and are always added in the same order
        count = 1 << (min(room, samples - done, MOST_AT_ONCE).bit_length() - 1)
        light = np.array(mi.render(loaded, spp=count, seed=_data(int(seeds.integers(2**32)))), np.float32) * count
        total = total + light
        done += count
        on_pass(done / samples)
    return total / np.float32(samples)


def _data(seed: int) -> "mi.UInt32":
    """Return a seed as data: as a constant it would be in the compiled program."""
    return dr.opaque(mi.UInt32, seed)
