"""A built set and the product → the finished photo."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import cv2
import numpy as np

from photostudio.engines.base import Progress
from photostudio.engines.studio.air import veil
from photostudio.engines.studio.camera import Camera
from photostudio.engines.studio.card import BODY, SHEET, card
from photostudio.engines.studio.contact import contact_light
from photostudio.engines.studio.denoise import denoise
from photostudio.engines.studio.detail import enlarge, shrink
from photostudio.engines.studio.expose import develop, meter
from photostudio.engines.studio.quality import Quality
from photostudio.engines.studio.render import Built, Guides, build, render_behind, render_guides, render_plate
from photostudio.engines.studio.scene import Scene
from photostudio.engines.studio.separation import part
from photostudio.engines.studio.stage import FAINT, SOLID
from photostudio.imaging.arrays import Linear, Mask, Pixels, threefold
from photostudio.imaging.colour import to_linear
from photostudio.imaging.composite import lay_over
from photostudio.imaging.edges import soft_edge
from photostudio.imaging.fill import fill_hole
from photostudio.imaging.mends import drop_shadow
from photostudio.imaging.placement import Box

SEE_THROUGH = 0.005  # of the product: more than this is worth a picture of what stands behind
EDGE = 4  # pixels
SEEN = 16  # pixels inside the product's outline


def as_it_is(plate: Linear) -> Linear:
    """Leave a plate alone."""
    return plate


def photograph(
    scene: Scene,
    camera: Camera,
    placed: Pixels,
    quality: Quality,
    *,
    seed: int,
    progress: Progress,
    finish: Callable[[Linear], Linear] = as_it_is,
    judged: Pixels | None = None,
) -> Pixels:
    """Return the photo (rows, columns, 3), the canvas's size, with the product's own pixels on top.

    `finish` changes the surroundings, display light of the same size, before the product is laid over them. Whether the
    product can be seen through is `judged` on another canvas than `placed` where a photo of another size did so.
    """
    progress(0.05, "building the set")
    body = body_of(placed)
    traced, seen = camera, body
    if camera.width * camera.height > quality.largest_plate:
        traced = camera.smaller(quality.largest_plate)
        seen = np.asarray(cv2.resize(body, (traced.width, traced.height), interpolation=cv2.INTER_AREA), np.uint8)
    see_through = _is_see_through(body_of(placed if judged is None else judged)[..., 3])
    cards = [card(seen, traced, name) for name in ((BODY, SHEET) if see_through else (BODY,))]
    built = build(scene, cards)
    shown = np.ones(body.shape[:2], bool) if see_through else ~_hidden(body)
    guides = render_guides(built, camera, wanted=shown, samples=quality.guides, seed=seed)
    coarse = guides if traced is camera else shrink(guides, traced.width, traced.height)
    light = _traced(built, traced, coarse, seen, quality, seed, progress)
    if traced is not camera:
        light = enlarge(light, guides, camera)
    light = light * threefold(contact_light(body, camera.grounding))
    plate = developed(light, guides, scene, camera, covered=body[..., 3] >= FAINT, seed=seed)
    plate = finish(parted(plate, body, guides, scene, camera))
    hole = _grown(body[..., 3] >= FAINT)
    return lay_over(plate if see_through or hole.all() else fill_hole(plate, hole), placed)


def _traced(
    built: Built, camera: Camera, guides: Guides, placed: Pixels, quality: Quality, seed: int, progress: Progress
) -> Linear:
    """Return the set's light (rows, columns, 3) without noise, what is behind a see-through product in its place."""
    see_through = SHEET in built.cards
    lit = partial(_lit, progress, 0.65 if see_through else 0.85)
    hidden = np.zeros(placed.shape[:2], bool) if see_through else _hidden(placed)
    light = render_plate(built, camera, BODY, wanted=~hidden, samples=quality.samples, seed=seed, on_pass=lit)
    if see_through:
        light = _without_product(built, camera, placed, light, quality=quality, seed=seed, progress=progress)
    else:
        guides = _with_product(guides, placed)
        light[hidden] = guides.albedo[hidden] * _evenly(light, guides, placed, hidden)
    progress(0.88, "developing the photo")
    return denoise(light, guides)


