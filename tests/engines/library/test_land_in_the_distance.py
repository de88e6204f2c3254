"""Land far off and rock underfoot: what is near hides what is behind, the sun picks a side, and a ledge falls off."""

from dataclasses import replace

import numpy as np
import pytest

from photostudio.engines.studio import supports
from photostudio.engines.studio.design import Backdrop
from photostudio.engines.studio.library.backdrops import canvas
from photostudio.engines.studio.library.backdrops.terrain import Land
from photostudio.engines.words.reading import understand
from tests.engines.direction.directing import directed
from tests.engines.library.staging import design, staged


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> canvas.Canvas:
    monkeypatch.setattr(canvas, "PIXELS", 24_000)
    return canvas.stretch(staged(design("mountains")), edge=(0.0, -4.0))


def test_a_near_hill_hides_a_far_one_and_not_the_other_way_round(made: canvas.Canvas) -> None:
    land = Land(staged(design("mountains")), made, lambda _x, z: 0.2 * z, line=0.0, foot=-0.1, reach=(2.0, 8.0))
    colours = np.broadcast_to(land.share[..., None], (*land.crest.shape, 3)).astype(np.float32)
    column = land.paint(colours)[:, made.columns // 2]
    covered = column[column[:, 3] > 0.99]
    assert 0 < len(covered) < made.rows
    assert (np.diff(covered[:, 0]) >= -1e-3).all()


def test_a_slope_is_seen_against_the_sky_without_steps(made: canvas.Canvas) -> None:
    land = Land(staged(design("mountains")), made, lambda x, z: 0.1 * x + 0 * z, line=0.0, foot=-0.1, reach=(2.0, 8.0))
    covered = land.paint(np.zeros((*land.crest.shape, 3), np.float32))[..., 3].sum(axis=0)
    assert np.abs(np.diff(covered, n=2)).max() < 0.5


def test_the_side_towards_the_sun_is_the_brighter_one(made: canvas.Canvas) -> None:
    stage = staged(design("mountains"))
    towards_right = Land(stage, made, lambda x, _z: -0.4 * x, line=0.0, foot=-0.1, reach=(2.0, 8.0))
    towards_left = Land(stage, made, lambda x, _z: 0.4 * x, line=0.0, foot=-0.1, reach=(2.0, 8.0))
    lit, shaded = (land.lit.mean() * canvas.sunny_side(stage) for land in (towards_right, towards_left))
    assert lit > shaded


def test_rock_under_mountains_is_a_ledge_and_a_floor_elsewhere() -> None:
    mountains = directed("on a rock, mountains in the background")
    wall = replace(mountains, backdrop=Backdrop(kind="wall"))
    ledge, floor = (supports.carry(staged(chosen)).height for chosen in (mountains, wall))
    assert abs(ledge(0.0, 0.0)) < 0.03
    assert ledge(0.0, -3.5) < -0.5
    assert floor(0.0, -3.5) == 0


def test_by_the_pool_there_is_a_pool_and_the_sky_over_it_is_a_part_of_it() -> None:
    assert directed("by the swimming pool").backdrop.kind == "pool"
    assert directed("by the swimming pool, blue sky behind").backdrop.kind == "pool"
    assert not understand("by the swimming pool").ignored
