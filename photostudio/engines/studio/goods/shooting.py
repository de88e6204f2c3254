"""A built set with a product in it as real geometry → the finished photo; the product is traced at full size."""

from functools import partial

import cv2
import numpy as np

from photostudio.engines.base import Progress
from photostudio.engines.studio.camera import View
from photostudio.engines.studio.denoise import denoise
from photostudio.engines.studio.detail import enlarge, shrink
from photostudio.engines.studio.goods.placing import Placed
from photostudio.engines.studio.photo import developed, parted
from photostudio.engines.studio.quality import Quality
from photostudio.engines.studio.render import Built, Guides, build, light_of, render_guides, render_plate
from photostudio.engines.studio.scene import Scene
from photostudio.imaging.arrays import Linear, Mask, Pixels, around, threefold
from photostudio.imaging.colour import to_srgb
from photostudio.imaging.placement import Box

RIM = 12  # pixels about the product that are traced with it, for the denoiser
SOFT = 3.0  # pixels over which the two pictures run into each other


def shoot(scene: Scene, placed: Placed, quality: Quality, *, seed: int, progress: Progress) -> Pixels:
    """Return the photo (rows, columns, 3) of a scene that holds the product already."""
    progress(0.05, "building the set")
    camera, covered = placed.camera, placed.covered
    built = build(scene, ())
    everywhere = np.ones((camera.height, camera.width), bool)
    guides = render_guides(built, camera, wanted=everywhere, samples=quality.guides, seed=seed)
    traced = camera
    if camera.width * camera.height > quality.largest_plate:
        traced = camera.smaller(quality.largest_plate)
    wanted = np.ones((traced.height, traced.width), bool)
    lit = partial(_told, progress, 0.1, 0.5, "lighting the set")
    light = render_plate(built, traced, "", wanted=wanted, samples=quality.samples, seed=seed, on_pass=lit)
    if traced is camera:
        light = denoise(light, guides)
    else:
        light = denoise(light, shrink(guides, traced.width, traced.height))
        light = enlarge(light, guides, camera)
        light = _with_product(built, placed, light, guides, quality, seed=seed, progress=progress)
    progress(0.88, "developing the photo")
    plate = developed(light, guides, scene, camera, covered=covered, seed=seed)
    picture = np.dstack([to_srgb(plate), covered.astype(np.uint8) * np.uint8(255)])
    return to_srgb(parted(plate, picture, guides, scene, camera))


def _with_product(
    built: Built, placed: Placed, light: Linear, guides: Guides, quality: Quality, *, seed: int, progress: Progress
) -> Linear:
    """Return light (rows, columns, 3) with the product, and what is about it, traced pixel by pixel."""
    if not placed.covered.any():
        return light
    near = _grown(placed.covered, RIM)
    part = around(near, 0)
    view = View(camera=placed.camera, window=_box(part), wanted=near)
    lit = partial(_told, progress, 0.5, 0.86, "lighting the product")
    fine = light_of(built, view, "", samples=quality.samples, seed=seed, on_pass=lit)
    fine = np.where(near[part][..., None], fine, light[part])
    known = Guides(*(np.ascontiguousarray(layer[part]) for layer in (guides.albedo, guides.normals, guides.depth)))
    clean = denoise(np.ascontiguousarray(fine), known)
    share = cv2.GaussianBlur(_grown(placed.covered, RIM // 2)[part].astype(np.float32), (0, 0), SOFT)
    whole = light.copy()
    whole[part] += threefold(np.asarray(share, np.float32)) * (clean - light[part])
    return whole


def _box(part: tuple[slice, slice]) -> Box:
    rows, columns = part
    return Box(left=columns.start, top=rows.start, right=columns.stop, bottom=rows.stop)


def _grown(mask: Mask, reach: int) -> Mask:
    size = 2 * reach + 1
    return np.asarray(
        cv2.dilate(mask.astype(np.uint8), cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size))), bool
    )


def _told(progress: Progress, start: float, end: float, stage: str, fraction: float) -> None:
    progress(start + (end - start) * fraction, stage)
