"""Rays of the camera and the paths behind them, one after another, where nothing compiles: slower, and the same."""

from typing import cast

import mitsuba as mi
import numpy as np

from photostudio.engines.studio import translate
from photostudio.engines.studio.camera import View
from photostudio.engines.studio.wavefront import OnPass
from photostudio.imaging.arrays import Linear

AT_ONCE = 16_000_000  # paths


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


def surfaces(scene: "mi.Scene", view: View, *, samples: int, seed: int) -> Linear:
    """Return what is seen (rows, columns, 7): the surfaces' own colour, their normals and how far away they are."""
    layers = mi.load_dict({"type": "aov", "aovs": "albedo:albedo,normal:sh_normal,depth:depth"})
    return np.array(
        mi.render(scene, sensor=_sensor(view), integrator=layers, spp=samples, seed=mi.UInt32(seed)), np.float32
    )[..., -7:]


def _sensor(view: View) -> "mi.Sensor":
    sampler = {"type": "multijitter"}  # 2 dB better than independent ones for the same time
    return cast("mi.Sensor", translate.load(translate.sensor(view) | {"sampler": sampler}))
