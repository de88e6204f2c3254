import os
import time
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from photostudio.projects import store
from photostudio.projects.models import Asset, Rendition
from photostudio.projects.verification import OLD_SECONDS, faults
from tests.filed import stored


def verify(*arguments: str) -> str:
    out = StringIO()
    call_command("verify_store", *arguments, stdout=out)
    return out.getvalue()


def kinds() -> list[str]:
    return [fault.kind for fault in faults()]


def made_old(file: Path) -> Path:
    long_ago = time.time() - OLD_SECONDS - 60
    os.utime(file, (long_ago, long_ago))
    return file


def test_a_store_as_it_should_be_is_said_so(asset: Asset) -> None:
    assert verify() == "The store is as it should be.\n"


def test_a_picture_without_its_file_is_found_and_not_repaired_away(asset: Asset) -> None:
    store.path(asset.sha256).unlink()
    assert kinds() == ["missing"]
    with pytest.raises(CommandError):
        verify("--repair")
    assert Asset.objects.filter(pk=asset.pk).exists()


def test_a_rendition_without_its_file_is_forgotten_by_repair(asset: Asset) -> None:
    thumb = Rendition.objects.get(source_sha256=asset.sha256, kind="thumb")
    store.path(thumb.sha256).unlink()
    verify("--repair")
    assert not Rendition.objects.filter(pk=thumb.pk).exists()
    assert kinds() == []


def test_a_file_with_wrong_content_is_found_and_kept(asset: Asset) -> None:
    store.path(asset.sha256).write_bytes(b"rotten")
    with pytest.raises(CommandError):
        verify("--repair")
    assert kinds() == ["wrong"]


def test_an_old_file_that_no_row_names_is_removed_by_repair(asset: Asset) -> None:
    unused = made_old(store.path(stored(b"nobody's")))
    assert kinds() == ["unused"]
    verify("--repair")
    assert not unused.exists()


def test_a_young_file_without_a_row_is_left_alone(asset: Asset) -> None:
    stored(b"its row is on the way")
    assert kinds() == []
