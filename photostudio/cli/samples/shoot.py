"""A catalogue photographer's table: soft boxes round a product, a long lens, and no background at all."""

from dataclasses import dataclass

import cv2
import mitsuba as mi
import numpy as np
from numpy.typing import NDArray

from photostudio.engines.studio import translate
from photostudio.engines.studio.alike import alike
from photostudio.engines.studio.camera import Camera, whole
from photostudio.engines.studio.denoise import denoise
from photostudio.engines.studio.render import Guides
from photostudio.engines.studio.scene import Item, Lens, PaintedLight, Scene
from photostudio.imaging.arrays import Linear, Pixels, ratio
from photostudio.imaging.colour import to_srgb
from photostudio.imaging.mends import clean_halo

SHOULDER = 0.72
GUIDE_PATHS = 16
SEED = 1
DAYLIGHT = (1.0, 0.985, 0.965)
SHADOW_ROW = 0.958
SKY_ROWS, SKY_COLUMNS = 256, 512


@dataclass(frozen=True, kw_only=True)
class SoftBox:
    """A lamp in degrees: `azimuth` from the camera (−90 left), `elevation`, half its width and height, soft rim."""

    azimuth: float
    elevation: float
    width: float
    height: float
    radiance: float
    rim: float = 6.0


@dataclass(frozen=True, kw_only=True)
class Sample:
    """A product on the table, about one unit high, and how it is lit; `width` × `height` is the picture in pixels."""

    name: str
    items: tuple[Item, ...]
    boxes: tuple[SoftBox, ...]
    width: int
    height: int
    walls: float = 0.3
    floor: float = 0.5
    pitch: float = 5.0
    base: float = 0.93
    exposure: float = 1.0
    shadow: bool = False


def photograph(sample: Sample, *, paths: int, scale: float = 1.0) -> Pixels:
    """Return the cut-out (rows, columns, 4) of a sample product by that many light `paths` a pixel.

    Only what the camera hits is opaque, and what the sample bakes in below it is a shadow.
    """
    scene = Scene(items=sample.items, environment=PaintedLight(_surroundings(sample)), bounces=16)
    size = round(sample.width * scale), round(sample.height * scale)
    camera = Camera(
        width=size[0],
        height=size[1],
        lens=Lens(fov=18, pitch=sample.pitch, distance=3.45),
        middle=0.5,
        base=sample.base,
    )
    things = {"surroundings": translate.surroundings(scene.environment)}
    things |= {made.name: translate.thing(made) for made in alike(scene.items)}
    sensor = translate.sensor(whole(camera))
    sensor["film"] |= {"pixel_format": "rgba"}
    path = {"type": "path", "max_depth": scene.bounces, "hide_emitters": True}
    layers = _render(things, path, sensor, paths)
    surfaces = _render(things, {"type": "aov", "aovs": "albedo:albedo,normal:sh_normal"}, sensor, GUIDE_PATHS)
    guides = Guides(np.clip(surfaces[..., -6:-3], 0, 1), surfaces[..., -3:], np.zeros(surfaces.shape[:2], np.float32))
    light = denoise(layers[..., :3], guides)
    alpha = np.clip(layers[..., 3:], 0, 1)
    colour = _develop(ratio(light, alpha) * np.float32(sample.exposure))
    codes = np.rint(alpha * 255).astype(np.uint8)
    curved = to_srgb(_without_grain(colour))
    # glancing reflections make every outline a bright line, which a retoucher takes away
    cutout = clean_halo(np.dstack([np.where(codes > 0, curved, 0).astype(np.uint8), codes]))
    return _bake_shadow(cutout, row=SHADOW_ROW * len(cutout)) if sample.shadow else cutout


def _render(things: translate.Plugin, integrator: translate.Plugin, sensor: translate.Plugin, paths: int) -> Linear:
    sampled = sensor | {"sampler": {"type": "multijitter", "sample_count": paths}}
    loaded = mi.load_dict({"type": "scene", "integrator": integrator, "sensor": sampled} | things)
    return np.array(mi.render(loaded, spp=paths, seed=mi.UInt32(SEED)), np.float32)


def _bake_shadow(pixels: Pixels, *, row: float) -> Pixels:
    """Lay `pixels` (rows, columns, 4) over a soft black ellipse round a `row`, as designers' files often have it."""
    rows, columns = np.mgrid[: pixels.shape[0], : pixels.shape[1]].astype(np.float32)
    opaque = np.flatnonzero((pixels[..., 3] > 128).any(axis=0))
    half = (opaque[-1] - opaque[0]) / 2
    middle = (opaque[-1] + opaque[0]) / 2
    far = np.hypot((columns - middle) / (1.12 * half), (rows - row) / (0.11 * half))
    shadow = np.float32(0.42) * np.clip(1 - far, 0, 1) ** 2 * (3 - 2 * np.clip(1 - far, 0, 1))
    codes = np.rint(shadow * 255).astype(np.uint8)
    under = np.dstack([np.zeros_like(pixels[..., :3]), codes])
    return np.where(pixels[..., 3:] > 0, pixels, under)


def _without_grain(colour: Linear) -> Linear:
    """Smooth away the renderer's last grain, which nobody sees and which doubles a PNG's size; type stays sharp."""
    seen = np.sqrt(np.clip(colour, 0, 1), dtype=np.float32)
    calm: Linear = np.asarray(cv2.bilateralFilter(seen, 9, 6 / 255, 4), np.float32) ** 2
    return calm


def _develop(light: Linear) -> Linear:
    """Roll the highlights off smoothly instead of clipping them."""
    above = np.clip(light - SHOULDER, 0, None)
    developed: Linear = np.minimum(light, SHOULDER) + (1 - SHOULDER) * (1 - np.exp(-above / (1 - SHOULDER)))
    return developed


def _surroundings(sample: Sample) -> Linear:
    """Paint the walls, the white table and the soft boxes as the product sees them, (rows, columns, 3)."""
    elevation = 90 - (np.arange(SKY_ROWS, dtype=np.float32)[:, None] + 0.5) * 180 / SKY_ROWS
    azimuth = 180 - (np.arange(SKY_COLUMNS, dtype=np.float32)[None] + 0.5) * 360 / SKY_COLUMNS
    light: Linear = np.full((SKY_ROWS, SKY_COLUMNS), sample.walls, np.float32)
    light[SKY_ROWS // 2 :] = sample.floor
    for box in sample.boxes:
        sideways = box.width - np.abs((azimuth - box.azimuth + 180) % 360 - 180)
        upwards = box.height - np.abs(elevation - box.elevation)
        light += box.radiance * _smooth(sideways / box.rim) * _smooth(upwards / box.rim)
    return light[..., None] * np.array(DAYLIGHT, np.float32)


def _smooth(ramp: NDArray[np.floating]) -> Linear:
    inside = np.clip(ramp, 0, 1).astype(np.float32)
    step: Linear = inside * inside * (3 - 2 * inside)
    return step
