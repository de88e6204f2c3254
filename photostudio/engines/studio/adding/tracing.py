"""The thing and what it does to its surroundings, path-traced in a window of the picture: once with it, once without.

Debevec, "Rendering Synthetic Objects into Real Scenes" (1998), with a ratio in place of the difference.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import cv2
import numpy as np

from photostudio.engines.studio.adding.frames import Frame, carry, carry_mask
from photostudio.engines.studio.adding.places import Place
from photostudio.engines.studio.air import veil
from photostudio.engines.studio.denoise import denoise
from photostudio.engines.studio.detail import confusion, enlarge
from photostudio.engines.studio.quality import Quality
from photostudio.engines.studio.render import Built, Guides, build, guides_of, light_of, only_extras, with_extras
from photostudio.engines.studio.scene import Item
from photostudio.engines.studio.wavefront import OnPass
from photostudio.imaging.arrays import Linear, Mask, ratio
from photostudio.imaging.parts import box_of
from photostudio.imaging.placement import Box

FINEST = 900_000  # pixels of the window on which outlines are known
OF_THING, OF_ZONE = 0.25, 0.13  # of the pixels that a whole photo is traced on
RIM = 12  # pixels about the thing that are traced with it, for the denoiser
OUTLINE = 16  # samples that tell how much of a pixel the thing covers
IN_FRONT = 0.02  # of the distance: nearer than what is there by so much
SOFT_EDGE, SOFTER = 0.6, 0.1  # pixels, and of the lens's blur: few samples make it grainy


@dataclass(frozen=True, eq=False)
class Traced:
    """Light (rows, columns, 3) of the window: the `thing` with all about it and its `alpha` (rows, columns) in the
    `fine` frame; in the `coarse` frame the surroundings `without` the thing and `beside` it, and how much of them it
    hides.
    """

    fine: Frame
    coarse: Frame
    thing: Linear
    alpha: Linear
    without: Linear
    beside: Linear
    hidden: Linear


def trace(  # noqa: PLR0913 - what is traced, where, and how
    place: Place,
    items: Iterable[Item],
    frame: Frame,
    *,
    thing: Mask,
    zone: Mask,
    quality: Quality,
    seed: int,
    on_pass: OnPass,
    bare: bool = False,
) -> Traced:
    """Return the light of a window of the picture, where the `thing` and its `zone` (rows, columns) may be seen.

    The product stands there before the thing comes, unless it, too, comes to a `bare` place.
    """
    built = build(place.scene, place.cards, items)
    lamp = _Camera(place, quality, seed, place.card)
    coarse = frame.with_pixels(OF_ZONE * quality.largest_plate / max(int(zone.sum()), 1))
    wanted = carry_mask(zone, frame, coarse)
    before = replace(lamp, card="") if bare else lamp
    without = before.surroundings(built, coarse, wanted, lambda done: on_pass(0.3 * done))
    beside = lamp.surroundings(with_extras(built), coarse, wanted, lambda done: on_pass(0.3 + 0.3 * done))
    box = box_of(thing)
    if box is None:
        nothing = np.zeros(coarse.shape, np.float32)
        return Traced(coarse, coarse, beside, nothing, without, beside, nothing)
    close = _close(frame, box)
    fine = close.with_pixels(FINEST / (close.window.width * close.window.height))
    near = carry_mask(thing, frame, fine)
    alpha = lamp.alpha(built, fine, near)
    lit = lamp.thing(
        with_extras(built), fine, near, carry(beside, coarse, fine), lambda done: on_pass(0.6 + 0.4 * done)
    )
    return Traced(fine, coarse, lit, alpha, without, beside, carry(alpha, fine, coarse))


def _close(frame: Frame, box: Box) -> Frame:
    """Return the part of a frame in whose `box` the thing may be seen, with a rim on which it cannot."""
    window = frame.window
    return Frame(
        frame.camera,
        Box(
            left=max(window.left, window.left + box.left - 2 * RIM),
            top=max(window.top, window.top + box.top - 2 * RIM),
            right=min(window.right, window.left + box.right + 2 * RIM),
            bottom=min(window.bottom, window.top + box.bottom + 2 * RIM),
        ),
    )


@dataclass(frozen=True, eq=False)
class _Camera:
    """Takes pictures of a place, all of one quality and seed."""

    place: Place
    quality: Quality
    seed: int
    card: str

    def surroundings(self, built: Built, frame: Frame, wanted: Mask, on_pass: OnPass) -> Linear:
        """Return the light of the wanted part of a frame without noise, and something like it beyond."""
        guides = guides_of(built, frame.view(wanted), samples=self.quality.guides, seed=self.seed)
        rays = self._rays(built, frame, wanted, self.quality.samples, on_pass)
        rays[~wanted] = np.median(rays[wanted], axis=0) if wanted.any() else 0.0
        return self._veiled(denoise(rays, guides), guides.depth, frame)

    def thing(self, built: Built, fine: Frame, near: Mask, beside: Linear, on_pass: OnPass) -> Linear:
        """Return the light of the thing and of its rim in the fine frame, and beyond it what is `beside`."""
        about = np.asarray(cv2.dilate(near.astype(np.uint8), np.ones((2 * RIM + 1, 2 * RIM + 1))), bool)
        guides = guides_of(built, fine.view(about), samples=self.quality.guides, seed=self.seed)
        frame = fine.with_pixels(OF_THING * self.quality.largest_plate / max(int(about.sum()), 1))
        wanted = carry_mask(about, fine, frame)
        rays = self._rays(built, frame, wanted, self.quality.samples, on_pass)
        rays[~wanted] = carry(beside, fine, frame)[~wanted]
        known = Guides(*(carry(layer, fine, frame) for layer in (guides.albedo, guides.normals, guides.depth)))
        light = self._veiled(denoise(rays, known), known.depth, frame)
        return light if frame == fine else enlarge(light, guides, fine.lens_of_window)

    def alpha(self, built: Built, frame: Frame, near: Mask) -> Linear:
        """Return how much of each pixel the thing covers (rows, columns), 0 where something is before it.

        A sample that misses it counts as distance nought, so the mean distance tells the share of those that met.
        """
        depth = guides_of(only_extras(built), frame.view(near), samples=OUTLINE, seed=self.seed, evenly=True).depth
        there = guides_of(built, frame.view(near), samples=2, seed=self.seed).depth
        near_by = np.asarray(cv2.dilate(depth, np.ones((5, 5), np.uint8)), np.float32)
        whole = np.asarray(cv2.GaussianBlur(near_by, (0, 0), 1.0), np.float32)
        share = np.clip(ratio(depth, whole) * 1.02, 0, 1)
        before = (there > 0) & (there < whole * (1 - IN_FRONT))
        seen = np.where(before & near, 0, share).astype(np.float32)
        solid = depth[near & (share >= 1)]
        spread = float(np.median(confusion(solid, frame.camera))) if solid.size else 0.0
        return np.asarray(cv2.GaussianBlur(seen, (0, 0), SOFT_EDGE + SOFTER * spread), np.float32)

    def _rays(self, built: Built, frame: Frame, wanted: Mask, samples: int, on_pass: OnPass) -> Linear:
        view = frame.view(wanted)
        return light_of(built, view, self.card, samples=samples, seed=self.seed, on_pass=on_pass)

    def _veiled(self, light: Linear, depth: Linear, frame: Frame) -> Linear:
        """Return a frame's light seen through the set's air."""
        air, window = self.place.scene.air, frame.window
        if air is None:
            return light
        part = np.s_[window.top : window.bottom, window.left : window.right]
        size = frame.camera.height, frame.camera.width
        whole, far = np.zeros((*size, 3), np.float32), np.zeros(size, np.float32)
        whole[part], far[part] = light, depth
        return veil(whole, far, frame.camera, air, seed=self.place.seed)[part]
