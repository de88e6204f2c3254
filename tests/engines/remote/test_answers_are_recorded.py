"""Recorded answers stand in for a service: the same photos, without a key and without a network."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from photostudio.engines.apiframe.engine import open_apiframe
from photostudio.engines.base import Configuration
from photostudio.engines.operations import Photo
from photostudio.engines.photio.engine import open_photio
from photostudio.engines.remote.errors import NotRecorded
from photostudio.engines.services import Service
from tests.engines.contract import instant, run, silent
from tests.engines.remote.vendor import CALLING, KEY, Vendor
from tests.pictures import cutout

PLACED = cutout(64, 64)
PHOTO = Photo(prompt="a bottle", training_id="task-9", seed=7)


@pytest.fixture
def recording(configuration: Configuration, tmp_path: Path) -> Configuration:
    return replace(configuration, calling=replace(CALLING, cassettes=str(tmp_path / "cassettes"), records=True))


def offline(recording: Configuration, vendor: Vendor) -> Configuration:
    """Return the same without a key, with recorded answers only."""
    keyless = Service(url=vendor.url)
    calling = replace(recording.calling, records=False)
    return replace(recording, photio=keyless, apiframe=keyless, calling=calling)


def test_a_recorded_photo_is_made_again_without_a_call(recording: Configuration, vendor: Vendor) -> None:
    (live,) = run(open_photio(recording), instant(), PLACED)
    calls = len(vendor.calls)
    (played,) = run(open_photio(offline(recording, vendor)), instant(), PLACED)
    assert (played.pixels == live.pixels).all()
    assert played.recipe == live.recipe
    assert len(vendor.calls) == calls


def test_what_was_not_recorded_is_said(recording: Configuration, vendor: Vendor) -> None:
    run(open_photio(recording), instant(), PLACED)
    with pytest.raises(NotRecorded, match="leave PHOTOSTUDIO_CASSETTES empty"):
        run(open_photio(offline(recording, vendor)), instant(seed=8), PLACED)
    assert len(vendor.calls) == 1


def test_a_task_and_its_picture_are_recorded_step_by_step(recording: Configuration, vendor: Vendor) -> None:
    vendor.polls = 3
    recorder = open_apiframe(recording)
    training_id = recorder.train([PLACED], "TOKMSN", progress=silent)
    (live,) = recorder.run(PHOTO, {}, progress=silent)
    calls = len(vendor.calls)
    player = open_apiframe(offline(recording, vendor))
    assert player.train([PLACED], "TOKMSN", progress=silent) == training_id
    (played,) = player.run(PHOTO, {}, progress=silent)
    assert (played.pixels == live.pixels).all()
    assert len(vendor.calls) == calls


def test_a_cassette_holds_neither_key_nor_the_pictures_that_were_sent(recording: Configuration) -> None:
    run(open_photio(recording), instant(), PLACED)
    (file,) = Path(recording.calling.cassettes).iterdir()
    text = file.read_text("utf-8")
    assert KEY not in text
    assert json.loads(text)["request"]["fields"]["product_image"].startswith("sha256:")
