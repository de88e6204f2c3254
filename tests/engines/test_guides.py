"""What is known of each pixel before it is lit: once where that tells all, more often where a pixel sees two things."""

from typing import TYPE_CHECKING, cast

import numpy as np
import pytest

from photostudio.engines.base import Engine
from photostudio.engines.studio import render
from photostudio.engines.studio.camera import Camera
from photostudio.engines.studio.render import Guides
from photostudio.engines.studio.scene import EvenLight, Item, Lens, Material, Rectangle, Scene
from photostudio.engines.studio.transforms import move, scale, turn
from photostudio.imaging.arrays import Mask

if TYPE_CHECKING:
    from photostudio.engines.studio.engine import VirtualStudio

SIZE = 96
DARK, BRIGHT = 0.1, 0.8
CAMERA = Camera(width=SIZE, height=SIZE, lens=Lens(fov=30, pitch=0, distance=4), middle=0.5, base=0.5)


def tilted_card() -> Scene:
    """A bright card that covers a slanted half of a dark wall."""
    wall = Item("wall", Rectangle(move(0, 0, -1) @ scale(9, 9)), Material(colour=(DARK, DARK, DARK)))
    card = Item(
        "card", Rectangle(turn(20, "z") @ move(3, 0, 0) @ scale(3, 9)), Material(colour=(BRIGHT, BRIGHT, BRIGHT))
    )
    return Scene(items=(wall, card), environment=EvenLight((1.0, 1.0, 1.0)))


def guides(studio: Engine, wanted: Mask) -> Guides:
    render.start(cast("VirtualStudio", studio).backend)
    return render.render_guides(render.build(tilted_card(), []), CAMERA, wanted=wanted, samples=8, seed=1)


@pytest.fixture(scope="module", params=["studio", "plain_studio"])
def all_of_it(request: pytest.FixtureRequest) -> Guides:
    return guides(request.getfixturevalue(request.param), np.ones((SIZE, SIZE), bool))


def test_flat_colours_are_known_exactly(all_of_it: Guides) -> None:
    albedo = all_of_it.albedo
    assert albedo[:8, :8] == pytest.approx(DARK, abs=1e-4)
    assert albedo[-8:, -8:] == pytest.approx(BRIGHT, abs=1e-4)


def test_an_outline_is_smooth(all_of_it: Guides) -> None:
    middle = all_of_it.albedo[SIZE // 4 : -SIZE // 4, :, 0]
    between = (middle > DARK + 0.05) & (middle < BRIGHT - 0.05)
    assert between.any(axis=1).mean() > 0.5
    assert len(np.unique(np.round((middle[between] - DARK) / (BRIGHT - DARK), 2))) > 4


def test_normals_point_out_of_what_is_seen(all_of_it: Guides) -> None:
    assert all_of_it.normals[:8, :8] == pytest.approx(np.broadcast_to([0, 0, 1], (8, 8, 3)), abs=1e-3)


def test_depth_is_the_way_from_the_lens(all_of_it: Guides) -> None:
    assert all_of_it.depth[SIZE // 2, 60] == pytest.approx(4, abs=0.02)
    assert all_of_it.depth[2, 2] > 5


def test_what_is_not_wanted_is_not_looked_at(studio: Engine) -> None:
    wanted = np.ones((SIZE, SIZE), bool)
    wanted[30:60, 30:60] = False
    seen = guides(studio, wanted)
    assert not seen.depth[~wanted].any()
    assert seen.depth[wanted].all()
