import pytest

from photostudio.engines.errors import InvalidOperation
from photostudio.engines.operations import Generate, Instant
from photostudio.imaging.codecs import encode_png
from photostudio.imaging.placement import Placement
from photostudio.jobs import submit
from photostudio.projects.errors import KeyTaken, NotACutout
from photostudio.projects.models import Asset, Job, Project
from tests.filed import taken_in
from tests.jobs.conftest import MakeJob
from tests.pictures import photograph


def test_the_seed_is_resolved_before_the_job_is_written(submitted: MakeJob) -> None:
    assert submitted(seed=-1).parameters["seed"] >= 1


def test_a_job_holds_all_it_needs_of_its_picture(submitted: MakeJob, asset: Asset) -> None:
    source = submitted().inputs["product_image"]
    assert source["sha256"] == asset.sha256
    assert source["product"] == asset.report["product"]
    assert source["placement"] == {"centre": 0.5, "base": 0.8, "height": 0.55}


def test_the_same_key_gives_the_same_job_back(submitted: MakeJob) -> None:
    first, second = submitted(key="pressed once"), submitted(key="pressed once")
    assert first == second
    assert Job.objects.count() == 1


def test_the_key_of_another_operation_is_refused(submitted: MakeJob, project: Project) -> None:
    submitted(key="k")
    with pytest.raises(KeyTaken):
        submit.generate(project, operation=Generate(prompt="a drone"), idempotency_key="k")
    assert Job.objects.count() == 1


def test_the_same_key_in_another_project_is_another_job(submitted: MakeJob, asset: Asset) -> None:
    submitted(key="k")
    submit.instant(
        Project.objects.create(name="Another"),
        asset=asset,
        preset="square",
        placement=Placement(),
        operation=Instant(product_description="a bottle"),
        idempotency_key="k",
    )
    assert Job.objects.count() == 2


def test_a_product_outside_its_canvas_is_refused_before_a_job_is_written(project: Project, asset: Asset) -> None:
    with pytest.raises(InvalidOperation, match="outside the canvas") as refused:
        submit.instant(
            project,
            asset=asset,
            preset="tall",
            placement=Placement(centre=-1),
            operation=Instant(product_description="a bottle"),
            idempotency_key="k",
        )
    assert refused.value.field == "centre"
    assert not Job.objects.exists()


def test_a_picture_without_transparency_is_no_product(project: Project) -> None:
    picture = taken_in(project, encode_png(photograph()), "room.png")
    with pytest.raises(NotACutout, match="no transparent background"):
        submit.instant(
            project,
            asset=picture,
            preset="square",
            placement=Placement(),
            operation=Instant(product_description="a room"),
            idempotency_key="k",
        )
    assert not Job.objects.exists()
