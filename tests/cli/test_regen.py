"""`manage.py regen` as a script calls it: any picture, any mask, and only what is black changes."""

import hashlib
import json
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from django.core.management import execute_from_command_line
from PIL import Image

from photostudio.imaging.arrays import Pixels
from photostudio.imaging.codecs import decode, decode_own, encode_jpeg
from photostudio.imaging.masks import write_mask
from photostudio.jobs.photos import RECIPE_KEY
from tests.pictures import cutout, photograph

pytestmark = pytest.mark.usefixtures("kept_cache")

WIDTH, HEIGHT = 83, 61
COVERAGE = np.zeros((HEIGHT, WIDTH), np.uint8)
COVERAGE[20:35, 30:50] = 255
UPRIGHT = 6  # the EXIF orientation of a phone held upright


@pytest.fixture
def mask(tmp_path: Path) -> Path:
    file = tmp_path / "mask.png"
    file.write_bytes(write_mask(COVERAGE))
    return file


def saved(pixels: Pixels, file: Path, **options: Any) -> Path:
    Image.fromarray(pixels).save(file, **options)
    return file


def regen(*arguments: str | Path) -> None:
    execute_from_command_line(["manage.py", "regen", *map(str, arguments)])


def refusal(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> str:
    with pytest.raises(SystemExit) as ended:
        regen(*arguments)
    assert ended.value.code == 2
    return capsys.readouterr().err


def bases(folder: Path) -> dict[str, Path]:
    """Return a base of each kind, odd in size."""
    photo = photograph(WIDTH, HEIGHT)[..., :3]
    turned = Image.Exif()
    turned[0x0112] = UPRIGHT
    return {
        "png": saved(photo, folder / "photo.png"),
        "jpeg": saved(photo, folder / "photo.jpg", quality=80),
        "webp": saved(photo, folder / "photo.webp", quality=80),
        "turned": saved(np.rot90(photo).copy(), folder / "turned.jpg", quality=90, exif=turned),
        "alpha": saved(cutout(WIDTH, HEIGHT), folder / "cutout.png"),
    }


@pytest.mark.parametrize("kind", ["png", "jpeg", "webp", "turned", "alpha"])
def test_it_changes_nothing_outside_the_mask(
    kind: str, mask: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    base = bases(tmp_path)[kind]
    regen(base, mask, "--seed", "7", "--out", tmp_path / "out.png")
    told = json.loads(capsys.readouterr().out)
    result, before = decode((tmp_path / "out.png").read_bytes()).pixels, decode(base.read_bytes()).pixels
    assert result.shape == (HEIGHT, WIDTH, 4)
    assert (result[COVERAGE == 0] == before[COVERAGE == 0]).all()
    assert (result[COVERAGE == 255] != before[COVERAGE == 255]).any()
    assert (told["changed_pixels"], told["protected_pixels"]) == (0, WIDTH * HEIGHT - 15 * 20)


def test_the_file_carries_its_recipe_and_no_idle_transparency(mask: Path, tmp_path: Path) -> None:
    regen(bases(tmp_path)["jpeg"], mask, "--seed", "7", "--quality", "middle", "--out", tmp_path / "out.png")
    with Image.open(tmp_path / "out.png") as file:
        recipe = json.loads(file.info[RECIPE_KEY])
        assert file.mode == "RGB"
    assert recipe["operation"] | {"name": "regen", "seed": 7, "quality": "MIDDLE"} == recipe["operation"]
    assert recipe["inputs"].keys() == {"base_image", "mask_image"}


def test_the_same_call_gives_the_same_bytes(mask: Path, tmp_path: Path) -> None:
    base = bases(tmp_path)["png"]
    for name in ("one.png", "other.png"):
        regen(base, mask, "--seed", "7", "--out", tmp_path / name)
    assert (tmp_path / "one.png").read_bytes() == (tmp_path / "other.png").read_bytes()


def test_a_noisy_mask_is_read_and_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    noise = np.random.default_rng(5).integers(0, 9, (HEIGHT, WIDTH, 1))
    grey = np.abs(np.repeat(255 - COVERAGE[..., None].astype(int), 3, axis=2) - noise).astype(np.uint8)
    (tmp_path / "mask.jpg").write_bytes(encode_jpeg(grey))
    regen(bases(tmp_path)["png"], tmp_path / "mask.jpg", "--seed", "7", "--out", tmp_path / "out.png")
    assert "noisy" in capsys.readouterr().err
    before = decode(bases(tmp_path)["png"].read_bytes()).pixels[..., :3]
    result = decode_own((tmp_path / "out.png").read_bytes())
    assert (result[COVERAGE == 0] == before[COVERAGE == 0]).all()


def test_a_mask_of_another_size_is_refused_with_both_sizes(
    mask: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = saved(photograph(50, 40)[..., :3], tmp_path / "other.png")
    said = refusal(capsys, other, mask, "--out", tmp_path / "out.png")
    assert "83 × 61" in said
    assert "50 × 40" in said
    assert not (tmp_path / "out.png").exists()


@pytest.mark.parametrize(("value", "sentence"), [(255, "nothing to do"), (0, "whole picture")])
def test_a_mask_of_one_colour_is_refused(
    value: int, sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    flat = BytesIO()
    Image.new("L", (WIDTH, HEIGHT), value).save(flat, "PNG")
    (tmp_path / "flat.png").write_bytes(flat.getvalue())
    assert sentence in refusal(capsys, bases(tmp_path)["png"], tmp_path / "flat.png", "--out", tmp_path / "out.png")


def test_a_file_that_is_not_there_is_named(mask: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "nowhere.png" in refusal(capsys, tmp_path / "nowhere.png", mask, "--out", tmp_path / "out.png")


def test_what_a_second_mask_covers_is_never_copied(mask: Path, tmp_path: Path) -> None:
    half = np.where(np.arange(WIDTH) < WIDTH // 2, 0, 255).astype(np.uint8)
    barred = np.broadcast_to(half, (HEIGHT, WIDTH)).copy()
    photo = photograph(WIDTH, HEIGHT)[..., :3].copy()
    photo[:, WIDTH // 2 :, 1] = 255
    base, other = saved(photo, tmp_path / "photo.png"), tmp_path / "other.png"
    other.write_bytes(write_mask(barred))
    regen(base, mask, "--never-copy-from", other, "--seed", "7", "--out", tmp_path / "out.png")
    result = (tmp_path / "out.png").read_bytes()
    assert not (decode_own(result)[COVERAGE == 255][:, 1] == 255).any()
    with Image.open(BytesIO(result)) as picture:
        inputs = json.loads(picture.info[RECIPE_KEY])["inputs"]
    assert inputs["barred_image"] == {"sha256": hashlib.sha256(other.read_bytes()).hexdigest()}


def test_a_second_mask_of_another_size_is_refused(
    mask: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other.png"
    other.write_bytes(write_mask(COVERAGE[1:]))
    base = saved(photograph(WIDTH, HEIGHT)[..., :3], tmp_path / "photo.png")
    told = refusal(capsys, base, mask, "--never-copy-from", other, "--out", tmp_path / "out.png")
    assert f"{WIDTH} × {HEIGHT - 1} pixels" in told
