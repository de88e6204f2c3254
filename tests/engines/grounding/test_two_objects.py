"""Two objects on one canvas: each stands on its own foot, and the higher one further back."""

import numpy as np

from photostudio.engines.studio.bodies import bodies
from photostudio.engines.studio.card import card
from photostudio.engines.studio.contact import contact_light
from photostudio.engines.studio.scene import Mesh
from tests.engines.grounding.held import camera, canvas, design

FRONT, BACK = (slice(30, 80), slice(12, 36)), (slice(25, 66), slice(58, 84))
PAIR = canvas(FRONT, BACK)


def test_the_nearest_comes_first_and_all_of_the_canvas_is_shared_out() -> None:
    front, back = bodies(PAIR[..., 3])
    assert (front.base, back.base) == (80, 66)
    assert (front.own ^ back.own).all()
    assert front.own[FRONT].all()
    assert back.own[BACK].all()


def test_a_part_that_hangs_high_belongs_to_the_nearest() -> None:
    tagged = canvas((slice(20, 80), slice(12, 50)), (slice(22, 40), slice(60, 80)))
    assert len(bodies(tagged[..., 3])) == 1


def test_a_speck_is_no_object() -> None:
    assert len(bodies(canvas((slice(20, 80), slice(12, 50)), (slice(70, 72), slice(60, 62)))[..., 3])) == 1


def test_an_empty_canvas_has_no_objects() -> None:
    assert bodies(canvas()[..., 3]) == []


def test_each_stands_on_the_ground_at_its_own_depth() -> None:
    seen = camera(PAIR, design(pitch=20))
    shape = card(PAIR, seen).shape
    assert isinstance(shape, Mesh)
    assert shape.uvs is not None
    left = shape.uvs[:, 0] < 0.5
    feet = [shape.positions[side & (shape.positions[:, 1] < 0.02)] for side in (left, ~left)]
    front, back = (float(foot[:, 2].mean()) for foot in feet)
    assert np.abs(np.concatenate(feet)[:, 1]).max() < 0.03
    assert back < front - 0.2


def test_each_darkens_the_ground_at_its_own_foot() -> None:
    light = contact_light(PAIR)
    assert light[80, 24] < 0.7
    assert light[66, 70] < 0.7
    assert light[79, 70] > 0.9
