from collections.abc import Callable

import numpy as np
import pytest

from photostudio.engines.studio import noise, textures, timber
from photostudio.engines.studio.scene import Colour, Texture
from photostudio.imaging.colour import to_linear

SIZE = 256
CLAY: Colour = (0.5, 0.3, 0.2)
GREY: Colour = (0.2, 0.2, 0.2)

Painter = Callable[[np.random.Generator], Texture]
PAINTERS: dict[str, Painter] = {
    "marble": lambda rng: textures.marble(rng, size=SIZE, base=CLAY, vein=GREY),
    "sand": lambda rng: textures.sand(rng, size=SIZE, base=CLAY).colour,
    "plaster": lambda rng: textures.plaster(rng, size=SIZE, base=CLAY).colour,
    "concrete": lambda rng: textures.plaster(rng, size=SIZE, base=CLAY, pores=1.0).colour,
    "linen": lambda rng: textures.weave(rng, size=SIZE, base=CLAY, threads=32).colour,
    "moss": lambda rng: textures.moss(rng, size=SIZE, green=CLAY, ground=GREY).colour,
    "planks": lambda rng: timber.planks(rng, size=SIZE, base=CLAY).colour,
}
EVERY_TEXTURE = pytest.mark.parametrize("paint", PAINTERS.values(), ids=PAINTERS)


@EVERY_TEXTURE
def test_it_repeats_without_a_seam_across_the_grain(paint: Painter) -> None:
    pixels = paint(np.random.default_rng(3)).pixels.astype(np.float64)
    seam = np.abs(pixels[:, 0] - pixels[:, -1]).mean()
    inside = np.abs(np.diff(pixels, axis=1)).mean(axis=(0, 2))
    assert seam <= 1.5 * inside.max()


@EVERY_TEXTURE
def test_its_colour_stays_near_the_one_asked_for(paint: Painter) -> None:
    mean = to_linear(np.asarray(paint(np.random.default_rng(3)).pixels, np.uint8)).mean(axis=(0, 1))
    red, green, blue = mean / np.array(CLAY)
    assert 0.35 < red < 1.3
    assert 0.35 < green < 1.3
    assert 0.35 < blue < 1.45


@EVERY_TEXTURE
def test_the_same_seed_paints_the_same_and_another_seed_another(paint: Painter) -> None:
    first, again, other = (paint(np.random.default_rng(seed)).pixels for seed in (3, 3, 4))
    assert (first == again).all()
    assert (first != other).any()


def test_noise_has_mean_0_and_deviation_1() -> None:
    field = noise.fractal(np.random.default_rng(0), 128)
    assert abs(float(field.mean())) < 1e-4
    assert abs(float(field.std()) - 1) < 1e-4


def test_noise_keeps_to_the_band_it_was_asked_for() -> None:
    field = noise.fractal(np.random.default_rng(0), 128, coarsest=8, finest=16, slope=0.0)
    power = np.abs(np.fft.fft2(field)) ** 2
    frequency = np.hypot(*np.meshgrid(np.fft.fftfreq(128, 1 / 128), np.fft.fftfreq(128, 1 / 128)))
    assert power[(frequency > 4) & (frequency < 32)].sum() > 0.97 * power.sum()


def test_stretched_noise_changes_slowest_along_its_grain() -> None:
    field = noise.fractal(np.random.default_rng(0), 128, coarsest=4, stretch=8)
    along, athwart = np.abs(np.diff(field, axis=1)).mean(), np.abs(np.diff(field, axis=0)).mean()
    assert along < 0.4 * athwart


def test_the_distance_to_a_contour_is_counted_in_pixels() -> None:
    ramp = np.tile(np.arange(-32, 32, dtype=np.float32) * 0.25, (64, 1))
    distance = noise.contour_distance(ramp)
    assert np.allclose(distance[5, 20:44], np.abs(np.arange(-12, 12)), atol=0.05)


def test_caustics_gather_light_without_losing_it() -> None:
    light = textures.caustics(np.random.default_rng(0), size=256)
    assert light.max() > 4 * np.median(light)
    assert light.min() >= 0
    assert light.max() <= 1
