"""Every backdrop: where it stands, what it covers, and that it does as it was asked."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from photostudio.engines.studio.library.backdrops import BACKDROPS, canvas
from photostudio.engines.studio.library.backdrops.lakes import lake
from photostudio.engines.studio.library.backdrops.skies import eye_level
from photostudio.engines.studio.scene import Item, Material, Mesh, Rectangle
from photostudio.imaging.colour import to_linear
from photostudio.imaging.presets import PRESETS, Preset
from tests.engines.library.staging import behind, built, camera, design, pixels_of, staged, triangles, vertices, view

BUILT = ("wall", "sweep", "gradient", "void", "curtain", "arches", "neon")
PAINTED = sorted(set(BACKDROPS) - {*BUILT, "leaves"})
GROUND = ("floor", "room", "sweep", "table")
WARM, COLD = "#a8604a", "#4a6aa8"


@pytest.fixture(autouse=True, scope="module")
def small_pictures() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(canvas, "PIXELS", 24_000)
        yield
    built.cache_clear()


@pytest.mark.parametrize("kind", sorted(BACKDROPS))
def test_it_stands_behind_the_product_and_is_built_the_same_way_twice(kind: str) -> None:
    first, second = built(kind, WARM), behind(staged(design(kind, colour=WARM)))
    assert [item.name for item in first] == [item.name for item in second]
    assert len({item.name for item in first}) == len(first)
    for one, other in zip(first, second, strict=True):
        assert np.array_equal(vertices(one), vertices(other))
        assert np.array_equal(pixels_of(one), pixels_of(other))
        if not one.name.startswith((*GROUND, "near leaf")):
            assert vertices(one)[:, 2].max() < -0.1, one.name


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.tag)
@pytest.mark.parametrize("pitch", [2.0, 8.0, 24.0])
def test_a_picture_covers_the_whole_view_on_every_canvas(preset: Preset, pitch: float) -> None:
    stage = staged(design("room", pitch=pitch), width=preset.width, height=preset.height)
    made = canvas.stretch(stage, edge=(0.0, -0.8))
    card = canvas.hang(stage, made, made.plain((0.5, 0.5, 0.5)), depth=4.0)
    assert seen_of(card, rays(stage.set.lens.pitch, preset.width, preset.height)).all()


@pytest.mark.parametrize("size", [(96, 96), (160, 68), (64, 112)], ids=["square", "wide", "tall"])
@pytest.mark.parametrize("kind", [*BUILT, "room"])
def test_nothing_is_left_open_round_a_pedestal(kind: str, size: tuple[int, int]) -> None:
    stage = staged(design(kind, form="drum"), width=size[0], height=size[1])
    looking = rays(stage.set.lens.pitch, *size)
    covered = np.any([seen_of(item, looking) for item in behind(stage)], axis=0)
    assert covered.all()


@pytest.mark.parametrize("kind", PAINTED)
def test_it_takes_the_colour_that_was_asked_for(kind: str) -> None:
    warm, cold = (view(built(kind, colour)).mean(axis=(0, 1)) for colour in (WARM, COLD))
    assert warm[0] / warm[2] > 1.1 * cold[0] / cold[2]


@pytest.mark.parametrize("kind", ["room", "forest", "sea", "window", "library", "city"])
def test_more_blur_leaves_less_to_be_made_out(kind: str) -> None:
    sharp, soft, softest = (unrest(view(behind(staged(design(kind, blur=blur))))) for blur in (0.3, 0.6, 1.0))
    assert sharp > soft > softest


def test_a_wall_out_of_focus_loses_its_relief() -> None:
    plain, soft = (behind(staged(design("wall", material="tile", blur=blur)))[0] for blur in (0.3, 1.0))
    assert unrest(pixels_of(plain)) > 1.5 * unrest(pixels_of(soft))


def test_a_window_outshines_the_wall_beside_it() -> None:
    picture = view(built("room", WARM)).max(axis=-1)
    assert np.percentile(picture, 99.5) > 6 * np.median(picture)


@pytest.mark.parametrize("kind", ["evening", "night city", "bokeh"])
def test_lamps_in_the_dark_are_many_times_as_bright_as_what_is_round_them(kind: str) -> None:
    picture = view(built(kind, WARM)).max(axis=-1)
    assert np.percentile(picture, 99.5) > 12 * np.median(picture)


@pytest.mark.parametrize("kind", ["garden", "sea", "library", "night city"])
def test_another_seed_gives_another_picture(kind: str) -> None:
    first, second = view(built(kind, WARM)), view(behind(staged(design(kind, colour=WARM, seed=6))))
    assert np.abs(first - second).mean() > 0.02 * first.mean()


def test_looking_straight_down_shows_a_floor_and_no_hole() -> None:
    items = behind(staged(design("kitchen", pitch=80.0)))
    assert [item.name for item in items] == ["floor"]


def rays(pitch: float, width: int, height: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the eye and the directions (n, 3) along the picture's borders, but where the product's support is."""
    lens = camera(design("wall", pitch=pitch), width=width, height=height)
    share = np.linspace(0.002, 0.998, 4)
    sides = [(0.002, y) for y in share] + [(0.998, y) for y in share] + [(x, 0.002) for x in share] + [(0.1, 0.99)]
    columns, rows = np.array(sides).T
    return np.asarray(lens.position), np.asarray(lens.rays(columns, rows))


