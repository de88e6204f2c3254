"""The virtual studio keeps what every engine promises, on both backends."""

from dataclasses import replace

import numpy as np
import pytest

from photostudio.engines.base import Engine
from photostudio.engines.errors import EngineError
from photostudio.engines.studio import shapes
from photostudio.engines.studio.design import from_json
from photostudio.engines.studio.quality import QUALITIES
from tests.engines.contract import EngineContract, instant, run
from tests.pictures import cutout


class TestStudio(EngineContract):
    @pytest.fixture
    def engine(self, studio: Engine, coarse: None) -> Engine:
        return studio


class TestPlainStudio(EngineContract):
    @pytest.fixture
    def engine(self, plain_studio: Engine, coarse: None) -> Engine:
        return plain_studio


def test_a_product_that_cannot_be_seen_is_refused_in_a_sentence(studio: Engine) -> None:
    with pytest.raises(EngineError, match="cannot be seen"):
        run(studio, instant(), np.zeros((64, 64, 4), np.uint8))


def test_the_recipe_tells_what_was_understood(plain_studio: Engine) -> None:
    (result,) = run(plain_studio, instant(words="on a marble slab, no flowers, zwiebelring"), cutout(64, 80))
    assert {"surface", "marble slab"} <= {value for chip in result.recipe["understood"] for value in chip.values()}
    assert "flowers" in result.recipe["excluded"]
    assert result.recipe["ignored"] == ["zwiebelring"]


def test_the_recipe_holds_the_set_that_was_photographed(plain_studio: Engine) -> None:
    (result,) = run(plain_studio, instant(words="on a marble slab"), cutout(64, 80))
    design = from_json(result.recipe["set"])
    assert design.surface.kind == "marble"
    assert design.seed == result.seed


def test_the_product_throws_a_shadow(studio: Engine) -> None:
    words = "grey seamless paper, hard light from the left"
    placed = cutout(128, 160)
    (photo,) = run(studio, instant(words=words), placed)
    rows, columns = np.nonzero(placed[..., 3] == 255)
    ground = photo.pixels[rows.max() - 4 : rows.max() + 8].astype(int).sum(axis=-1)
    right, left = ground[:, columns.max() + 4 : columns.max() + 16], ground[:, columns.min() - 16 : columns.min() - 4]
    assert right.mean() < left.mean() - 15


def test_a_canvas_above_the_largest_plate_keeps_its_size_and_its_product(
    studio: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(QUALITIES, "LOW", replace(QUALITIES["LOW"], largest_plate=6_000))
    placed = cutout(128, 160)
    (photo,) = run(studio, instant(), placed)
    opaque = placed[..., 3] == 255
    assert photo.pixels.shape == (160, 128, 3)
    assert (photo.pixels[opaque] == placed[opaque][:, :3]).all()


def test_a_baked_shadow_is_no_body_on_the_set(studio: Engine) -> None:
    plain, baked = cutout(128, 160), cutout(128, 160, with_shadow=True)
    photos = [run(studio, instant(), placed)[0].pixels.astype(int) for placed in (plain, baked)]
    empty = baked[..., 3] == 0
    assert np.abs(photos[0] - photos[1])[empty].mean() < 1
    shaded = (baked[..., 3] > 0) & (plain[..., 3] == 0)
    assert photos[1][shaded].mean() > 0.4 * photos[0][shaded].mean()


def test_what_stands_behind_glass_shows_through_it(plain_studio: Engine) -> None:
    clear = cutout(96, 128)
    clear[..., 3] = np.where(clear[..., 3] == 255, 26, clear[..., 3])
    clear[100:104, ..., 3] = np.where(clear[100:104, ..., 3] > 0, 255, 0)
    (behind,) = run(plain_studio, instant(words="red paper background"), clear)
    red, _, blue = (behind.pixels[30:90, 30:66, channel].astype(int) for channel in range(3))
    assert (red - blue).mean() > 40


def test_a_mesh_keeps_the_normals_we_computed(studio: Engine) -> None:
    import mitsuba as mi  # noqa: PLC0415 - only when the studio has told it where LLVM is

    from photostudio.engines.studio.translate import mesh, vertex_normals  # noqa: PLC0415 - as above

    podium = shapes.podium(0.5, 0.3)
    normals = vertex_normals(podium.positions, podium.faces)
    assert np.linalg.norm(normals, axis=1) == pytest.approx(1)
    made = mi.traverse(mesh("podium", podium, {"bsdf": {"type": "diffuse"}}))
    assert np.array(made["vertex_normals"]).reshape(-1, 3) == pytest.approx(normals, abs=1e-6)
