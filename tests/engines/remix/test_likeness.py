"""The studio's Remix: the more likeness is asked, the more the surroundings are the reference's."""

from pathlib import Path

import cv2
import numpy as np
import pytest

from photostudio.engines.base import Engine, Result
from photostudio.engines.operations import OUTLINES, STYLES, Remix
from photostudio.engines.protection import fidelity
from photostudio.imaging.arrays import Mask, Pixels
from tests.engines.contract import silent
from tests.engines.reference.pictures import table
from tests.pictures import cutout

PLACED = cutout(128, 128)
REFERENCE = table(150, 128, end=0.45)


def remixed(
    engine: Engine, reference: Pixels = REFERENCE, *, words: str = "a bottle on blue paper", **fields: float
) -> Pixels:
    (result,) = results(engine, Remix(prompt=words, seed=7, **fields), reference)  # type: ignore[arg-type]
    return result.pixels


def results(engine: Engine, operation: Remix, reference: Pixels = REFERENCE) -> list[Result]:
    images = {"product_image": PLACED, "ref_image": reference}
    found = list(engine.run(operation, images, progress=silent))
    assert all(fidelity(operation, images, result.pixels).changed == 0 for result in found)
    return found


def around() -> Mask:
    solid = (PLACED[..., 3] > 0).astype(np.uint8)
    return np.asarray(cv2.dilate(solid, np.ones((5, 5), np.uint8)) == 0, bool)


def colours(picture: Pixels, where: Mask) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    lab = cv2.cvtColor(picture.astype(np.float32) / 255, cv2.COLOR_RGB2Lab)[where]
    counts, _ = np.histogramdd(lab, bins=(8, 8, 8), range=((0, 100), (-80, 80), (-80, 80)))
    return np.asarray(cv2.GaussianBlur(counts.reshape(8, 64), (0, 0), 0.8)).ravel() / len(lab)


def grain(picture: Pixels, where: Mask) -> float:
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    return float(np.asarray(cv2.Laplacian(grey, cv2.CV_32F))[where].std())


def test_a_stranger_would_put_the_four_in_order(plain_studio: Engine) -> None:
    theirs = colours(REFERENCE, np.ones(REFERENCE.shape[:2], bool))
    photos = [remixed(plain_studio, style_fidelity=style) for style in STYLES]
    words, tinted, soft, whole = (float(np.abs(colours(photo, around()) - theirs).sum()) for photo in photos)
    assert words > tinted + 0.1 > soft + 0.2
    assert abs(soft - whole) < 0.05  # the same colours: what is missing at 0.7 is detail
    assert grain(photos[2], around()) < 0.9 * grain(photos[3], around())


def test_the_whole_likeness_is_the_reference_itself_but_for_shadows(plain_studio: Engine) -> None:
    photo = remixed(plain_studio, style_fidelity=1.0, outline_fidelity=0.0, cfg_scale=2.5)
    top = np.s_[:20, :]
    difference = np.abs(photo[top].astype(int) - np.array([205, 214, 222]))
    assert np.median(difference) <= 4


def test_the_product_throws_a_shadow_on_the_reference_s_ground(plain_studio: Engine) -> None:
    bright = np.full((128, 150, 3), 200, np.uint8)
    photo = remixed(plain_studio, bright, style_fidelity=1.0, outline_fidelity=0.0).astype(int)
    beside = photo[90:110][around()[90:110]]
    assert beside.min() < 170
    assert np.median(photo[:20]) == pytest.approx(200, abs=6)


def test_what_the_words_add_stands_there_too(plain_studio: Engine) -> None:
    bare = remixed(plain_studio, style_fidelity=1.0, words="a bottle", cfg_scale=2.5)
    added = remixed(plain_studio, style_fidelity=1.0, words="a bottle next to a lemon", cfg_scale=2.5)
    yellow = (added[..., 0].astype(int) - added[..., 2] > 60) & (np.abs(added.astype(int) - bare).max(axis=2) > 40)
    assert (yellow & around()).sum() > 40


def test_variants_of_a_free_run_differ(plain_studio: Engine, coarse: None) -> None:
    one, other = results(plain_studio, Remix(prompt="a bottle", seed=7, variants=2, style_fidelity=1.0, cfg_scale=1.0))
    assert (one.pixels != other.pixels).any(axis=2).mean() > 0.2
    assert (one.seed, other.seed) == (7, 8)


def test_the_same_recipe_gives_the_same_bytes(plain_studio: Engine, coarse: None) -> None:
    assert (remixed(plain_studio, style_fidelity=0.7) == remixed(plain_studio, style_fidelity=0.7)).all()


def test_a_grid_has_a_photo_of_every_pair(plain_studio: Engine, coarse: None) -> None:
    small = cutout(32, 32)
    images = {"product_image": small, "ref_image": REFERENCE}
    cells = list(plain_studio.run(Remix(prompt="a bottle", seed=7, grid=True), images, progress=silent))
    assert len(cells) == len(STYLES) * len(OUTLINES)
    assert all(cell.pixels.shape == (32, 32, 3) for cell in cells)
    assert {cell.seed for cell in cells} == {7}
    assert len({cell.pixels.tobytes() for cell in cells}) > 8


@pytest.mark.parametrize("reference", [PLACED, np.full((20, 20, 3), 90, np.uint8), table(60, 200)])
def test_an_odd_reference_gives_a_picture_all_the_same(plain_studio: Engine, coarse: None, reference: Pixels) -> None:
    for style in (0.35, 1.0):
        assert remixed(plain_studio, reference, style_fidelity=style).shape == (128, 128, 3)


def test_the_recipe_tells_what_was_read(plain_studio: Engine, coarse: None) -> None:
    (result,) = results(plain_studio, Remix(prompt="a bottle", seed=7, style_fidelity=1.0, azimuth=80.0))
    assert result.recipe["reference"]["sight"]["azimuth"] == 80.0
    assert result.recipe["reference"]["boundary"] == pytest.approx(0.45, abs=0.03)


def test_what_was_read_is_kept_in_the_cache(plain_studio: Engine, engine_cache: Path) -> None:
    results(plain_studio, Remix(prompt="a bottle", seed=7))
    assert list((engine_cache / "references").glob("*/reading.json"))
