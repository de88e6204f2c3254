"""`manage.py remix` as a script calls it: a cut-out, any picture, and photos that resemble it."""

import json
from pathlib import Path

import numpy as np
import pytest
from django.core.management import execute_from_command_line

from photostudio.imaging.codecs import decode, encode_png
from photostudio.imaging.fidelity import count_changed
from photostudio.imaging.masks import write_mask
from tests.pictures import cutout, photograph


@pytest.fixture
def bottle(tmp_path: Path) -> Path:
    file = tmp_path / "bottle.png"
    file.write_bytes(encode_png(cutout(72, 96)))
    return file


@pytest.fixture
def reference(tmp_path: Path) -> Path:
    file = tmp_path / "reference.png"
    file.write_bytes(encode_png(photograph(90, 70)))
    return file


def remix(*arguments: str | Path) -> None:
    execute_from_command_line(["manage.py", "remix", *map(str, arguments)])


def refusal(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> str:
    with pytest.raises(SystemExit) as ended:
        remix(*arguments)
    assert ended.value.code == 2
    return capsys.readouterr().err


def test_it_makes_photos_that_keep_the_product(
    bottle: Path, reference: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ("--style", "1", "--outline", "0", "--seed", "7", "--variants", "2")
    remix(bottle, reference, "--prompt", "a bottle", *options, "--out", tmp_path / "out")
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["seed"] for line in told] == [7, 8]
    assert {line["changed_pixels"] for line in told} == {0}
    photo = decode(Path(told[0]["file"]).read_bytes()).pixels
    assert count_changed(cutout(72, 96), photo[..., :3]).changed == 0
    assert np.abs(photo[:8, :, :3].mean(axis=(0, 1)) - photograph(90, 70)[:8, :, :3].mean(axis=(0, 1))).max() < 40


def test_the_subject_may_be_said(
    bottle: Path, reference: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mask, coverage = tmp_path / "mask.png", np.zeros((70, 90), np.uint8)
    coverage[20:50, 30:60] = 255
    mask.write_bytes(write_mask(coverage))
    remix(bottle, reference, "--prompt", "a bottle", "--subject", mask, "--seed", "7", "--out", tmp_path / "out")
    assert json.loads(capsys.readouterr().out)["changed_pixels"] == 0


def test_it_says_what_was_set_right_in_the_mask(
    bottle: Path, reference: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mask, painted = tmp_path / "mask.png", np.full((70, 90, 3), 255, np.uint8)
    painted[20:50, 30:60] = (90, 0, 0)
    mask.write_bytes(encode_png(painted))
    options = ("--subject", mask, "--style", "1", "--outline", "0", "--seed", "7", "--out", tmp_path / "out")
    remix(bottle, reference, "--prompt", "a bottle", *options)
    assert "The mask has colours" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("option", "value", "named"),
    [("--style", "1.5", "Style fidelity"), ("--outline", "-1", "Outline fidelity"), ("--palette", "red", "Palette")],
)
def test_what_is_out_of_bounds_is_named(
    bottle: Path, reference: Path, capsys: pytest.CaptureFixture[str], option: str, value: str, named: str
) -> None:
    assert named in refusal(capsys, bottle, reference, "--prompt", "a bottle", option, value)


def test_a_mask_of_another_size_is_refused(
    bottle: Path, reference: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mask = tmp_path / "mask.png"
    mask.write_bytes(write_mask(np.eye(40, dtype=np.uint8) * 255))
    said = refusal(capsys, bottle, reference, "--prompt", "a bottle", "--subject", mask)
    assert "40" in said
    assert "90" in said


def test_a_picture_without_transparency_is_no_product(reference: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "transparen" in refusal(capsys, reference, reference, "--prompt", "a bottle")
