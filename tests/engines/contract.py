"""What every engine promises. A test class for an engine inherits this and gives the fixture `engine`."""

import json
from dataclasses import dataclass
from typing import ClassVar, cast

import numpy as np
import pytest

from photostudio.engines.base import Engine, Result
from photostudio.engines.errors import EngineError, Unsupported
from photostudio.engines.operations import Generate, Instant, Operation, Regen, Remix
from photostudio.engines.protection import fidelity
from photostudio.imaging.arrays import Pixels
from tests.pictures import cutout, photograph


def silent(fraction: float, stage: str) -> None:
    """Progress that nobody watches."""


def run(engine: Engine, operation: Operation, placed: Pixels, *, first: int = 0) -> list[Result]:
    return list(engine.run(operation, {"product_image": placed}, progress=silent, first=first))


def instant(*, variants: int = 1, seed: int = 7, words: str = "seamless paper") -> Instant:
    return Instant(product_description=words, seed=seed, variants=variants)


@dataclass(frozen=True)
class Unheard:
    """An operation that no engine does."""

    name: ClassVar[str] = "unheard-of"
    image_fields: ClassVar[tuple[str, ...]] = ()


class EngineContract:
    generated = (272, 256)  # width and height of a photo of words alone

    @pytest.mark.parametrize(("width", "height"), [(64, 64), (97, 65), (80, 140)])
    def test_it_returns_exactly_the_canvas_size(self, engine: Engine, width: int, height: int) -> None:
        (result,) = run(engine, instant(), cutout(width, height))
        assert result.pixels.shape == (height, width, 3)
        assert result.pixels.dtype == np.uint8

    def test_it_keeps_every_product_pixel(self, engine: Engine) -> None:
        placed = cutout(80, 140)
        (result,) = run(engine, instant(), placed)
        opaque = placed[..., 3] == 255
        assert opaque.sum() > 1000
        assert (result.pixels[opaque] == placed[opaque][:, :3]).all()

    def test_the_same_recipe_gives_the_same_bytes(self, engine: Engine) -> None:
        placed, rich = cutout(64, 64), "a bottle on a marble podium before a curtain, pearls"
        (one,) = run(engine, instant(words=rich), placed)
        run(engine, instant(seed=8), placed)
        (other,) = run(engine, instant(words=rich), placed)
        assert one.recipe == other.recipe
        assert np.abs(one.pixels.astype(int) - other.pixels.astype(int)).max() == 0

    def test_variants_differ_and_name_their_seeds(self, engine: Engine) -> None:
        one, other = run(engine, instant(variants=2), cutout(64, 64))
        assert (one.seed, other.seed) == (7, 8)
        assert (one.pixels != other.pixels).any()

    def test_it_goes_on_from_a_later_variant(self, engine: Engine) -> None:
        placed = cutout(64, 64)
        _, second = run(engine, instant(variants=2), placed)
        (again,) = run(engine, instant(variants=2), placed, first=1)
        assert again.seed == second.seed
        assert (again.pixels == second.pixels).all()

    def test_progress_rises_through_stages_in_words(self, engine: Engine) -> None:
        told: list[tuple[float, str]] = []
        images = {"product_image": cutout(64, 64)}
        list(engine.run(instant(variants=2), images, progress=lambda fraction, stage: told.append((fraction, stage))))
        fractions = [fraction for fraction, _ in told]
        assert fractions == sorted(fractions)
        assert 0 <= fractions[0] <= fractions[-1] <= 1
        assert fractions[-1] > 0.8
        assert len({stage for _, stage in told}) >= 3

    def test_it_stops_when_progress_raises(self, engine: Engine) -> None:
        def cancel(fraction: float, stage: str) -> None:
            if fraction > 0.3:
                raise EngineError("Enough.")

        with pytest.raises(EngineError, match="Enough"):
            list(engine.run(instant(), {"product_image": cutout(64, 64)}, progress=cancel))

    @pytest.mark.parametrize("words", ["", "a red candle"])
    def test_an_edit_keeps_every_pixel_outside_its_mask(self, engine: Engine, words: str) -> None:
        base, coverage = photograph(90, 70)[..., :3], np.zeros((70, 90), np.uint8)
        coverage[20:50, 30:60] = 255
        images, operation = {"base_image": base, "mask_image": coverage}, Regen(prompt=words, seed=7)
        (result,) = engine.run(operation, images, progress=silent)
        counted = fidelity(operation, images, result.pixels)
        assert counted.changed == 0
        assert counted.protected > 500
        assert (result.pixels != base).any()

    @pytest.mark.parametrize("likeness", [0.2, 1.0])
    def test_a_remix_keeps_every_product_pixel(self, engine: Engine, likeness: float) -> None:
        placed = cutout(80, 96)
        images = {"product_image": placed, "ref_image": photograph(90, 70)[..., :3]}
        operation = Remix(prompt="a bottle", seed=7, style_fidelity=likeness)
        (result,) = engine.run(operation, images, progress=silent)
        counted = fidelity(operation, images, result.pixels)
        assert result.pixels.shape == (96, 80, 3)
        assert counted.changed == 0
        assert counted.protected > 500
        assert json.loads(json.dumps(dict(result.recipe), allow_nan=False)).keys() == result.recipe.keys()

    def test_words_alone_give_a_photo_of_their_size_and_a_recipe(self, engine: Engine) -> None:
        operation = Generate(
            prompt="a red candle on slate", seed=7, variants=2, width=self.generated[0], height=self.generated[1]
        )
        first, second = engine.run(operation, {}, progress=silent)
        (again,) = engine.run(operation, {}, progress=silent, first=1)
        assert first.pixels.shape == second.pixels.shape == (*self.generated[::-1], 3)
        assert (first.seed, second.seed) == (7, 8)
        assert (again.pixels == second.pixels).all()
        assert (first.pixels != second.pixels).any()
        assert json.loads(json.dumps(dict(first.recipe), allow_nan=False)).keys() == first.recipe.keys()

    def test_its_recipe_is_json(self, engine: Engine) -> None:
        (result,) = run(engine, instant(), cutout(64, 64))
        assert json.loads(json.dumps(dict(result.recipe), allow_nan=False)).keys() == result.recipe.keys()

    def test_it_refuses_an_operation_it_does_not_do(self, engine: Engine) -> None:
        with pytest.raises(Unsupported):
            run(engine, cast("Operation", Unheard()), cutout(64, 64))
