"""`manage.py verify_variant`: the count is made again from the stored files, and a false one is found out."""

from pathlib import Path
from uuid import uuid4

import numpy as np
import pytest
from django.core.management import execute_from_command_line

from photostudio.engines.operations import Regen
from photostudio.imaging.arrays import Pixels
from photostudio.imaging.codecs import encode_png
from photostudio.imaging.masks import Coverage, blend, write_mask
from photostudio.jobs import submit
from photostudio.projects import store
from photostudio.projects.models import Asset, Project, Variant
from tests.pictures import photograph

PHOTO = photograph(60, 50)[..., :3]
COVERAGE: Coverage = np.zeros((50, 60), np.uint8)
COVERAGE[10:20, 10:30] = 255
PROTECTED = 60 * 50 - 10 * 20


def kept(data: bytes, folder: Path) -> str:
    """Store a file and return its hash."""
    file = folder / uuid4().hex
    file.write_bytes(data)
    return store.adopt(file)


def named_mask(project: Project, folder: Path) -> str:
    """Keep a mask of PHOTO's lower half under a name and return its hash."""
    coverage: Coverage = np.zeros((50, 60), np.uint8)
    coverage[25:] = 255
    values = {"width": 60, "height": 50, "byte_size": 1, "is_cutout": False, "report": {"findings": []}}
    sha256 = kept(write_mask(coverage), folder)
    Asset.objects.create(project=project, kind=Asset.Kind.MASK, name="Table", sha256=sha256, **values)
    return sha256


def edited(project: Project, folder: Path, *, result: Pixels, changed: int = 0, barred: str = "") -> Variant:
    """File an edit of PHOTO under COVERAGE, as if an engine had made `result` and `changed` had been counted."""
    base = Asset.objects.create(
        project=project,
        name="photo.png",
        sha256=kept(encode_png(PHOTO), folder),
        width=60,
        height=50,
        byte_size=1,
        is_cutout=False,
        report={"findings": [], "product": None},
    )
    mask = kept(write_mask(COVERAGE), folder)
    job = submit.regen(project, base=base, mask=mask, operation=Regen(seed=7), barred=barred, idempotency_key="key")
    return Variant.objects.create(
        project=project,
        job=job,
        number=0,
        seed=7,
        sha256=kept(encode_png(result), folder),
        width=60,
        height=50,
        byte_size=1,
        recipe={},
        seconds=1.0,
        protected_pixels=PROTECTED,
        changed_pixels=changed,
    )


def verify(variant: object) -> int:
    try:
        execute_from_command_line(["manage.py", "verify_variant", str(variant)])
    except SystemExit as ended:
        return int(ended.code or 0)
    return 0


@pytest.fixture
def good() -> Pixels:
    return blend(PHOTO, np.full_like(PHOTO, 90), COVERAGE)


def test_an_edit_that_kept_to_its_mask_is_confirmed(
    project: Project, data_folder: Path, good: Pixels, capsys: pytest.CaptureFixture[str]
) -> None:
    assert verify(edited(project, data_folder, result=good).uuid) == 0
    assert f"0 of {PROTECTED} protected pixels changed." in capsys.readouterr().out


def test_an_edit_that_copied_not_from_everywhere_is_confirmed(
    project: Project, data_folder: Path, good: Pixels
) -> None:
    assert verify(edited(project, data_folder, result=good, barred=named_mask(project, data_folder)).uuid) == 0


def test_a_photo_that_was_changed_elsewhere_is_found_out(
    project: Project, data_folder: Path, good: Pixels, capsys: pytest.CaptureFixture[str]
) -> None:
    good[40, 40] ^= 1
    assert verify(edited(project, data_folder, result=good).uuid) == 1
    assert "It was stored with 0 of" in capsys.readouterr().err


def test_a_fault_that_was_known_is_still_a_fault(project: Project, data_folder: Path, good: Pixels) -> None:
    good[40, 40] ^= 1
    assert verify(edited(project, data_folder, result=good, changed=1).uuid) == 1


def test_a_missing_file_is_said(
    project: Project, data_folder: Path, good: Pixels, capsys: pytest.CaptureFixture[str]
) -> None:
    variant = edited(project, data_folder, result=good)
    store.path(variant.sha256).unlink()
    assert verify(variant.uuid) == 2
    assert "missing" in capsys.readouterr().err


@pytest.mark.django_db
def test_an_unknown_photo_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert verify(uuid4()) == 2
    assert "There is no photo" in capsys.readouterr().err
