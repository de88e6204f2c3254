"""What was painted goes with its picture, and only when that is gone for good."""

import os
import time
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from photostudio.jobs import cutting, leftovers
from photostudio.projects import mask_drafts
from photostudio.projects.models import Asset, Project
from tests.jobs.conftest import wait_until
from tests.web.runs import finished_run, painted


def made_old(*places: Path) -> None:
    for place in places:
        os.utime(place, (time.time() - leftovers.OLD_SECONDS - 60,) * 2)


def drafts_of(project: Project, base: UUID) -> list[Path]:
    """Leave a mask and what it replaced, an hour old, and return their files."""
    draft = mask_drafts.path(project, base)
    files = [draft, draft.with_suffix(".before.png")]
    draft.parent.mkdir(parents=True, exist_ok=True)
    for file in files:
        file.write_bytes(b"painted")
    made_old(*files, draft.parent)
    return files


def brush_work_of(photo: Asset) -> Path:
    """Leave brush work, an hour old, and return its folder."""
    file = cutting.strokes_path(photo)
    file.parent.mkdir(parents=True)
    file.write_bytes(b"painted")
    made_old(file, file.parent)
    return file.parent


def test_what_is_painted_on_a_picture_that_is_gone_goes(asset: Asset) -> None:
    photo = finished_run(asset, photos=1)[0]
    files = [*drafts_of(asset.project, photo.uuid), *drafts_of(asset.project, asset.uuid), brush_work_of(asset)]
    photo.delete()
    asset.delete()
    leftovers.clear_drafts()
    assert [file for file in files if file.exists()] == []


def test_what_is_painted_in_a_project_that_is_gone_goes_with_its_folder(asset: Asset) -> None:
    file = drafts_of(asset.project, asset.uuid)[0]
    asset.project.delete()
    made_old(file.parent)
    leftovers.clear_drafts()
    assert not file.parent.exists()


def test_the_trash_keeps_what_was_painted(asset: Asset) -> None:
    photo = finished_run(asset, photos=1)[0]
    files = [*drafts_of(asset.project, photo.uuid), *drafts_of(asset.project, asset.uuid), brush_work_of(asset)]
    for thing in (photo, asset, asset.project):
        thing.trash()
    leftovers.clear_drafts()
    assert [file for file in files if not file.exists()] == []


def test_what_was_painted_just_now_stays(asset: Asset) -> None:
    painted(asset)
    draft, folder = mask_drafts.path(asset.project, asset.uuid), brush_work_of(asset)
    os.utime(folder)
    asset.delete()
    leftovers.clear_drafts()
    assert draft.exists()
    assert folder.exists()


@pytest.mark.django_db
def test_what_is_no_draft_stays(data_folder: Path) -> None:
    note, unknown = data_folder / "masks" / "notes.txt", data_folder / "masks" / str(uuid4())
    unknown.mkdir(parents=True)
    note.write_text("mine")
    made_old(note, unknown)
    leftovers.clear_drafts()
    assert note.exists()
    assert not unknown.exists()


def test_a_worker_clears_as_it_starts(data_folder: Path, db: None, request: pytest.FixtureRequest) -> None:
    nobody = data_folder / "cutouts" / str(uuid4())
    nobody.mkdir(parents=True)
    made_old(nobody)
    request.getfixturevalue("worker")
    wait_until(lambda: not nobody.exists())
