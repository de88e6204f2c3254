"""Rays of the camera and the paths behind them, many at once, by one program for every picture of every set.

What the renderer's own camera and film write into the program as constants (the picture's size, the lens, what is in
front of the lens) is data here.
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, cast

import cv2
import drjit as dr
import mitsuba as mi
import numpy as np

from photostudio.engines.studio.camera import View
from photostudio.imaging.arrays import Linear, Mask

AT_ONCE = 2**21  # paths
SPREAD = 8  # samples of a pixel, at most, that are drawn against each other
APART = (0.15, 0.15, 0.15, 0.4, 0.4, 0.4, 0.4)  # what neighbours may differ by: colour, normal, depth
OnPass = Callable[[float], None]


def light(scene: "mi.Scene", view: View, *, samples: int, seed: int, on_pass: OnPass) -> Linear:
    """Return the light (rows, columns, 3) that reaches a view's window, the mean of `samples` paths a pixel."""
    reached = np.zeros((len(view.pixels), 3), np.float32)
    for finished, part, sampler, ray in _rays(view, samples=samples, seed=seed):
        radiance: Any = cast("mi.SamplingIntegrator", scene.integrator()).sample(scene, sampler, ray)[0]
        _add([radiance.x, radiance.y, radiance.z], reached[part], _together(samples))
        on_pass(finished)
    return view.laid_out(reached / np.float32(samples))


def surfaces(scene: "mi.Scene", view: View, *, samples: int, seed: int, evenly: bool = False) -> Linear:
    """Return what is seen (rows, columns, 7): the surfaces' own colour, their normals and how far away they are.

    Where a pixel sees what its neighbours see it is looked at once, elsewhere, or `evenly` everywhere, `samples` times.
    """
    if evenly:
        return _seen(scene, view, samples=samples, seed=seed)
    seen = _seen(scene, view, samples=1, seed=seed)
    mixed = view.uncropped(_mixed(seen))
    mixed = mixed if view.wanted is None else mixed & view.wanted
    again = _seen(scene, replace(view, wanted=mixed), samples=samples, seed=seed)
    return np.where(view.cropped(mixed)[..., None], again, seen)


def _mixed(seen: Linear) -> Mask:
    """Return the pixels (rows, columns) about which colours, normals or depths differ."""
    mixed = np.zeros(seen.shape[:2], bool)
    around = np.ones((3, 3), np.uint8)
    for layer, apart in zip(np.moveaxis(seen, -1, 0), APART, strict=True):
        plane = np.ascontiguousarray(layer)
        mixed |= np.asarray(cv2.dilate(plane, around)) - np.asarray(cv2.erode(plane, around)) > apart
    return mixed


def _seen(scene: "mi.Scene", view: View, *, samples: int, seed: int) -> Linear:
    found = np.zeros((len(view.pixels), 7), np.float32)
    for _, part, _, ray in _rays(view, samples=samples, seed=seed):
        seen = scene.ray_intersect(ray)
        colour = seen.bsdf(ray).eval_diffuse_reflectance(seen, seen.is_valid())
        normal = seen.sh_frame.n
        layers = [colour.x, colour.y, colour.z, normal.x, normal.y, normal.z, seen.t]
        seen_layers = [mi.Float(dr.select(seen.is_valid(), layer, 0.0)) for layer in layers]
        _add(seen_layers, found[part], _together(samples))
    return view.laid_out(found / np.float32(samples))


def _rays(view: View, *, samples: int, seed: int) -> Iterator[tuple[float, slice, "mi.Sampler", Any]]:
    """Yield the camera's rays through some pixels, a few samples of each one after another, until all have had all.

    Comes with the share that will be finished, and which of the view's pixels they are.
    """
    seeds, pixels, together = np.random.default_rng(seed), view.pixels, _together(samples)
    step, rounds = AT_ONCE // together, samples // together
    for start in range(0, len(pixels), step):
        part = slice(start, min(start + step, len(pixels)))
        count = (part.stop - part.start) * together
        number = dr.gather(mi.UInt32, mi.UInt32(pixels[part]), dr.arange(mi.UInt32, count) // together)
        for turn in range(rounds):
            sampler = mi.load_dict({"type": "multijitter", "sample_count": together})
            sampler.seed(dr.opaque(mi.UInt32, int(seeds.integers(2**32))), count)
            finished = (start + (part.stop - start) * (turn + 1) / rounds) / len(pixels)
            yield finished, part, sampler, _through(view, number, sampler.next_2d(), sampler.next_2d())


def _together(samples: int) -> int:
    """Return how many samples of a pixel are spread against each other: their number is a constant of the program."""
    return math.gcd(samples, SPREAD)


def _through(view: View, number: "mi.UInt32", jitter: "mi.Point2f", lens: "mi.Point2f") -> "mi.RayDifferential3f":
    """Return rays from points on the lens opening through points of the pixels, as of a thin lens."""
    camera = view.camera
    width, focal = dr.opaque(mi.UInt32, camera.width), _data(camera.focal)
    across = mi.Float(number % width) + jitter.x - _data(0.5 * camera.width)
    down = mi.Float(number // width) + jitter.y - _data(0.5 * camera.height)
    right, up, forward = (_vector(axis) for axis in camera.axes)
    offset = mi.warp.square_to_uniform_disk_concentric(lens) * _data(camera.lens.aperture)
    aperture = right * offset.x + up * offset.y
    distance = _data(camera.lens.distance)
    focused = (forward + right * (across / focal) - up * (down / focal)) * distance
    direction = dr.normalize(focused - aperture)
    clear = direction * (_data(view.near) / dr.dot(direction, forward))
    return mi.RayDifferential3f(mi.Ray3f(_vector(camera.position.tolist()) + aperture + clear, direction))


def _add(layers: "list[mi.Float]", sums: Linear, samples: int) -> None:
    """Add the sum of each pixel's samples, a column a layer."""
    dr.eval(layers)  # apart, as the whole array's layout would be a constant of the program
    for number, layer in enumerate(layers):
        sums[:, number] += np.array(dr.block_sum(layer, samples), np.float32)


def _vector(parts: list[float]) -> Any:
    return mi.Vector3f(*map(_data, parts))


def _data(value: float) -> "mi.Float":
    """Return a number as data: as a constant it would be in the compiled program."""
    return dr.opaque(mi.Float, value)
