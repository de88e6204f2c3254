from collections.abc import Callable

import cv2
import numpy as np
import pytest

from photostudio.engines.studio import gobos, lights
from photostudio.engines.studio.design import Key, Lens, Light
from photostudio.engines.studio.scene import Glow, Item, Rectangle, Stage
from photostudio.imaging.arrays import Pixels
from tests.engines.items import points
from tests.engines.light.conftest import camera, room, staged

ANYWHERE = [
    Key(azimuth=azimuth, elevation=elevation, softness=0.05)
    for azimuth in (-85, -50, -20, 0, 35, 70)
    for elevation in (12, 35, 60, 85)
]


def stage(key: Key) -> Stage:
    return staged(room(Light(key=key), Lens()))


@pytest.mark.parametrize("softness", [0.0, 0.3, 1.0])
def test_a_softer_key_light_is_larger_but_gives_as_much_light(softness: float) -> None:
    hard, soft = (lights.key(stage(Key(softness=value)), distance=5) for value in (0.0, softness))
    assert irradiance(soft, distance=5) == pytest.approx(irradiance(hard, distance=5))
    assert extent(soft) >= extent(hard)


def test_a_key_light_from_the_left_stands_left() -> None:
    left = lights.key(stage(Key(azimuth=-90, elevation=30)))
    assert points(left)[:, 0].mean() == pytest.approx(-5 * np.cos(np.radians(30)))


def test_a_lamp_faces_its_target() -> None:
    lamp = lights.key(stage(Key()))
    assert isinstance(lamp.shape, Rectangle)
    towards = np.array(stage(Key()).middle) - lamp.shape.transform[:3, 3]
    normal = lamp.shape.transform[:3, 2]
    assert towards @ normal == pytest.approx(np.linalg.norm(towards) * np.linalg.norm(normal))


def test_warm_light_is_red_and_cool_light_blue() -> None:
    assert lights.tint(1)[0] > 1 > lights.tint(1)[2]
    assert lights.tint(-1)[0] < 1 < lights.tint(-1)[2]


@pytest.mark.parametrize(("kelvin", "warmth"), [(5600, 0.0), (3000, 0.85), (7500, -0.6), (1000, 1.0), (20000, -1.0)])
def test_kelvin_are_warmth(kelvin: float, warmth: float) -> None:
    assert lights.warmth(kelvin) == pytest.approx(warmth, abs=0.02)


@pytest.mark.parametrize("key", ANYWHERE)
def test_a_gobo_hangs_out_of_the_picture_in_the_light_s_way(key: Key) -> None:
    standing, target = stage(key), (0.2, 0.6, -1.4)
    view = camera(standing.set)
    card = gobos.hang(
        standing, gobos.panes(2, 3), name="window", target=target, half_width=0.7, half_height=0.7, roll=20
    )
    for point in points(card):
        if point[2] < standing.lens.distance * 0.9:
            column, row = view.project(point)
            assert not (0 < column < 1 and 0 < row < 1)
    middle = points(card).mean(axis=0) - target
    beam = np.subtract(lights.key_position(standing, lights.FAR), target)
    assert np.linalg.norm(np.cross(middle, beam)) == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize(("columns", "rows"), [(1, 1), (2, 3), (3, 4)])
def test_a_window_has_its_panes(columns: int, rows: int) -> None:
    count, _ = cv2.connectedComponents((gobos.panes(columns, rows)[..., 0] == 0).astype(np.uint8))
    assert count - 1 == columns * rows


def test_blinds_let_through_their_share() -> None:
    picture = gobos.blinds(12, open_share=0.5, border=0.0)
    assert (picture == 0).mean() == pytest.approx(0.5, abs=0.03)


@pytest.mark.parametrize("draw", [gobos.palm_frond, gobos.branch])
def test_leaves_cast_a_shadow_with_gaps(draw: Callable[[np.random.Generator], Pixels]) -> None:
    for seed in range(5):
        share = (draw(np.random.default_rng(seed)) > 127).mean()
        assert 0.03 < share < 0.5


def test_half_a_plane_is_dark_on_its_right_hand() -> None:
    upwards = gobos.half_plane(90)
    assert upwards[:, -100:].min() == 255
    assert upwards[:, :100].max() == 0


def irradiance(lamp: Item, *, distance: float) -> float:
    assert isinstance(lamp.surface, Glow)
    radiance = lamp.surface.radiance
    assert isinstance(radiance, tuple)
    return radiance[1] * extent(lamp) ** 2 / distance**2


def extent(lamp: Item) -> float:
    assert isinstance(lamp.shape, Rectangle)
    return float(2 * np.linalg.norm(lamp.shape.transform[:3, 0]))
