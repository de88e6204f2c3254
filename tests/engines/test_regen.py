"""An edit under a mask: what is painted goes, everything else stays, whatever the picture."""

import json

import numpy as np
import pytest

from photostudio.engines.base import Engine, Result
from photostudio.engines.errors import CannotDraw, EngineError
from photostudio.engines.operations import Regen
from photostudio.engines.protection import fidelity
from photostudio.imaging.arrays import Pixels
from photostudio.imaging.errors import MaskIsEmpty, MaskIsFull, NoSurroundings
from photostudio.imaging.masks import Coverage
from tests.engines.contract import silent
from tests.pictures import cutout

INK = np.array([200, 30, 40], np.uint8)


def weave(rows: int, columns: int) -> Pixels:
    """Return a woven texture, (rows, columns, 3)."""
    y, x = np.mgrid[:rows, :columns]
    grey = 120 + 50 * np.sin(x * np.pi / 4) * np.sin(y * np.pi / 4)
    picture: Pixels = np.rint(np.dstack([grey, grey * 0.9, grey * 0.8])).astype(np.uint8)
    return picture


def spot(rows: int, columns: int) -> Coverage:
    """Return a painted disc a little left of the middle, with a soft rim."""
    y, x = np.mgrid[:rows, :columns]
    away = np.hypot(y - rows / 2, x - columns * 0.45)
    coverage: Coverage = np.rint(np.clip(min(rows, columns) * 0.16 - away, 0, 1) * 255).astype(np.uint8)
    return coverage


def stained(base: Pixels, coverage: Coverage) -> Pixels:
    """Return the picture with something red where it is painted."""
    picture = base.copy()
    picture[..., :3][coverage == 255] = INK
    return picture


def edits(studio: Engine, operation: Regen, base: Pixels, coverage: Coverage, **more: Pixels) -> list[Result]:
    images = {"base_image": base, "mask_image": coverage, **more}
    return list(studio.run(operation, images, progress=silent))


@pytest.mark.parametrize(("rows", "columns"), [(96, 128), (131, 97)])
def test_it_changes_nothing_outside_the_mask(studio: Engine, rows: int, columns: int) -> None:
    base, coverage = stained(weave(rows, columns), spot(rows, columns)), spot(rows, columns)
    (result,) = edits(studio, Regen(seed=3), base, coverage)
    assert result.pixels.shape == base.shape
    assert (result.pixels[coverage == 0] == base[coverage == 0]).all()


def test_it_removes_what_is_painted(studio: Engine) -> None:
    truth, coverage = weave(96, 128), spot(96, 128)
    (result,) = edits(studio, Regen(seed=3), stained(truth, coverage), coverage)
    wrong = np.abs(result.pixels.astype(int) - truth)[coverage == 255]
    assert wrong.mean() < 12
    assert not (result.pixels == INK).all(axis=2).any()


def test_transparency_survives(studio: Engine) -> None:
    base, coverage = cutout(96, 128), np.zeros((128, 96), np.uint8)
    coverage[70:80, 42:54] = 255
    (result,) = edits(studio, Regen(seed=3), base, coverage)
    assert (result.pixels[..., 3] == base[..., 3]).all()
    assert (result.pixels[coverage == 0] == base[coverage == 0]).all()
    assert not result.pixels[base[..., 3] == 0].any()


def test_the_product_is_not_copied_into_the_background(studio: Engine) -> None:
    base, product = weave(96, 128), np.zeros((96, 128, 4), np.uint8)
    base[40:90, 70:100] = product[40:90, 70:100, :3] = INK
    product[40:90, 70:100, 3] = 255
    coverage = np.zeros((96, 128), np.uint8)
    coverage[40:90, 50:70] = 255
    (result,) = edits(studio, Regen(seed=3), base, coverage, product_image=product)
    assert not (result.pixels[coverage == 255] == INK).all(axis=1).any()


def test_what_is_barred_is_never_copied(studio: Engine) -> None:
    base, barred = weave(96, 128), np.zeros((96, 128), np.uint8)
    base[40:90, 70:100] = INK
    barred[40:90, 70:100] = 255
    coverage = np.zeros((96, 128), np.uint8)
    coverage[40:90, 50:70] = 255
    (free,) = edits(studio, Regen(seed=3), base, coverage)
    assert (free.pixels[coverage == 255] == INK).all(axis=1).any()
    (result,) = edits(studio, Regen(seed=3), base, coverage, barred_image=barred)
    reddish = result.pixels[coverage == 255].astype(int)
    assert (reddish[:, 0] - reddish[:, 1]).max() < 60


def test_what_is_barred_may_itself_be_filled(studio: Engine) -> None:
    coverage = spot(96, 128)
    (result,) = edits(studio, Regen(seed=3), stained(weave(96, 128), coverage), coverage, barred_image=coverage)
    assert not (result.pixels == INK).all(axis=2).any()


