import numpy as np
import pytest

from photostudio.engines.studio.reference.surface import boundary_of, warnings_of
from photostudio.imaging.arrays import Pixels
from tests.engines.reference.pictures import disc, garden, table


def nothing(picture: Pixels) -> np.ndarray[tuple[int, int], np.dtype[np.bool_]]:
    return np.zeros((len(picture), picture.shape[1]), bool)


@pytest.mark.parametrize("end", [0.3, 0.5, 0.75])
def test_the_row_where_a_table_ends_is_found(end: float) -> None:
    picture = table(end=end)
    found = boundary_of(picture, nothing(picture))
    assert found == pytest.approx(end, abs=0.02)


def test_it_is_found_beside_a_thing_that_hides_its_middle() -> None:
    picture, hidden = table(end=0.5), disc((200, 240), x=0.5, y=0.5, radius=0.3)
    picture[hidden] = (20, 160, 40)
    assert boundary_of(picture, hidden) == pytest.approx(0.5, abs=0.03)


def test_a_sweep_of_paper_has_no_end() -> None:
    ramp = np.linspace(235, 190, 200, dtype=np.float32)[:, None, None]
    picture = np.broadcast_to(ramp, (200, 240, 3)).astype(np.uint8)
    assert boundary_of(picture, nothing(picture)) is None


def test_a_garden_out_of_focus_has_nothing_to_stand_on() -> None:
    picture = garden()
    assert warnings_of(picture, nothing(picture), None) == ["no-ground"]


def test_a_ground_of_one_texture_may_be_seen_from_above() -> None:
    picture = table(end=0.0)
    assert warnings_of(picture, nothing(picture), None) == ["from-above"]


def test_one_colour_is_said() -> None:
    picture = np.full((80, 90, 3), (180, 190, 200), np.uint8)
    assert warnings_of(picture, nothing(picture), None) == ["one-colour"]


def test_a_table_before_a_wall_is_fine() -> None:
    picture = table()
    assert warnings_of(picture, nothing(picture), 0.5) == []
