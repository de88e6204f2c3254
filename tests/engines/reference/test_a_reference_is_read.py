import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from photostudio.engines.reference_files import READING
from photostudio.engines.studio.adding.looking import Hints
from photostudio.engines.studio.reference import keeping
from photostudio.engines.studio.reference.reading import Reference, corrected, from_json, read
from photostudio.imaging import inpaint
from photostudio.imaging.arrays import Pixels
from photostudio.imaging.colour import hexadecimal, oklab
from tests.engines.reference.pictures import TABLE, WALL, table, with_ball


@pytest.fixture(scope="module")
def reference(engine_cache: Path) -> Reference:
    inpaint.kernels_in(engine_cache / "kernels")
    picture, ball = with_ball(table(360, 300, end=0.4), shadow="right")
    return read(picture, np.where(ball, 255, 0).astype(np.uint8))


def near(code: str, wanted: tuple[int, int, int]) -> bool:
    light = np.array([hexadecimal(code), hexadecimal("#" + bytes(wanted).hex())], np.float32)
    one, other = oklab(light)
    return float(np.linalg.norm(one - other)) < 0.06


def test_the_subject_is_gone_from_what_is_kept(reference: Reference) -> None:
    was_ball = reference.cleaned[reference.subject].astype(int)
    assert (was_ball[:, 0] - was_ball[:, 2] > 100).mean() < 0.02
    assert reference.reading.share == pytest.approx(reference.subject.mean())
    left, top, right, bottom = reference.reading.box or (0, 0, 0, 0)
    assert (left + right) / 2 == pytest.approx(0.5, abs=0.02)
    assert bottom == pytest.approx(0.73, abs=0.02)
    assert top == pytest.approx(0.37, abs=0.02)


def test_its_surface_its_light_and_its_colours_are_told(reference: Reference) -> None:
    reading = reference.reading
    assert reading.boundary == pytest.approx(0.4, abs=0.03)
    assert reading.sight.horizon <= 0.43
    assert -150 < reading.sight.azimuth < -30
    assert sum(share for _, share in reading.palette) == pytest.approx(1, abs=0.01)
    for wanted in (WALL, TABLE):
        assert any(near(code, wanted) for code, _ in reading.palette)
    assert reading.warnings == ()


def test_what_a_person_knows_better_counts(reference: Reference) -> None:
    known = corrected(reference.reading, Hints(horizon=0.1, azimuth=70.0), "#112233 #445566")
    assert (known.sight.horizon, known.sight.azimuth) == (0.1, 70.0)
    assert known.sight.elevation == reference.reading.sight.elevation
    assert [code for code, _ in known.palette] == ["#112233", "#445566"]


def test_a_reading_goes_through_json(reference: Reference) -> None:
    assert from_json(json.loads(json.dumps(reference.reading.as_json(), allow_nan=False))) == reference.reading


def test_a_small_one_a_cutout_and_one_of_one_colour_are_named() -> None:
    alpha = np.zeros((60, 60), np.uint8)
    alpha[10:50, 20:40] = 255
    assert {"tiny", "no-surroundings"} <= set(read(np.dstack([table(60, 60), alpha])).reading.warnings)
    assert "one-colour" in read(np.full((300, 300, 3), 200, np.uint8)).reading.warnings


def test_a_large_reference_is_read_at_a_working_size() -> None:
    picture = np.repeat(np.repeat(table(300, 200), 12, axis=0), 12, axis=1)
    assert max(read(picture).cleaned.shape[:2]) == 2048


def test_it_is_looked_at_once(tmp_path: Path) -> None:
    picture = table()
    first = keeping.kept(tmp_path, picture)
    folder = keeping.folder_of(tmp_path, picture)
    changed = replace(first.reading, blur=123.0)
    (folder / READING).write_text(json.dumps(changed.as_json()))
    again = keeping.kept(tmp_path, picture)
    assert again.reading == changed
    assert (again.cleaned == first.cleaned).all()


def test_another_picture_or_subject_is_looked_at_anew(tmp_path: Path) -> None:
    def folder(picture: Pixels, subject: Pixels | None = None) -> Path:
        return keeping.folder_of(tmp_path, picture, subject)

    picture = table()
    subject = np.zeros(picture.shape[:2], np.uint8)
    turned = picture.reshape(picture.shape[1], picture.shape[0], 3)
    assert len({folder(picture), folder(picture, subject), folder(table(seed=2)), folder(turned)}) == 4
