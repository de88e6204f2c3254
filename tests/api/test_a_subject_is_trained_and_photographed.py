"""APIFRAME's calls over HTTP, by a client as the vendor's pages write it: upload, train, fetch, generate, open."""

import re
from io import BytesIO

import pytest
import requests

from photostudio.imaging.codecs import decode_own, encode_png
from photostudio.projects.models import ApiCall, Asset, Job, Project, Subject, Variant
from tests.api.apiframe_client import TIMEOUT, ApiframeClient
from tests.api.conftest import BOTTLE, spelled
from tests.pictures import cutout

pytestmark = pytest.mark.usefixtures("at_work")
IMAGES = [spelled(BOTTLE), spelled(encode_png(cutout(128, 96)))]


def test_the_whole_flow(apiframe: ApiframeClient, project: Project) -> None:
    upload = apiframe.told("ai-photo-upload", images=IMAGES, ethnicity="white", gender="female", age=30)
    assert list(upload) == ["task_id"]
    prepared = apiframe.finished(upload["task_id"])
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", prepared.pop("expires_at"))
    assert prepared == {**upload, "status": "finished", "message": "Images ready for training"}

    training = apiframe.told("ai-photo-train", training_images_id=upload["task_id"], trigger_word="BOTTLX")
    assert list(training) == ["task_id"]
    trained = apiframe.finished(training["task_id"])
    assert {**trained, "message": ""} == {
        **training,
        "status": "finished",
        "message": "",
        "percentage": 100,
        "trigger_word": "BOTTLX",
    }

    made = apiframe.told(
        "ai-photo-generate",
        training_id=training["task_id"],
        prompt="BOTTLX on marble",
        aspect_ratio="custom",
        width="320",
        height=256,
        number_of_images="2",
        seed=7,
    )
    assert (made["status"], made["task_type"], len(made["image_urls"])) == ("finished", "ai-photo-generate", 2)
    for url in made["image_urls"]:
        answer = requests.get(url, timeout=TIMEOUT)
        assert (answer.status_code, answer.headers["Content-Type"]) == (200, "image/png")
        assert decode_own(answer.content).shape == (256, 320, 3)
    assert apiframe.told("fetch", task_id=made["task_id"]).keys() == made.keys()
    assert [variant.seed for variant in Variant.objects.order_by("number")] == [7, 8]
    assert {asset.project for asset in Asset.objects.all()} == {Subject.objects.get().project} == {project}


def test_every_call_is_logged_with_its_job(apiframe: ApiframeClient) -> None:
    training_id = apiframe.trained(IMAGES)
    apiframe.told("ai-photo-generate", training_id=training_id, prompt="a bottle")
    calls = {call.operation: call for call in ApiCall.objects.order_by("pk")}
    assert set(calls) == {"ai-photo-upload", "ai-photo-train", "fetch", "ai-photo-generate"}
    assert {call.status_code for call in calls.values()} == {200}
    assert calls["ai-photo-train"].job == Subject.objects.get().job
    assert calls["ai-photo-generate"].job == Variant.objects.get().job
    assert str(calls["ai-photo-train"].uuid) == training_id


def test_the_usual_trigger_word_and_ratio_are_the_vendors(apiframe: ApiframeClient) -> None:
    training_id = apiframe.trained(IMAGES)
    assert apiframe.told("fetch", task_id=training_id)["trigger_word"] == "TOKMSN"
    apiframe.told("ai-photo-generate", training_id=training_id, prompt="TOKMSN on a table", aspect_ratio="", seed=None)
    assert (Variant.objects.get().width, Variant.objects.get().height) == (1024, 1024)


@pytest.mark.parametrize(("ratio", "size"), [("4:1", (2048, 512)), ("9:21", (640, 1536))])
def test_a_ratio_gives_its_size(ratio: str, size: tuple[int, int], apiframe: ApiframeClient) -> None:
    training_id = apiframe.trained(IMAGES)
    apiframe.told("ai-photo-generate", training_id=training_id, prompt="a bottle", aspect_ratio=ratio)
    assert (Variant.objects.get().width, Variant.objects.get().height) == size


