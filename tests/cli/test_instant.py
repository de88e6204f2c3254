"""`manage.py instant` as a script calls it, with the real studio on a small canvas."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from photostudio.imaging.codecs import decode, encode_png
from photostudio.imaging.fidelity import count_changed
from tests.pictures import cutout, photograph

HOUSE = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One data folder for all calls, so that compiled kernels are used again."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture
def bottle(tmp_path: Path) -> Path:
    file = tmp_path / "bottle.png"
    file.write_bytes(encode_png(cutout(72, 96)))
    return file


def instant(data: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", "instant", *map(str, arguments)],
        cwd=HOUSE,
        env=os.environ | {"PHOTOSTUDIO_DATA": str(data)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_it_prints_a_line_for_each_photo(data: Path, bottle: Path, tmp_path: Path) -> None:
    options = ("--preset", "keep", "--quality", "low", "--seed", "7", "--variants", "2", "--out", tmp_path / "out")
    done = instant(data, bottle, "--describe", "perfume on a pastel podium", *options)
    assert done.returncode == 0, done.stderr
    first, second = map(json.loads, done.stdout.splitlines())
    assert (first["seed"], second["seed"]) == (7, 8)
    assert first["protected_pixels"] > 500
    assert (first["changed_pixels"], second["changed_pixels"]) == (0, 0)
    photo = decode(Path(first["file"]).read_bytes()).pixels
    assert photo.shape[:2] == (96, 72)
    assert count_changed(cutout(72, 96), photo).changed == 0
    assert first["seconds"] > 0
    assert first["engine"].startswith("studio ")


def test_the_recipe_in_the_file_makes_the_same_file_again(data: Path, bottle: Path, tmp_path: Path) -> None:
    options = ("--preset", "keep", "--seed", "8")
    instant(data, bottle, "--describe", "perfume on marble", "--variants", "1", *options, "--out", tmp_path / "a")
    made = tmp_path / "a" / "bottle-8.png"
    with Image.open(made) as image:
        recipe = json.loads(image.info["photostudio:recipe"])
    operation = recipe["operation"]
    assert operation["seed"] == 8
    assert recipe["inputs"]["product_image"]["preset"] == "keep"
    again = ("--negative", operation["negative_prompt"], "--seed", str(operation["seed"]), "--preset", "keep")
    instant(data, bottle, "--describe", operation["product_description"], *again, "--out", tmp_path / "b")
    digests = {hashlib.sha256((tmp_path / name / "bottle-8.png").read_bytes()).hexdigest() for name in "ab"}
    assert len(digests) == 1


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
    data: Path, bottle: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    done = instant(data, bottle, *arguments)
    assert done.returncode == 2
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


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
def test_a_file_that_is_no_cutout_is_refused(data: Path, tmp_path: Path, content: bytes | None, sentence: str) -> None:
    file = tmp_path / "given.png"
    if content is not None:
        file.write_bytes(content)
    done = instant(data, file, "--describe", "a bottle", "--out", tmp_path / "out")
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)
    assert sentence in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_reader_that_leaves_early_sees_no_traceback(data: Path, bottle: Path, tmp_path: Path) -> None:
    process = subprocess.Popen(
        [
            sys.executable,
            "manage.py",
            "instant",
            str(bottle),
            "--describe",
            "x",
            "--preset",
            "keep",
            "--out",
            str(tmp_path),
        ],
        cwd=HOUSE,
        env=os.environ | {"PHOTOSTUDIO_DATA": str(data)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == ""
    assert process.returncode == 0
