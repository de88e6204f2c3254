"""The sample products that come with the application are cut-outs like those of a designer."""

from functools import cache
from pathlib import Path

import numpy as np
import pytest

import photostudio
from photostudio.imaging.arrays import Pixels
from photostudio.imaging.codecs import decode
from photostudio.imaging.report import Report, examine

SAMPLES = sorted((Path(photostudio.__file__).parent / "samples").glob("*.png"))


@cache
def pixels(path: Path) -> Pixels:
    return decode(path.read_bytes()).pixels


@cache
def report(path: Path) -> Report:
    return examine(pixels(path))


def test_there_are_four_small_files() -> None:
    assert [path.stem for path in SAMPLES] == ["balm-jar", "perfume-bottle", "tea-carton", "tonic-can"]
    assert sum(path.stat().st_size for path in SAMPLES) < 1_300_000


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_each_is_a_clean_cutout(path: Path) -> None:
    found = report(path)
    assert found.is_cutout
    assert found.product is not None
    assert max(found.product.width, found.product.height) > 900
    assert {finding.code for finding in found.findings} <= {"baked_shadow"}


def test_one_has_a_baked_shadow_to_drop() -> None:
    baked = [path.stem for path in SAMPLES if report(path).findings]
    assert baked == ["tonic-can"]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_edges_are_soft_and_thin(path: Path) -> None:
    product = pixels(path)[: round(0.9 * len(pixels(path))), :, 3]
    soft = np.count_nonzero((product > 0) & (product < 255))
    assert 0.001 * product.size < soft < 0.02 * product.size
