import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from photostudio.imaging.codecs import encode_png
from photostudio.jobs import darkroom
from photostudio.jobs.darkroom import Darkroom
from photostudio.projects.errors import DarkroomBusy, DarkroomFailed
from tests.jobs.processes import kill
from tests.pictures import cutout


@pytest.fixture
def room() -> Iterator[Darkroom]:
    room = Darkroom()
    yield room
    room.close()


@pytest.fixture
def task(tmp_path: Path) -> dict[str, str]:
    (tmp_path / "picture.png").write_bytes(encode_png(cutout(60, 80)))
    return {"kind": "rendition", "file": str(tmp_path / "picture.png"), "rendition": "jpeg", "folder": str(tmp_path)}


def numbered(task: dict[str, str], number: int) -> dict[str, str]:
    folder = Path(task["folder"]) / str(number)
    folder.mkdir()
    return {**task, "folder": str(folder)}


def test_its_child_stays_for_the_next_task(room: Darkroom, task: dict[str, str]) -> None:
    room.work(numbered(task, 1))
    (child,) = room._idle
    room.work(numbered(task, 2))
    assert room._idle == [child]


def test_a_child_that_died_is_replaced(room: Darkroom, task: dict[str, str]) -> None:
    room.work(numbered(task, 1))
    kill(room._idle[0].pid)
    try:
        room.work(numbered(task, 2))
    except DarkroomFailed:  # it was given the task in the moment of its death
        room.work(numbered(task, 3))


def test_many_threads_share_a_few_children(room: Darkroom, task: dict[str, str]) -> None:
    answers = []
    tasks = [numbered(task, number) for number in range(8)]
    threads = [threading.Thread(target=lambda task: answers.append(room.work(task)), args=(each,)) for each in tasks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {answer["rendition"]["file"] for answer in answers} == {f"{task['folder']}/jpeg" for task in tasks}
    assert len(room._idle) <= darkroom.PLACES


def test_a_request_that_finds_no_place_is_told_so(
    room: Darkroom, task: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(darkroom, "WAIT_SECONDS", 0.05)
    for _ in range(darkroom.PLACES):
        room._places.acquire()
    with pytest.raises(DarkroomBusy, match="try again"):
        room.work(task)
    for _ in range(darkroom.PLACES):
        room._places.release()


def test_a_picture_that_takes_too_long_ends_its_child(
    room: Darkroom, task: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(darkroom, "WORK_SECONDS", 0.001)
    with pytest.raises(DarkroomBusy):
        room.work(task)
    assert room._idle == []


def test_an_unexpected_failure_is_a_sentence(
    room: Darkroom, task: dict[str, str], capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(DarkroomFailed, match="Nothing was saved"):
        room.work({**task, "rendition": "no such kind"})
    assert "KeyError" in capfd.readouterr().err
