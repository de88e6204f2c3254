"""A photo from words alone has its size, shows the product inside the frame, and says so when the stage stays empty."""

from dataclasses import replace

import numpy as np
import pytest

from photostudio.engines.base import Engine
from photostudio.engines.studio.goods import GOODS
from photostudio.engines.studio.goods.placing import place, silhouette
from photostudio.engines.studio.quality import QUALITIES
from tests.engines.goods.asking import generated, made, plain_set

WORDS = "red plastic bottle on white marble, softbox"
VIEWS = ("front", "three-quarter", "low", "flat lay", "floating")


@pytest.mark.parametrize(("width", "height"), [(256, 256), (448, 256), (256, 384), (301, 257)])
def test_a_photo_has_exactly_the_size_asked_for(plain_studio: Engine, coarse: None, width: int, height: int) -> None:
    result = generated(plain_studio, "bottle on paper", width=width, height=height)
    assert result.pixels.shape == (height, width, 3)
    assert result.pixels.dtype == np.uint8


def is_inside_the_frame(kind: str, view: str, width: int, height: int) -> bool:
    outline = place(made(kind), plain_set(view), width=width, height=height, rng=np.random.default_rng(3)).outline
    across = (outline.right - outline.left) * width
    large = max(outline.height * height, across) > 0.25 * min(width, height)
    return large and min(outline.left, outline.top, 1 - outline.right, 1 - outline.base) > 0.01


@pytest.mark.parametrize("kind", GOODS)
def test_every_kind_stands_inside_the_frame(kind: str) -> None:
    assert is_inside_the_frame(kind, "front", 96, 96)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize(("width", "height"), [(64, 128), (160, 40), (40, 160)])
def test_it_does_so_however_it_is_held_in_any_format(view: str, width: int, height: int) -> None:
    assert is_inside_the_frame("bottle", view, width, height)
    assert is_inside_the_frame("drone", view, width, height)


def test_a_tall_product_takes_about_half_of_the_picture() -> None:
    placed = place(made("bottle"), plain_set("front"), width=400, height=400, rng=np.random.default_rng(3))
    assert 0.45 < placed.outline.height < 0.62


def test_a_silhouette_is_where_a_product_is_seen() -> None:
    placed = place(made("box"), plain_set("front"), width=120, height=120, rng=np.random.default_rng(3))
    alpha = silhouette(placed.items, placed.camera)[..., 3]
    assert alpha[60, 60] == 255
    assert alpha[3, 3] == 0


def test_the_product_is_seen_and_throws_its_light_on_the_set(studio: Engine) -> None:
    result = generated(studio, WORDS)
    assert result.recipe["product"] == {"kind": "bottle", "material": "plastic", "colour": "#c2303a", "count": 1}
    red = result.pixels[..., 0].astype(int) - result.pixels[..., 2]
    middle, aside = red[90:200, 110:146], red[20:200, :40]
    assert np.percentile(middle, 70) > np.percentile(aside, 95) + 40
    rows, columns = np.nonzero(red > np.percentile(aside, 95) + 40)
    assert columns.min() > 8
    assert columns.max() < 247
    assert 0.35 * 256 < rows.max() - rows.min() < 0.75 * 256


def test_the_same_seed_gives_the_same_bytes_and_another_another(studio: Engine, coarse: None) -> None:
    one, again, other = (generated(studio, WORDS, seed=seed) for seed in (7, 7, 8))
    assert (one.pixels == again.pixels).all()
    assert one.recipe == again.recipe
    assert (one.pixels != other.pixels).any()


@pytest.mark.parametrize("name", ["studio", "plain_studio"])
def test_on_a_larger_canvas_than_the_plate_the_product_is_as_sharp(
    name: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine: Engine = request.getfixturevalue(name)
    whole = generated(engine, WORDS).pixels.astype(int)
    monkeypatch.setitem(QUALITIES, "LOW", replace(QUALITIES["LOW"], largest_plate=6_000))
    reduced = generated(engine, WORDS).pixels.astype(int)
    assert reduced.shape == whole.shape
    assert np.abs(reduced - whole)[90:200, 112:144].mean() < 8
    edges, own = (np.abs(np.diff(picture[60:210, 90:166], axis=1)).sum() for picture in (reduced, whole))
    assert edges > 0.85 * own


@pytest.mark.parametrize(("words", "unmade"), [("a giraffe on a pink podium", "giraffe"), ("an empty pink podium", "")])
def test_an_empty_stage_says_so(plain_studio: Engine, coarse: None, words: str, unmade: str) -> None:
    result = generated(plain_studio, words)
    assert result.recipe["product"] is None
    assert result.recipe["cannot_draw"] == unmade
    assert np.ptp(result.pixels) > 20
