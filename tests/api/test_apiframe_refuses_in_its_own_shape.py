"""Whatever is sent to APIFRAME's calls, a refusal has the vendor's shape, names the field, and begins nothing."""

from typing import Any
from uuid import uuid4

import pytest
from pytest_django import Settings

from photostudio.api.apiframe import CALLS, ELSEWHERE
from photostudio.jobs import tasks, training
from photostudio.projects import keys
from photostudio.projects.models import ApiKey, Asset, Delivery, Job, Project, Task
from tests.api.conftest import BOTTLE, ROOM, Answer, Program, spelled
from tests.api.test_hostile_bodies_are_refused import MALFORMED

PICTURE = spelled(BOTTLE)
POSTS = [name for name, call in CALLS.items() if call.method == "POST"]
ODD: tuple[Any, ...] = (None, "", 7, 1.5, True, [], {}, "\x00", "\ud800", "💐", "a" * 3000, 10**30, -1, ["a"], [[]])
NO_TEXT = tuple(value for value in ODD if not isinstance(value, str) and value is not None)


def program_with(key: str) -> Program:
    return Program(key, root="/", header="Authorization")


def refused(program: Program, call: str, **fields: Any) -> str:
    """Check the shape of a refusal and that nothing was begun; return what clients print of it."""
    return printed(program.call(call, **fields))


def printed(answer: Answer) -> str:
    assert answer.status in {400, 413, 415, 422}, answer.content[:300]
    assert list(answer.json) == ["errors"]
    assert answer.headers["X-Request-Id"]
    assert not Job.objects.exists()
    assert not Task.objects.exists()
    assert not Delivery.objects.exists()
    msg: str = answer.json["errors"][0]["msg"]
    assert msg.endswith(".")
    return msg


@pytest.fixture
def program(project: Project) -> Program:
    return program_with(keys.create(project, name="Shop")[1])


@pytest.fixture
def upload(project: Project, asset: Asset) -> str:
    """The id of an upload, noted without the call that would have made it."""
    task = tasks.note(project, uuid4(), Task.Kind.UPLOAD)
    task.assets.add(asset)
    return str(task.uuid)


@pytest.fixture
def subject(project: Project, asset: Asset) -> str:
    """The id of a subject whose training waits."""
    found = training.train(project, name="Can", trigger_word="", assets=[asset], idempotency_key="1")
    return str(found.uuid)


@pytest.mark.parametrize("call", POSTS)
@pytest.mark.parametrize("body", MALFORMED.values(), ids=MALFORMED)
def test_what_is_no_json_object_is_refused(program: Program, call: str, body: bytes) -> None:
    assert printed(program.send(call, body))


@pytest.mark.parametrize("call", POSTS)
def test_what_is_missing_is_named(program: Program, call: str) -> None:
    wanted = {**dict.fromkeys(CALLS[call].required), **CALLS[call].lists}
    assert all(name in refused(program, call) for name in wanted)


@pytest.mark.parametrize("value", [value for value in ODD if value != "" or value is None], ids=repr)
@pytest.mark.parametrize(
    ("call", "name"),
    [
        ("ai-photo-upload", "images"),
        ("ai-photo-train", "training_images_id"),
        ("ai-photo-generate", "training_id"),
        ("fetch", "task_id"),
        ("fetch-many", "task_ids"),
    ],
)
def test_an_odd_value_is_named_by_its_field(program: Program, call: str, name: str, value: Any) -> None:
    assert name in refused(program, call, **{"prompt": "a", name: value})


@pytest.mark.parametrize("value", NO_TEXT, ids=repr)
@pytest.mark.parametrize("name", ["webhook_url", "webhook_secret"])
def test_a_webhook_is_text(program: Program, name: str, value: Any) -> None:
    assert name in refused(program, "ai-photo-upload", images=[PICTURE], **{name: value})


@pytest.mark.parametrize(
    "url",
    [
        "shop",
        "ftp://shop.example/",
        "http://shop.example:22/",
        "http://me:secret@shop.example/",
        "http://",
        "//a",
        "http://[",
        "javascript:1",
    ],
)
def test_a_webhook_is_a_web_address(program: Program, url: str) -> None:
    assert "webhook_url" in refused(program, "ai-photo-upload", images=[PICTURE], webhook_url=url)


@pytest.mark.parametrize("secret", ["a\r\nX-Evil: 1", "sésame", " sesame", "sesame ", "a\tb"])
def test_a_secret_is_fit_for_a_header(program: Program, secret: str) -> None:
    msg = refused(program, "ai-photo-upload", images=[PICTURE], webhook_url="https://a.example/", webhook_secret=secret)
    assert "webhook_secret" in msg


@pytest.mark.parametrize(
    "images", [[], [PICTURE] * 31, [7], [None], [[PICTURE]], [PICTURE, ""], ["not base64!"]], ids=len
)
def test_images_are_one_to_thirty_pictures(program: Program, images: list[Any]) -> None:
    assert "images" in refused(program, "ai-photo-upload", images=images)


