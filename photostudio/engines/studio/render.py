"""Path tracing of a set with the product in it: with `translate`, `wavefront` and `scalar` all that knows mitsuba."""

from dataclasses import dataclass, replace
from functools import cache
from typing import cast

import drjit as dr
import mitsuba as mi
import numpy as np

from photostudio.engines.studio import scalar, translate, wavefront
from photostudio.engines.studio.alike import Thing, alike
from photostudio.engines.studio.backend import SCALAR, Backend
from photostudio.engines.studio.camera import Camera, View, whole
from photostudio.engines.studio.scene import Item, Scene
from photostudio.engines.studio.spares import Spares
from photostudio.engines.studio.wavefront import OnPass
from photostudio.imaging.arrays import Linear, Mask
from photostudio.imaging.placement import Box

BEHIND = 1.002  # times the product's distance


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
    """A set as it was handed over and in the renderer's memory, and beside it the cards that can stand for the product,
    by name.
    """

    made: list[Thing]
    things: translate.Plugin
    cards: translate.Plugin
    bounces: int


def start(backend: Backend) -> None:
    """Choose the renderer's variant for this process; its surroundings must have been prepared before."""
    mi.set_variant(backend.variant)
    mi.set_log_level(mi.LogLevel.Error)  # it would write its warnings to standard output


def free() -> None:
    """Give the system back what the renderer keeps for its next picture."""
    dr.flush_malloc_cache()


def build(scene: Scene, cards: list[Item]) -> Built:
    """Hand a set to the renderer, and the cards whose shadow and light it may get."""
    things, stand_ins = alike(scene.items), [thing for card in cards for thing in alike([card])]
    if mi.variant() == SCALAR:
        return _made(scene, things, stand_ins)
    spares = _spares()
    with spares.beside([*things, *stand_ins]):
        built = _made(scene, things, stand_ins)
    return replace(built, things=built.things | spares.lamps)


def _made(scene: Scene, things: list[Thing], stand_ins: list[Thing]) -> Built:
    # the surroundings come before the things: their number, too, is a constant of the compiled program
    plugins = {"surroundings": translate.surroundings(scene.environment)}
    plugins |= {made.name: translate.thing(made) for made in things}
    return Built(things, plugins, {made.name: translate.thing(made) for made in stand_ins}, scene.bounces)


@cache
def _spares() -> Spares:
    return Spares()


def render_guides(built: Built, camera: Camera, *, wanted: Mask, samples: int, seed: int) -> Guides:
    """Return the set's own colours and normals, without the product: its card would be a flat plane to them."""
    view = whole(camera, wanted)
    if mi.variant() == SCALAR:
        layers = scalar.surfaces(built.made, view, samples=samples, seed=seed)
    else:
        layers = wavefront.surfaces(_load(built), view, samples=samples, seed=seed)
    albedo, normals, depth = layers[..., :3], layers[..., 3:6], layers[..., 6]
    return Guides(np.clip(albedo, 0, 1), np.ascontiguousarray(normals), np.ascontiguousarray(depth))


def render_plate(
    built: Built, camera: Camera, card: str, *, wanted: Mask, samples: int, seed: int, on_pass: OnPass
) -> Linear:
    """Return the light (rows, columns, 3) that reaches the film, the mean of `samples` paths a wanted pixel.

    `on_pass` is told the finished fraction now and then, and may raise to stop.
    """
    return _light(_load(built, card), whole(camera, wanted), samples=samples, seed=seed, on_pass=on_pass)


def render_behind(
    built: Built, camera: Camera, card: str, window: Box, *, wanted: Mask, samples: int, seed: int, on_pass: OnPass
) -> Linear:
    """Return a window of the plate as if the product could be seen through; its shadow stays.

    The card must be flat: the camera's view begins just behind it.
    """
    view = View(camera=camera, window=window, near=BEHIND * camera.lens.distance, wanted=wanted)
    return _light(_load(built, card), view, samples=samples, seed=seed, on_pass=on_pass)


def _light(scene: "mi.Scene", view: View, *, samples: int, seed: int, on_pass: OnPass) -> Linear:
    trace = scalar.light if mi.variant() == SCALAR else wavefront.light
    return trace(scene, view, samples=samples, seed=seed, on_pass=on_pass)


def _load(built: Built, card: str = "") -> "mi.Scene":
    things = built.things | ({card: built.cards[card]} if card else {})
    path = {"type": "path", "max_depth": built.bounces, "rr_depth": 4}
    return cast("mi.Scene", translate.load({"type": "scene", "integrator": path} | things))
