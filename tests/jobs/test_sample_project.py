import shutil
from pathlib import Path

import pytest

from photostudio.imaging.errors import NotAnImage
from photostudio.jobs.samples import SAMPLES, ensure_sample_project
from photostudio.projects.models import Asset, Project


@pytest.fixture
def samples(db: None) -> Project:
    made = ensure_sample_project()
    assert made is not None
    return made


def test_the_first_start_makes_several_cutouts_ready_to_place(samples: Project) -> None:
    assets = list(samples.assets.all())
    assert samples.is_sample
    assert len(assets) >= 3
    assert all(asset.is_cutout and asset.report["product"] for asset in assets)


def test_the_newest_stands_on_the_stage_with_its_description(samples: Project) -> None:
    newest = Asset.objects.order_by("-pk").first()
    assert newest is not None
    assert samples.draft["asset"] == str(newest.uuid)
    assert samples.draft["product_description"]


def test_a_later_start_makes_nothing_even_when_all_is_in_the_trash(samples: Project) -> None:
    samples.trash()
    assert ensure_sample_project() is None
    assert Project.objects.count() == 1


def test_a_start_that_failed_leaves_no_half_of_it(db: None, tmp_path: Path) -> None:
    shutil.copytree(SAMPLES, tmp_path / "samples")
    (tmp_path / "samples" / "broken.png").write_bytes(b"broken")
    with pytest.raises(NotAnImage):
        ensure_sample_project(tmp_path / "samples")
    assert not Project.objects.exists()
    assert not Asset.objects.exists()