def test_an_image_that_is_no_cutout_is_named_by_its_number(program: Program) -> None:
    msg = refused(program, "ai-photo-upload", images=[PICTURE, spelled(ROOM)])
    assert msg.startswith("images[1] has no transparent background")


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"aspect_ratio": "7:5"}, "aspect_ratio"),
        ({"aspect_ratio": "custom"}, "width"),
        ({"aspect_ratio": "custom", "width": 512}, "height"),
        ({"aspect_ratio": "custom", "width": "0", "height": 512}, "width"),
        ({"aspect_ratio": "custom", "width": "wide", "height": 512}, "width"),
        ({"aspect_ratio": "16:9", "width": 512, "height": 512}, "width"),
        ({"height": 512}, "height"),
        ({"number_of_images": 5}, "number_of_images"),
        ({"number_of_images": "0"}, "number_of_images"),
        ({"number_of_images": "2.5"}, "number_of_images"),
        ({"seed": 0}, "seed"),
        ({"seed": "99999999999"}, "seed"),
        ({"seed": [1]}, "seed"),
        ({"prompt": ""}, "prompt"),
        ({"prompt": {"a": 1}}, "prompt"),
    ],
    ids=str,
)
def test_wishes_for_photos_have_limits(program: Program, subject: str, fields: dict[str, Any], named: str) -> None:
    answer = program.call("ai-photo-generate", **{"training_id": subject, "prompt": "a bottle", **fields})
    assert answer.status == 400
    assert named in answer.json["errors"][0]["msg"]


@pytest.mark.usefixtures("signs_of_life")
def test_a_subject_in_training_cannot_be_photographed_yet(program: Program, subject: str) -> None:
    answer = program.call("ai-photo-generate", training_id=subject, prompt="a bottle")
    assert answer.status == 400
    assert "still being trained" in answer.json["errors"][0]["msg"]


def test_tasks_of_another_project_are_not_there(program: Program, upload: str) -> None:
    other = Project.objects.create(name="Another shop")
    _, text = keys.create(other, name="Another")
    stranger = program_with(text)
    asked: dict[str, dict[str, Any]] = {
        "fetch": {"task_id": upload},
        "fetch-many": {"task_ids": [upload, upload]},
        "ai-photo-train": {"training_images_id": upload},
        "ai-photo-generate": {"training_id": upload, "prompt": "a bottle"},
    }
    for call, fields in asked.items():
        answer = stranger.call(call, **fields)
        assert answer.status == 400
        assert "of this project" in answer.json["errors"][0]["msg"]
    assert program.call("fetch", task_id=upload).status == 200


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("key", ["", "wrong", "Bearer", "Bearer wrong", "\x7f", "Basic YTpi", "a" * 5000])
def test_a_wrong_key_is_told_nothing(program: Program, call: str, key: str) -> None:
    answer = program_with(key).send(call, "{}", method=CALLS[call].method)
    assert (answer.status, answer.content) == (401, b"{}")


@pytest.mark.parametrize("form", ["{}", "Bearer {}", "bearer {}", " Bearer  {} "])
def test_a_key_comes_with_or_without_bearer(program: Program, form: str) -> None:
    assert program_with(form.format(program.key)).send("account", "", method="GET").status == 200


def test_a_revoked_key_opens_nothing(program: Program) -> None:
    keys.revoke(ApiKey.objects.get())
    assert program.send("account", "", method="GET").status == 401


def test_a_key_that_may_only_read_fetches_and_makes_nothing(project: Project, upload: str) -> None:
    _, text = keys.create(project, name="Reader", scope=ApiKey.Scope.READ)
    reader = program_with(text)
    assert reader.call("fetch", task_id=upload).status == 200
    for call in ("ai-photo-upload", "ai-photo-train", "ai-photo-generate"):
        answer = reader.send(call, "{}")
        assert (answer.status, list(answer.json)) == (403, ["errors"])


@pytest.mark.parametrize("call", CALLS)
def test_another_method_is_refused(program: Program, call: str) -> None:
    answer = program.send(call, "{}", method="PUT")
    assert (answer.status, answer.headers["Allow"]) == (405, CALLS[call].method)
    assert list(answer.json) == ["errors"]


@pytest.mark.parametrize("call", ELSEWHERE)
def test_the_vendors_other_calls_are_not_here(program: Program, call: str) -> None:
    answer = program.send(call, "{}")
    assert (answer.status, list(answer.json)) == (404, ["errors"])


def test_too_many_calls_are_told_when_to_come_again(program: Program, settings: Settings) -> None:
    settings.PHOTOSTUDIO_API_CALLS = 1
    program.send("account", "", method="GET")
    answer = program.send("account", "", method="GET")
    assert (answer.status, list(answer.json)) == (429, ["errors"])
    assert int(answer.headers["Retry-After"]) > 0


def test_without_a_worker_photos_are_not_begun(program: Program, subject: str) -> None:
    answer = program.call("ai-photo-generate", training_id=subject, prompt="a bottle")
    assert (answer.status, list(answer.json)) == (503, ["errors"])
    assert "No worker" in answer.json["errors"][0]["msg"]


def test_fields_that_nothing_knows_are_told_back(program: Program, upload: str) -> None:
    answer = program.call("fetch", task_id=upload, verbose=True)
    assert answer.headers["X-Photostudio-Ignored"] == "verbose"
