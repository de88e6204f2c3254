from pathlib import Path

import pytest

from photostudio.imaging.codecs import encode_png
from photostudio.imaging.errors import NotAnImage
from photostudio.jobs.samples import FIRST, ensure_sample_project
from photostudio.projects.models import Asset, Project
from tests.pictures import cutout


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Small samples in place of ours."""
    (tmp_path / "samples").mkdir()
    for name in ("balm", FIRST):
        (tmp_path / "samples" / f"{name}.png").write_bytes(encode_png(cutout(60, 80)))
    return tmp_path / "samples"


@pytest.fixture
def samples(db: None, folder: Path) -> Project:
    made = ensure_sample_project(folder)
    assert made is not None
    return made


def test_the_first_start_makes_several_cutouts_ready_to_place(db: None) -> None:
    samples = ensure_sample_project()
    assert samples is not None
    assets = list(samples.assets.all())
    assert samples.is_sample
    assert len(assets) >= 3
    assert all(asset.is_cutout and asset.report["product"] for asset in assets)


def test_the_newest_stands_on_the_stage_with_its_description(samples: Project) -> None:
    newest = Asset.objects.order_by("-pk").first()
    assert newest is not None
    assert newest.name == f"{FIRST}.png"
    assert samples.draft["asset"] == str(newest.uuid)
    assert samples.draft["product_description"]


def test_a_later_start_makes_nothing_even_when_all_is_in_the_trash(samples: Project) -> None:
    samples.trash()
    assert ensure_sample_project() is None
    assert Project.objects.count() == 1


def test_a_start_that_failed_leaves_no_half_of_it(db: None, folder: Path) -> None:
    (folder / "broken.png").write_bytes(b"broken")
    with pytest.raises(NotAnImage):
        ensure_sample_project(folder)
    assert not Project.objects.exists()
    assert not Asset.objects.exists()
