"""Path tracing of a set with the product in it. With `translate`, the only module that knows mitsuba."""

from collections.abc import Callable
from dataclasses import dataclass

import mitsuba as mi
import numpy as np

from photostudio.engines.studio import translate
from photostudio.engines.studio.backend import Backend
from photostudio.engines.studio.camera import Camera
from photostudio.engines.studio.scene import Item, Scene
from photostudio.imaging.arrays import Linear

PASS_SAMPLES = 4
GUIDE_SAMPLES = 2


@dataclass(frozen=True, eq=False)
class Guides:
    """What the denoiser is told of a set without its product: (rows, columns, 3) albedo 0 … 1 and normals −1 … 1."""

    albedo: Linear
    normals: Linear


def start(backend: Backend) -> None:
    """Choose the renderer's variant for this process; its surroundings must have been prepared before."""
    mi.set_variant(backend.variant)


def render_guides(scene: Scene, camera: Camera, *, seed: int) -> Guides:
    """Return the set's own colours and normals, without the product: its card would be a flat plane to them."""
    integrator = {"type": "aov", "aovs": "albedo:albedo,normal:sh_normal"}
    loaded = mi.load_dict({"type": "scene", "integrator": integrator} | _seen_by(camera) | translate.contents(scene))
    layers = np.array(mi.render(loaded, spp=GUIDE_SAMPLES, seed=seed), np.float32)
    albedo, normals = layers[..., -6:-3], layers[..., -3:]
    return Guides(np.clip(albedo, 0, 1), np.ascontiguousarray(normals))


def render_plate(
    scene: Scene, camera: Camera, product: Item, *, samples: int, seed: int, on_pass: Callable[[float], None]
) -> Linear:
    """Return the light (rows, columns, 3) that reaches the film, the mean of `samples` paths a pixel.

    `on_pass` is told the finished fraction after each pass over the picture, and may raise to stop.
    """
    kind = "volpath" if translate.needs_masks(scene) else "path"
    integrator = {"type": kind, "max_depth": scene.bounces, "rr_depth": 4}
    things = translate.contents(scene) | {product.name: translate.thing(product)}
    loaded = mi.load_dict({"type": "scene", "integrator": integrator} | _seen_by(camera) | things)
    total = np.zeros((camera.height, camera.width, 3), np.float32)
    seeds = np.random.default_rng(seed)
    done = 0
    while done < samples:
        count = min(PASS_SAMPLES, samples - done)
        light = np.array(mi.render(loaded, spp=count, seed=int(seeds.integers(2**32))), np.float32)
        total += count * light
        done += count
        on_pass(done / samples)
    return total / samples


def _seen_by(camera: Camera) -> translate.Plugin:
    return {"sensor": translate.sensor(camera) | {"sampler": {"type": "independent"}}}