def developed(light: Linear, guides: Guides, scene: Scene, camera: Camera, *, covered: Mask, seed: int) -> Linear:
    """Return light (rows, columns, 3) through the air as display light, metered about what is `covered`."""
    gain = meter(light, guides.albedo, scene.exposure, covered=covered)
    return develop(gain * veil(light, guides.depth, camera, scene.air, seed=seed), scene.exposure)


def parted(plate: Linear, placed: Pixels, guides: Guides, scene: Scene, camera: Camera) -> Linear:
    """Return display light with a spot behind a placed product, where it would be lost."""
    return plate if scene.exposure.pure_white else part(plate, placed, guides.depth, distance=camera.lens.distance)


def body_of(placed: Pixels) -> Pixels:
    """Return what light can meet of the canvas: a baked shadow lies over the photo, it does not stand on the set."""
    body = drop_shadow(placed)
    return body if (body[..., 3] >= FAINT).any() else placed


def _lit(progress: Progress, end: float, fraction: float) -> None:
    progress(0.1 + (end - 0.1) * fraction, "lighting the set")


def _is_see_through(alpha: Pixels) -> bool:
    """Tell whether much of the product, beside its edge, is neither opaque nor empty."""
    soft = (alpha >= FAINT) & (alpha <= 255 - FAINT) & ~soft_edge(alpha, reach=EDGE)
    return int(soft.sum()) > SEE_THROUGH * int((alpha >= FAINT).sum())


def _without_product(
    built: Built, camera: Camera, placed: Pixels, light: Linear, *, quality: Quality, seed: int, progress: Progress
) -> Linear:
    """Return the plate with what stands behind the product in the product's place."""
    covered = _grown(placed[..., 3] >= FAINT)
    rows, columns = np.flatnonzero(covered.any(axis=1)), np.flatnonzero(covered.any(axis=0))
    window = Box(left=int(columns[0]), top=int(rows[0]), right=int(columns[-1]) + 1, bottom=int(rows[-1]) + 1)
    behind = render_behind(
        built,
        camera,
        SHEET,
        window,
        wanted=covered,
        samples=quality.samples,
        seed=seed,
        on_pass=lambda fraction: progress(0.65 + 0.2 * fraction, "lighting what is behind the product"),
    )
    whole = light.copy()
    inside = whole[window.top : window.bottom, window.left : window.right]
    inside[...] = np.where(covered[window.top : window.bottom, window.left : window.right, None], behind, inside)
    return whole


def _hidden(placed: Pixels) -> Mask:
    """Return where the product hides the set, and so far inside that the denoiser does not look there from outside."""
    solid = (placed[..., 3] >= SOLID).astype(np.uint8)
    return np.asarray(cv2.erode(solid, np.ones((2 * SEEN + 1, 2 * SEEN + 1)), borderValue=1), bool)


def _evenly(light: Linear, guides: Guides, placed: Pixels, hidden: Mask) -> float:
    """Return how bright a white product would be, on the mean of its seen rim."""
    rim = (placed[..., 3] >= SOLID) & ~hidden
    return float(light[rim].sum() / max(float(guides.albedo[rim].sum()), 1e-6))


def _with_product(guides: Guides, placed: Pixels) -> Guides:
    """Return the guides with the product blended in, so that its colours stay inside its outline."""
    alpha = placed[..., 3:].astype(np.float32) / np.float32(255)
    albedo = guides.albedo * (1 - alpha) + to_linear(placed[..., :3]) * alpha
    return replace(guides, albedo=albedo, normals=guides.normals * (1 - alpha))


def _grown(mask: Mask) -> Mask:
    """Return a mask one pixel larger all round: the denoiser carries a little colour over the outline."""
    grown: Mask = np.asarray(cv2.dilate(mask.astype(np.uint8), np.ones((3, 3), np.uint8)), bool)
    return grown
