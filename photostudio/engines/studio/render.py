"""Path tracing of a set with the product in it: with `translate`, `wavefront` and `scalar` all that knows mitsuba."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
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
    by name, and what may be added to the set.
    """

    made: list[Thing]
    things: translate.Plugin
    cards: translate.Plugin
    bounces: int
    extra: list[Thing]
    extras: translate.Plugin
    loaded: dict[frozenset[str], "mi.Scene"] = field(default_factory=dict)  # by the names of what is in it


def start(backend: Backend) -> None:
    """Choose the renderer's variant for this process; its surroundings must have been prepared before."""
    mi.set_variant(backend.variant)
    mi.set_log_level(mi.LogLevel.Error)  # it would write its warnings to standard output


def free() -> None:
    """Give the system back what the renderer keeps for its next picture."""
    dr.flush_malloc_cache()


def build(scene: Scene, cards: Iterable[Item], extras: Iterable[Item] = ()) -> Built:
    """Hand a set to the renderer, the cards whose shadow and light it may get, and what may be added to it."""
    things, stand_ins, extra = alike(scene.items), [thing for card in cards for thing in alike([card])], alike(extras)
    if mi.variant() == SCALAR:
        return _made(scene, things, stand_ins, extra)
    spares = _spares()
    with spares.beside([*things, *stand_ins, *extra]):
        built = _made(scene, things, stand_ins, extra)
    return replace(built, things=built.things | spares.lamps)


def _made(scene: Scene, things: list[Thing], stand_ins: list[Thing], extra: list[Thing]) -> Built:
    # the surroundings come before the things: their number, too, is a constant of the compiled program
    surroundings = {"surroundings": translate.surroundings(scene.environment)}
    plugins, cards, extras = (
        {made.name: translate.thing(made) for made in some} for some in (things, stand_ins, extra)
    )
    return Built(things, surroundings | plugins, cards, scene.bounces, extra, extras)


def with_extras(built: Built) -> Built:
    """Return a set with what may be added to it."""
    return replace(built, made=[*built.made, *built.extra], things=built.things | built.extras)


def only_extras(built: Built) -> Built:
    """Return what may be added to a set, without the set; the lamps that must be there are."""
    lamps = {name: thing for name, thing in built.things.items() if name not in {made.name for made in built.made}}
    return replace(built, made=built.extra, things=lamps | built.extras)


@cache
def _spares() -> Spares:
    return Spares()


def render_guides(built: Built, camera: Camera, *, wanted: Mask, samples: int, seed: int) -> Guides:
    """Return the set's own colours and normals, without the product: its card would be a flat plane to them."""
    return guides_of(built, whole(camera, wanted), samples=samples, seed=seed)


def guides_of(built: Built, view: View, *, samples: int, seed: int, evenly: bool = False) -> Guides:
    """Return the set's own colours and normals in a view, every pixel `evenly` looked at if that is asked for."""
    if mi.variant() == SCALAR:
        layers = scalar.surfaces(built.made, view, samples=samples, seed=seed)
    else:
        layers = wavefront.surfaces(_load(built), view, samples=samples, seed=seed, evenly=evenly)
    albedo, normals, depth = layers[..., :3], layers[..., 3:6], layers[..., 6]
    return Guides(np.clip(albedo, 0, 1), np.ascontiguousarray(normals), np.ascontiguousarray(depth))


def render_plate(
    built: Built, camera: Camera, card: str, *, wanted: Mask, samples: int, seed: int, on_pass: OnPass
) -> Linear:
    """Return the light (rows, columns, 3) that reaches the film, the mean of `samples` paths a wanted pixel.

    `on_pass` is told the finished fraction now and then, and may raise to stop.
    """
    return light_of(built, whole(camera, wanted), card, samples=samples, seed=seed, on_pass=on_pass)


def render_behind(
    built: Built, camera: Camera, card: str, window: Box, *, wanted: Mask, samples: int, seed: int, on_pass: OnPass
) -> Linear:
    """Return a window of the plate as if the product could be seen through; its shadow stays.

    The card must be flat: the camera's view begins just behind it.
    """
    view = View(camera=camera, window=window, near=BEHIND * camera.lens.distance, wanted=wanted)
    return light_of(built, view, card, samples=samples, seed=seed, on_pass=on_pass)


def light_of(built: Built, view: View, card: str, *, samples: int, seed: int, on_pass: OnPass) -> Linear:
    """Return the light (rows, columns, 3) that reaches a view's window, with a card ("" for none) in the set."""
    trace = scalar.light if mi.variant() == SCALAR else wavefront.light
    return trace(_load(built, card), view, samples=samples, seed=seed, on_pass=on_pass)


def _load(built: Built, card: str = "") -> "mi.Scene":
    things = built.things | ({card: built.cards[card]} if card else {})
    names = frozenset(things)
    if names not in built.loaded:
        path = {"type": "path", "max_depth": built.bounces, "rr_depth": 4}
        built.loaded[names] = cast("mi.Scene", translate.load({"type": "scene", "integrator": path} | things))
    return built.loaded[names]
