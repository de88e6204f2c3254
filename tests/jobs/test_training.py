"""Training through the real worker: to its views, and through every way in which it can end otherwise."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from photostudio.engines.errors import InvalidOperation
from photostudio.engines.operations import Generate
from photostudio.engines.training import MOST_CUTOUTS, TRIGGER_WORD
from photostudio.imaging.codecs import encode_png
from photostudio.jobs import control, submit
from photostudio.jobs.queue import LeaseLost, claim
from photostudio.jobs.training import keep_views, train
from photostudio.projects import store
from photostudio.projects.errors import KeyTaken
from photostudio.projects.models import Asset, Job, Project, Subject
from tests.filed import taken_in
from tests.imaging.views.drawings import box
from tests.jobs.conftest import wait_for, wait_until
from tests.jobs.processes import children_of, kill, start_worker
from tests.pictures import photograph
from tests.subjects import sides_of_a_can

if TYPE_CHECKING:
    from subprocess import Popen

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cutouts(project: Project) -> list[Asset]:
    return sides_of_a_can(project)


def test_the_key_of_another_run_makes_no_subject(project: Project, cutouts: list[Asset]) -> None:
    submit.generate(project, operation=Generate(prompt="a drone"), idempotency_key="one")
    with pytest.raises(KeyTaken):
        train(project, name="Teal can", trigger_word="", assets=cutouts, idempotency_key="one")
    assert not Subject.objects.exists()


@pytest.fixture
def subject(project: Project, cutouts: list[Asset]) -> Subject:
    return train(project, name="Teal can", trigger_word="", assets=cutouts, idempotency_key="one")


def views(subject: Subject) -> list[str]:
    return list(subject.views.values_list("view", flat=True))


def test_a_training_tells_the_views_apart(worker: None, subject: Subject, cutouts: list[Asset]) -> None:
    wait_for(subject.job, Job.Status.DONE)
    assert views(subject) == ["front", "angle", "top"]
    assert [view.asset for view in subject.views.all()] == cutouts
    assert (subject.trigger_word, subject.is_trained) == (TRIGGER_WORD, True)
    report = subject.views.get(view="angle").report
    assert report["told"]["why"] == "round_top"
    assert report["proportions"]["aspect"] < 1
    assert report["colours"]
    assert {warned["code"] for warned in report["warnings"]} == {"few_pixels"}


def test_the_same_key_gives_the_same_subject(project: Project, subject: Subject, cutouts: list[Asset]) -> None:
    again = train(project, name="Other", trigger_word="X", assets=cutouts, idempotency_key="one")
    assert (again, again.name, Job.objects.count()) == (subject, "Teal can", 1)


def test_a_cut_out_that_is_chosen_twice_is_measured_once(project: Project, cutouts: list[Asset]) -> None:
    subject = train(project, name="Can", trigger_word="", assets=[*cutouts, *cutouts], idempotency_key="twice")
    assert len(subject.job.inputs) == 3


@pytest.mark.parametrize(
    ("change", "field", "sentence"),
    [
        ({"assets": []}, "assets", "Choose at least one"),
        ({"name": " "}, "subject", "Subject is empty"),
        ({"name": "x" * 121}, "subject", "shorten it to 120"),
        ({"trigger_word": "x" * 65}, "trigger_word", "shorten it to 64"),
    ],
)
def test_what_is_not_in_order_is_refused_before_any_job(
    project: Project, cutouts: list[Asset], change: dict[str, object], field: str, sentence: str
) -> None:
    values = {"name": "Can", "trigger_word": "", "assets": cutouts, "idempotency_key": "bad"} | change
    with pytest.raises(InvalidOperation, match=sentence) as refused:
        train(project, **values)  # type: ignore[arg-type]
    assert (refused.value.field, Job.objects.count(), Subject.objects.count()) == (field, 0, 0)


def test_a_picture_that_is_no_cut_out_is_refused_with_the_remedy(project: Project, cutouts: list[Asset]) -> None:
    room = taken_in(project, encode_png(photograph(96, 96)), "room.png")
    with pytest.raises(InvalidOperation, match=r"“room.png” has no transparent background. Cut its product out first"):
        train(project, name="Can", trigger_word="", assets=[*cutouts, room], idempotency_key="bad")


def test_pictures_in_the_trash_or_of_other_projects_are_refused(project: Project, cutouts: list[Asset]) -> None:
    other = Project.objects.create(name="Other")
    with pytest.raises(InvalidOperation, match="not among the pictures of this project"):
        train(other, name="Can", trigger_word="", assets=cutouts, idempotency_key="bad")
    cutouts[0].trash()
    with pytest.raises(InvalidOperation, match=r"in the trash\. Restore it, or leave it out"):
        train(project, name="Can", trigger_word="", assets=cutouts, idempotency_key="bad")


def test_more_than_thirty_are_too_many(project: Project, asset: Asset) -> None:
    same = {"project": project, "kind": asset.kind, "is_cutout": True, "report": asset.report, "sha256": asset.sha256}
    many = [
        Asset.objects.create(name=f"{number}.png", width=9, height=9, byte_size=9, **same)
        for number in range(MOST_CUTOUTS + 1)
    ]
    with pytest.raises(InvalidOperation, match="30 cut-outs at most: leave some of these 31 out"):
        train(project, name="Can", trigger_word="", assets=many, idempotency_key="bad")


def test_a_missing_file_fails_with_a_sentence_and_can_be_tried_again(
    worker: None, subject: Subject, cutouts: list[Asset]
) -> None:
    wait_for(subject.job, Job.Status.DONE)
    file = store.path(cutouts[2].sha256)
    kept = file.read_bytes()
    file.unlink()
    Job.objects.filter(pk=subject.job.pk).update(status=Job.Status.QUEUED)
    wait_for(subject.job, Job.Status.FAILED)
    assert "file of this picture is missing" in subject.job.error
    file.write_bytes(kept)
    control.retry(subject.job)
    wait_for(subject.job, Job.Status.DONE)
    assert views(subject) == ["front", "angle", "top"]


def test_a_worker_that_lost_its_lease_writes_no_views(subject: Subject) -> None:
    lease = claim(("cpu",))
    assert lease
    control.cancel(subject.job)
    told = [{"view": "front", "report": {}}] * 3
    with pytest.raises(LeaseLost), lease.writing():
        keep_views(lease.job, told)
    assert views(subject) == []


@pytest.fixture
def stuck(subject: Subject, cutouts: list[Asset]) -> Iterator[Callable[[], None]]:
    """Makes the training wait for its last file; the function that is given lets it go on."""
    file = store.path(cutouts[2].sha256)
    kept = file.rename(file.with_name("kept"))
    os.mkfifo(file)

    def let_go() -> None:
        if kept.exists():
            kept.rename(file)

    yield let_go
    let_go()


def test_a_running_training_is_cancelled_and_tried_again(
    worker: None, subject: Subject, stuck: Callable[[], None]
) -> None:
    wait_until(lambda: Job.objects.filter(pk=subject.job.pk, fraction__gt=0.5).exists())
    control.cancel(subject.job)
    assert views(subject) == []
    stuck()
    control.retry(subject.job)
    wait_for(subject.job, Job.Status.DONE)
    assert views(subject) == ["front", "angle", "top"]


@pytest.mark.skipif(not Path("/proc").exists(), reason="finds the children of a process in /proc")
def test_a_training_survives_the_death_of_worker_and_child(
    subject: Subject, stuck: Callable[[], None], data_folder: Path
) -> None:
    workers: list[Popen[bytes]] = [start_worker(data_folder)]
    try:
        wait_until(lambda: Job.objects.filter(pk=subject.job.pk, fraction__gt=0.5).exists())
        kill(workers[0].pid, *children_of(workers[0]))
        stuck()
        workers.append(start_worker(data_folder))
        wait_for(subject.job, Job.Status.DONE)
    finally:
        for each in workers:
            each.kill()
            each.wait()
    assert views(subject) == ["front", "angle", "top"]
    assert subject.job.attempt == 2


def test_a_box_of_another_product_is_warned_of(worker: None, project: Project, cutouts: list[Asset]) -> None:
    red = taken_in(project, encode_png(box(0.4, 0.6, colour=(190, 30, 40))), "red.png")
    subject = train(project, name="Can", trigger_word="", assets=[*cutouts, red], idempotency_key="mixed")
    wait_for(subject.job, Job.Status.DONE)
    codes = [{warned["code"] for warned in view.report["warnings"]} for view in subject.views.all()]
    assert ["other_product" in each for each in codes] == [False, False, False, True]
