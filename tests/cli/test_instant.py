"""`manage.py instant` as a script calls it, with the real studio on a small canvas."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import execute_from_command_line
from PIL import Image

from photostudio.imaging.codecs import decode, encode_png
from photostudio.imaging.fidelity import count_changed
from tests.pictures import cutout, photograph
from tests.studio import HOUSE

WORDS = "perfume on a white background"


@pytest.fixture(scope="module")
def bottle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("cutouts") / "bottle.png"
    file.write_bytes(encode_png(cutout(72, 96)))
    return file


def started(data: Path, *arguments: str | Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "manage.py", "instant", *map(str, arguments)],
        cwd=HOUSE,
        env=os.environ | {"PHOTOSTUDIO_DATA": str(data)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def printed(data: Path, *arguments: str | Path) -> str:
    with started(data, *arguments) as process:
        output, errors = process.communicate()
    assert process.returncode == 0, errors
    return output


def refusal(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> str:
    """Return the sentence by which a call is refused."""
    with pytest.raises(SystemExit) as ended:
        execute_from_command_line(["manage.py", "instant", *map(str, arguments)])
    assert ended.value.code == 2
    return capsys.readouterr().err


@pytest.fixture(scope="module")
def photos(studio_folder: Path, bottle: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What is printed of two photos."""
    options = ("--preset", "keep", "--quality", "low", "--seed", "7", "--variants", "2")
    output = printed(
        studio_folder, bottle, "--describe", WORDS, *options, "--out", tmp_path_factory.mktemp("photos") / "out"
    )
    return output.splitlines()


def test_it_prints_a_line_for_each_photo(photos: list[str]) -> None:
    first, second = map(json.loads, photos)
    assert (first["seed"], second["seed"]) == (7, 8)
    assert first["protected_pixels"] > 500
    assert (first["changed_pixels"], second["changed_pixels"]) == (0, 0)
    photo = decode(Path(first["file"]).read_bytes()).pixels
    assert photo.shape[:2] == (96, 72)
    assert count_changed(cutout(72, 96), photo).changed == 0
    assert first["seconds"] > 0
    assert first["engine"].startswith("studio ")


def test_the_recipe_in_the_file_makes_the_same_file_again(
    photos: list[str], studio_folder: Path, bottle: Path, tmp_path: Path
) -> None:
    made = Path(json.loads(photos[1])["file"])
    with Image.open(made) as image:
        recipe = json.loads(image.info["photostudio:recipe"])
    operation = recipe["operation"]
    assert (operation["product_description"], operation["seed"]) == (WORDS, 8)
    assert recipe["inputs"]["product_image"]["preset"] == "keep"
    options = ("--negative", operation["negative_prompt"], "--seed", str(operation["seed"]), "--preset", "keep")
    printed(studio_folder, bottle, "--describe", operation["product_description"], *options, "--out", tmp_path)
    assert hashlib.sha256((tmp_path / made.name).read_bytes()).digest() == hashlib.sha256(made.read_bytes()).digest()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--describe", ""), "Product description is empty"),
        (("--describe", "x", "--seed", "0"), "Seed must be between 1"),
        (("--describe", "x", "--variants", "9"), "Variants must be between 1 and 4"),
        (("--describe", "x", "--quality", "best"), "invalid choice"),
        (("--describe", "x", "--preset", "round"), "invalid choice"),
    ],
)
def test_what_cannot_be_meant_is_said_in_a_sentence(
    capsys: pytest.CaptureFixture[str], bottle: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    assert sentence in refusal(capsys, bottle, *arguments)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (None, "No such file"),
        (b"not a picture", "not a PNG, JPEG or WebP"),
        (encode_png(cutout(72, 96))[:400], "cut off"),
        (encode_png(photograph(72, 96)), "no transparent background"),
    ],
    ids=["missing", "text", "cut off", "photograph"],
)
def test_a_file_that_is_no_cutout_is_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, content: bytes | None, sentence: str
) -> None:
    file = tmp_path / "given.png"
    if content is not None:
        file.write_bytes(content)
    assert sentence in refusal(capsys, file, "--describe", "a bottle", "--out", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_reader_that_leaves_early_sees_no_traceback(studio_folder: Path, bottle: Path, tmp_path: Path) -> None:
    options = ("--preset", "keep", "--seed", "7", "--out", tmp_path)
    with started(studio_folder, bottle, "--describe", WORDS, *options) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == ""
    assert process.returncode == 0
