"""A picture made larger: sharp, without halos, and itself again when it is made smaller."""

import cv2
import numpy as np
import pytest
from PIL import Image

from photostudio.imaging import upscaling
from photostudio.imaging.arrays import Linear, Pixels
from photostudio.imaging.colour import to_linear, to_srgb
from photostudio.imaging.upscaling import upscale
from tests.pictures import cutout, photograph


def enlarged(pixels: Pixels, times: int = 2, *, quality: str = "LOW", strength: float = 0.2, seed: int = 1) -> Pixels:
    return upscale(pixels, times, quality=quality, strength=strength, seed=seed, on_tile=lambda done: None)


def reduced(pixels: Pixels, times: int = 2) -> Pixels:
    """Return a picture (rows, columns, 3) with the mean light of every square of pixels."""
    size = pixels.shape[1] // times, pixels.shape[0] // times
    return to_srgb(np.asarray(cv2.resize(to_linear(pixels), size, interpolation=cv2.INTER_AREA), np.float32))


def likeness(one: Pixels, other: Pixels) -> float:
    """Return the peak signal-to-noise ratio in decibels."""
    return float(10 * np.log10(255**2 / np.mean((one.astype(np.float64) - other) ** 2)))


def on_paper() -> Pixels:
    picture = cutout(192, 256)
    alpha = picture[..., 3:] / 255
    return np.rint(picture[..., :3] * alpha + photograph(192, 256)[..., :3] * (1 - alpha)).astype(np.uint8)


def noisy(level: float) -> Pixels:
    noise = np.random.default_rng(3).normal(scale=level, size=(96, 96, 1))
    return np.clip(np.rint(128 + noise + np.zeros(3)), 0, 255).astype(np.uint8)


@pytest.mark.parametrize("quality", ["LOW", "HIGH"])
@pytest.mark.parametrize("strength", [0.0, 0.2])
def test_it_comes_nearer_to_the_original_than_others(quality: str, strength: float) -> None:
    original = on_paper()
    small = reduced(original)
    cubic = np.asarray(cv2.resize(small, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC), np.uint8)
    lanczos = np.asarray(Image.fromarray(small).resize((192, 256), Image.Resampling.LANCZOS))
    ours = likeness(enlarged(small, quality=quality, strength=strength), original)
    assert ours > max(likeness(cubic, original), likeness(lanczos, original)) + 0.5


@pytest.mark.parametrize("times", [2, 4])
@pytest.mark.parametrize("strength", [0.0, 1.0])
def test_made_smaller_again_it_is_what_it_was(times: int, strength: float) -> None:
    small = reduced(on_paper())
    assert likeness(reduced(enlarged(small, times, quality="HIGH", strength=strength), times), small) > 45


@pytest.mark.parametrize("strength", [0.0, 1.0])
def test_an_edge_gets_no_halo(strength: float) -> None:
    step = np.full((32, 32, 3), 40, np.uint8)
    step[:, 16:] = 200
    larger = enlarged(step, 4, quality="HIGH", strength=strength)
    assert (larger.min(), larger.max()) == (40, 200)
    assert (np.diff(larger[64, :, 0].astype(int)) >= 0).all()


def test_an_edge_is_the_steeper_the_stronger_it_is_asked_for() -> None:
    small = reduced(on_paper())
    soft, strong = (np.abs(np.diff(enlarged(small, strength=share).astype(int), axis=1)).max() for share in (0.0, 1.0))
    assert strong > soft


@pytest.mark.parametrize("value", [0, 1, 97, 255])
def test_an_even_picture_stays_even(value: int) -> None:
    assert (enlarged(np.full((9, 7, 3), value, np.uint8), 4, strength=1.0) == value).all()


def test_tiles_do_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = enlarged(on_paper(), strength=1.0)
    monkeypatch.setattr(upscaling, "TILE", 70)
    assert np.abs(enlarged(on_paper(), strength=1.0).astype(int) - whole).max() <= 1


def test_transparency_is_enlarged_with_its_own_colours() -> None:
    small = cutout(96, 128)
    small[small[..., 3] == 0] = (255, 0, 255, 0)
    larger = enlarged(small, 2)
    assert larger.shape == (256, 192, 4)
    outside, inside = larger[..., 3] == 0, larger[..., 3] == 255
    assert not larger[outside].any()
    assert inside.sum() > 0.9 * 4 * (small[..., 3] == 255).sum()
    rim = (larger[..., 3] > 40) & ~inside
    assert larger[rim][:, 0].mean() < 150  # nothing of what was under the transparency


def test_grain_is_carried_on_and_drawn_by_the_seed() -> None:
    small = noisy(6)
    plain, one, again, other = (
        enlarged(small, strength=strength, seed=seed) for strength, seed in ((0.0, 1), (1.0, 1), (1.0, 1), (1.0, 2))
    )
    assert (one == again).all()
    assert (one != other).any()
    assert fine(one) > 2 * fine(plain)


def test_a_picture_without_grain_gets_none() -> None:
    assert (enlarged(on_paper(), seed=1) == enlarged(on_paper(), seed=2)).all()


def test_it_stops_when_it_is_told_to() -> None:
    def cancel(done: float) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        upscale(on_paper(), 2, on_tile=cancel)


def test_it_knows_two_sizes() -> None:
    with pytest.raises(ValueError, match="2 or 4 times"):
        enlarged(on_paper(), 3)


def fine(pixels: Pixels) -> float:
    """Return how much pixels differ from the mean of the four they are among."""
    means: Linear = np.asarray(cv2.resize(pixels, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA), np.float32)
    return float((pixels - np.repeat(np.repeat(means, 2, axis=0), 2, axis=1)).std())