def test_many_tasks_are_fetched_at_once(apiframe: ApiframeClient) -> None:
    training_id = apiframe.trained(IMAGES)
    tasks = [str(call.uuid) for call in ApiCall.objects.exclude(operation="fetch").order_by("pk")]
    told = apiframe.told("fetch-many", task_ids=tasks)
    assert [task["task_id"] for task in told["tasks"]] == tasks
    assert told["tasks"][1]["task_id"] == training_id


def test_a_training_under_way_tells_how_far_it_is_as_text(apiframe: ApiframeClient) -> None:
    training_id = apiframe.trained(IMAGES)
    Job.objects.update(status=Job.Status.RUNNING, fraction=0.4, token=None)
    told = apiframe.told("fetch", task_id=training_id)
    assert told == {
        "task_id": training_id,
        "task_type": "ai-photo-train",
        "message": "Training is in progress",
        "status": "processing",
        "percentage": "40",
    }


def test_a_training_that_failed_says_why(apiframe: ApiframeClient) -> None:
    training_id = apiframe.trained(IMAGES)
    Job.objects.update(status=Job.Status.FAILED, error="The pictures do not belong together.")
    told = apiframe.told("fetch", task_id=training_id)
    assert (told["status"], told["message"]) == ("failed", "The pictures do not belong together.")


def test_photos_that_fail_are_a_failed_task(apiframe: ApiframeClient) -> None:
    training_id = apiframe.trained(IMAGES)
    answer = apiframe.post("ai-photo-generate", training_id=training_id, prompt="a bottle, fails")
    assert answer.status_code in {500, 503}
    told = apiframe.told("fetch", task_id=answer.headers["X-Request-Id"])
    assert (told["status"], told["message"]) == ("failed", "The slow engine was told to fail.")


def test_photos_are_finished_as_soon_as_all_are_there(apiframe: ApiframeClient) -> None:
    training_id = apiframe.trained(IMAGES)
    made = apiframe.told("ai-photo-generate", training_id=training_id, prompt="a bottle")
    Job.objects.update(status=Job.Status.RUNNING, token=None)  # while the worker makes what pages show of them
    assert apiframe.told("fetch", task_id=made["task_id"])["image_urls"]
    Job.objects.update(parameters={"variants": 2})
    assert apiframe.told("fetch", task_id=made["task_id"]) == {
        "task_id": made["task_id"],
        "task_type": "ai-photo-generate",
        "status": "processing",
    }


def test_a_subject_that_was_trained_in_the_browser_is_photographed_too(apiframe: ApiframeClient) -> None:
    apiframe.trained(IMAGES)
    subject = str(Subject.objects.get().uuid)
    assert apiframe.told("ai-photo-generate", training_id=subject, prompt="a bottle")["status"] == "finished"


def test_the_same_call_sent_again_is_the_same_task(apiframe: ApiframeClient) -> None:
    def send(call: str, **payload: object) -> str:
        task_id: str = apiframe.post(call, idempotency_key=call, **payload).json()["task_id"]
        return task_id

    upload = send("ai-photo-upload", images=IMAGES)
    assert send("ai-photo-upload", images=IMAGES) == upload
    training = send("ai-photo-train", training_images_id=upload)
    assert send("ai-photo-train", training_images_id=upload) == training
    assert Subject.objects.count() == 1
    assert Asset.objects.count() == len(IMAGES)


def test_the_account_has_the_vendors_fields(apiframe: ApiframeClient) -> None:
    training_id = apiframe.trained(IMAGES)
    apiframe.told("ai-photo-generate", training_id=training_id, prompt="a bottle", number_of_images=2)
    account = apiframe.request("GET", "account").json()
    assert set(account) == {"email", "credits", "total_images", "plan", "next_billing_date"}
    assert account["total_images"] == 2


def test_one_kept_photo_is_a_png_of_the_stores(apiframe: ApiframeClient) -> None:
    training_id = apiframe.trained(IMAGES)
    (url,) = apiframe.told("ai-photo-generate", training_id=training_id, prompt="a bottle")["image_urls"]
    assert BytesIO(requests.get(url, timeout=TIMEOUT).content).read(4) == b"\x89PNG"