def seen_of(item: Item, looking: tuple[NDArray[np.float64], NDArray[np.float64]]) -> NDArray[np.bool_]:
    """Return which rays meet an item (Möller and Trumbore, 1997)."""
    eye, directions = looking
    hit = np.zeros(len(directions), bool)
    if not isinstance(item.shape, Mesh | Rectangle):
        return hit
    first, edge, other = triangles(item)
    with np.errstate(divide="ignore", invalid="ignore"):
        for number, direction in enumerate(directions):
            across = np.cross(direction, other)
            scale = 1 / np.einsum("ij,ij->i", edge, across)
            offset = eye - first
            u = np.einsum("ij,ij->i", offset, across) * scale
            along = np.cross(offset, edge)
            v = along @ direction * scale
            away = np.einsum("ij,ij->i", other, along) * scale
            hit[number] = bool(((u >= -1e-6) & (v >= -1e-6) & (u + v <= 1 + 1e-6) & (away > 0)).any())
    return hit


def unrest(picture: NDArray[np.floating]) -> float:
    """Return how much neighbouring pixels differ."""
    seen = np.log(np.asarray(picture, np.float64) + 0.02)
    return float(np.abs(np.diff(seen, axis=0)).mean() + np.abs(np.diff(seen, axis=1)).mean())


def test_the_sky_is_mirrored_in_still_water_round_a_pedestal() -> None:
    water = next(item.surface for item in behind(staged(design("sky", form="drum"))) if item.name == "floor")
    assert isinstance(water, Material)
    assert water.metallic > 0.5
    assert water.roughness == pytest.approx(0.04)


def test_a_little_warmth_of_the_sun_leaves_the_sky_blue() -> None:
    noon, soft, evening = (_blueness(warmth) for warmth in (0.0, 0.25, 0.9))
    assert noon > soft > 1.15
    assert evening < 0.85 * soft


def _blueness(warmth: float) -> float:
    """Return how much more blue than red a sky is."""
    made = design("sky")
    light = replace(made.light, key=replace(made.light.key, warmth=warmth))
    red, _, blue = view(behind(staged(replace(made, light=light)))).mean(axis=(0, 1)).tolist()
    return float(blue / red)


def test_a_lake_mirrors_what_stands_on_its_far_shore() -> None:
    stage = staged(design("lake"))
    made = canvas.stretch(stage, edge=(0.0, -4.4))
    picture = lake(stage, made).mean(axis=-1)
    line = eye_level(made, highest=0.45)
    above, below = (picture[int(made.at(0.0, line + step)[1])] for step in (0.04, -0.04))
    assert np.corrcoef(above, below)[0, 1] > 0.5


def test_black_cloth_still_shows_its_folds() -> None:
    curtain = behind(staged(design("curtain", colour="#000000")))[0]
    assert pixels_of(curtain).mean() > 10


@pytest.mark.parametrize("colour", ["#cabfdc", "#e8c15a", "#1a2a5a"])
def test_a_gradient_falls_off_into_a_deeper_and_stronger_tone(colour: str) -> None:
    picture = to_linear(np.asarray(pixels_of(behind(staged(design("gradient", colour=colour)))[0]), np.uint8))
    bright, edge = (picture.reshape(-1, 3)[np.argsort(picture.sum(axis=-1).ravel())[place]] for place in (-1, 0))
    assert edge.max() < 0.75 * bright.max()
    assert edge.min() / edge.max() < bright.min() / bright.max()
