"""A call becomes a job of its key's project, and is answered with the finished photo."""

import pytest
from django.test import Client

from photostudio.imaging.codecs import decode_own
from photostudio.projects.models import ApiCall, Asset, Job, Project, Rendition, Variant
from tests.api.conftest import BOTTLE, ROOM, Program, spelled
from tests.jobs.conftest import wait_until
from tests.pictures import cutout

pytestmark = pytest.mark.usefixtures("at_work")


def test_the_answer_is_the_photo_itself(program: Program) -> None:
    answer = program.instant(seed=7)
    photo = decode_own(answer.picture)
    product = cutout(96, 128)
    opaque = product[..., 3] == 255
    assert photo.shape == (128, 96, 3)
    assert (photo[opaque] == product[opaque][:, :3]).all()
    assert answer.headers["Content-Length"] == str(len(answer.content))


def test_headers_say_seed_engine_and_request(program: Program) -> None:
    headers = program.instant(seed=7).headers
    assert headers["X-Photostudio-Seed"] == "7"
    assert headers["X-Photostudio-Engine"] == "slow 1"
    assert headers["X-Request-Id"] == str(ApiCall.objects.get().uuid)
    assert headers["RateLimit-Limit"] == "120"
    assert headers["RateLimit-Remaining"] == "119"


def test_the_photo_is_in_the_history_of_the_keys_project(program: Program, project: Project) -> None:
    program.instant("perfume on marble")
    job = Job.objects.get()
    assert job.project == project
    assert job.parameters["product_description"] == "perfume on marble"
    assert Variant.objects.get().project == project
    assert ApiCall.objects.get().job == job


def test_what_pages_show_of_it_is_made_when_one_asks(program: Program, client: Client) -> None:
    program.instant()
    photo = Variant.objects.get()
    wait_until(lambda: Job.objects.get().is_finished)
    assert not Rendition.objects.filter(source_sha256=photo.sha256).exists()
    shown = client.get(f"/variants/{photo.uuid}/image/thumb")
    shown.close()
    assert shown.status_code == 200


@pytest.mark.parametrize("form", ["data:image/png;base64,{}", "{}", " {}\n", "data:application/octet-stream;BASE64,{}"])
def test_pictures_come_in_every_form(program: Program, form: str) -> None:
    sent = form.format(spelled(BOTTLE)[:40] + "\r\n " + spelled(BOTTLE)[40:])
    assert program.call("instant", product_description="a bottle", product_image=sent).status == 200


def test_the_same_picture_is_one_asset(program: Program) -> None:
    for _ in range(2):
        assert program.instant().status == 200
    assert Asset.objects.count() == 1
    assert Job.objects.count() == 2


def test_fields_that_nothing_knows_are_told_back(program: Program) -> None:
    answer = program.instant("a bottle", **{"quality": "HIGH", "stra nge\r\nX: 1": 1})
    assert answer.status == 200
    assert answer.headers["X-Photostudio-Ignored"] == "quality, stra?nge??X:?1"


@pytest.mark.parametrize("value", [None, ""])
def test_nothing_means_the_default(program: Program, value: str | None) -> None:
    assert program.instant(negative_prompt=value, seed=value).status == 200
    assert "worst quality" in Job.objects.get().parameters["negative_prompt"]


def test_a_picture_without_transparency_is_refused_with_the_remedy(program: Program) -> None:
    answer = program.call("instant", product_description="a bottle", product_image=spelled(ROOM))
    assert answer.status == 400
    assert answer.json["error"]["fields"]["product_image"].startswith("has no transparent background")
    assert "alpha 0" in answer.json["body"]
