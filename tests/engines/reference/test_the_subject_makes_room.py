import numpy as np
import pytest

from photostudio.engines.studio.reference.subject import subject_of
from photostudio.imaging.arrays import Mask
from tests.engines.reference.pictures import disc, garden, table, with_ball


def overlap(one: Mask, other: Mask) -> float:
    return float((one & other).sum() / (one | other).sum())


def test_a_single_thing_on_a_calm_ground_is_found() -> None:
    picture, ball = with_ball(np.full((200, 240, 3), 215, np.uint8))
    found = subject_of(picture)
    assert found.kind == "found"
    assert overlap(found.mask, ball) > 0.9


def test_its_rim_goes_with_it() -> None:
    picture, ball = with_ball(np.full((200, 240, 3), 215, np.uint8))
    found = subject_of(picture)
    assert (found.taken | ~ball).all()
    assert found.taken.sum() > found.mask.sum()


def test_its_shadow_goes_with_it() -> None:
    picture, _ = with_ball(table(end=0.2), shadow="right")
    found = subject_of(picture, np.where(disc(picture.shape, x=0.5, y=0.55, radius=0.18), 255, 0).astype(np.uint8))
    shadow = (slice(135, 145), slice(170, 195))
    assert found.taken[shadow].mean() > 0.9


@pytest.mark.parametrize(("shadow", "side"), [("right", -1), ("left", 1)])
def test_the_shadow_tells_where_the_light_comes_from(shadow: str, side: int) -> None:
    picture, ball = with_ball(table(end=0.2), shadow=shadow)
    azimuth = subject_of(picture, np.where(ball, 255, 0).astype(np.uint8)).azimuth
    assert azimuth is not None
    assert np.sign(azimuth) == side
    assert 30 < abs(azimuth) < 150


def test_what_is_given_is_believed() -> None:
    picture = table()
    given = np.where(disc(picture.shape, x=0.2, y=0.7, radius=0.1), 255, 0).astype(np.uint8)
    found = subject_of(picture, given)
    assert found.kind == "given"
    assert (found.mask == (given > 0)).all()


def test_a_cutout_is_its_own_subject() -> None:
    picture = np.dstack([table(), np.where(disc((200, 240), x=0.5, y=0.5, radius=0.3), 255, 0).astype(np.uint8)])
    found = subject_of(picture)
    assert found.kind == "alpha"
    assert found.taken.all()


@pytest.mark.parametrize("picture", [table(), garden(), np.full((64, 64, 3), 200, np.uint8)])
def test_a_scene_without_a_subject_keeps_all_it_has(picture: np.ndarray[tuple[int, ...], np.dtype[np.uint8]]) -> None:
    found = subject_of(picture)
    assert found.kind in {"none", "unsure"}
    assert not found.taken.any()