def test_a_thing_is_added_on_ground_that_is_copied_from_elsewhere(studio: Engine) -> None:
    base, barred = weave(96, 128), np.zeros((96, 128), np.uint8)
    base[:, 100:] = INK
    barred[:, 100:] = 255
    coverage = np.zeros((96, 128), np.uint8)
    coverage[20:70, 60:100] = 255
    stain = base.copy()
    stain[30:60, 66:96] = 0
    (result,) = edits(studio, Regen(prompt="a candle", seed=3, shadow=False), stain, coverage, barred_image=barred)
    assert not (result.pixels[coverage == 255] == INK).all(axis=1).any()


def test_nothing_left_to_copy_from_names_the_mask_that_bars_it(studio: Engine) -> None:
    with pytest.raises(NoSurroundings, match="“Never copy from” covers all"):
        edits(studio, Regen(seed=3), weave(64, 64), spot(64, 64), barred_image=np.full((64, 64), 255, np.uint8))


def test_the_product_itself_can_be_retouched(studio: Engine) -> None:
    base, product = weave(96, 128), np.zeros((96, 128, 4), np.uint8)
    base[20:90, 30:110] = product[20:90, 30:110, :3] = INK
    product[20:90, 30:110, 3] = 255
    base[50:60, 60:70] = 0
    coverage = np.zeros((96, 128), np.uint8)
    coverage[48:62, 58:72] = 255
    (result,) = edits(studio, Regen(seed=3), base, coverage, product_image=product)
    assert (np.abs(result.pixels[48:62, 58:72].astype(int) - INK) < 6).all()


def test_the_same_seed_gives_the_same_bytes_and_variants_differ(studio: Engine) -> None:
    noise = np.random.default_rng(4).integers(0, 255, (80, 80, 3), np.uint8)
    one, other = edits(studio, Regen(seed=3, variants=2), noise, spot(80, 80))
    (again,) = edits(studio, Regen(seed=4), noise, spot(80, 80))
    assert (one.seed, other.seed) == (3, 4)
    assert (other.pixels == again.pixels).all()
    assert (one.pixels != other.pixels).any()


def test_its_recipe_is_json(studio: Engine) -> None:
    (result,) = edits(studio, Regen(seed=3), weave(64, 64), spot(64, 64))
    assert json.loads(json.dumps(dict(result.recipe), allow_nan=False)) == result.recipe


def test_it_stops_when_progress_raises(studio: Engine) -> None:
    def cancel(fraction: float, stage: str) -> None:
        if fraction > 0.2:
            raise EngineError("Enough.")

    images = {"base_image": weave(96, 96), "mask_image": spot(96, 96)}
    with pytest.raises(EngineError, match="Enough"):
        list(studio.run(Regen(seed=3), images, progress=cancel))


def test_nothing_painted_and_all_painted_are_refused(studio: Engine) -> None:
    with pytest.raises(MaskIsEmpty):
        edits(studio, Regen(seed=3), weave(64, 64), np.zeros((64, 64), np.uint8))
    with pytest.raises(MaskIsFull):
        edits(studio, Regen(seed=3), weave(64, 64), np.full((64, 64), 255, np.uint8))


def test_a_larger_canvas_is_continued(studio: Engine) -> None:
    base = np.pad(weave(96, 96), ((0, 0), (0, 32), (0, 0)), mode="edge")
    coverage = np.zeros((96, 128), np.uint8)
    coverage[:, 96:] = 255
    (result,) = edits(studio, Regen(seed=3), base, coverage)
    assert (result.pixels[:, :96] == base[:, :96]).all()
    assert result.pixels[:, 100:].std() > 0.7 * base[:, :96].std()  # a texture, not a smear


def test_words_add_a_thing_in_the_mask(studio: Engine) -> None:
    base, coverage = weave(96, 128), np.zeros((96, 128), np.uint8)
    coverage[30:70, 50:90] = 255
    operation = Regen(prompt="a red candle", seed=3)
    (result,) = edits(studio, operation, base, coverage)
    assert fidelity(operation, {"base_image": base, "mask_image": coverage}, result.pixels).changed == 0
    assert (result.pixels[coverage == 255] != base[coverage == 255]).any(axis=1).mean() > 0.1
    assert result.recipe["things"][0]["kind"] == "candle"


def test_ground_that_was_bare_stays_beside_the_thing(studio: Engine) -> None:
    base, coverage = weave(96, 128), np.zeros((96, 128), np.uint8)
    coverage[20:70, 30:100] = 255
    (result,) = edits(studio, Regen(prompt="a small candle", seed=3, shadow=False), base, coverage)
    assert (result.pixels[coverage == 255] == base[coverage == 255]).all(axis=1).mean() > 0.3


def test_words_that_cannot_be_drawn_are_refused_before_anything_is_worked_on(studio: Engine) -> None:
    told: list[str] = []
    images = {"base_image": weave(64, 64), "mask_image": spot(64, 64)}
    with pytest.raises(CannotDraw, match="bicycle") as refused:
        list(studio.run(Regen(prompt="a bicycle"), images, progress=lambda _, stage: told.append(stage)))
    assert refused.value.nearest
    assert told == []
