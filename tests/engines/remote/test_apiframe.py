"""APIFRAME: photos of a subject that was trained there, and the training itself."""

import base64
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np
import pytest

from photostudio.engines.apiframe.engine import Apiframe, open_apiframe
from photostudio.engines.apiframe.service import Account, account
from photostudio.engines.base import Configuration, Result
from photostudio.engines.errors import EngineError, InvalidOperation, Unsupported
from photostudio.engines.operations import Photo
from photostudio.engines.protection import fidelity
from photostudio.engines.remote import errors
from photostudio.imaging.codecs import decode, encode_png
from photostudio.jobs.downloads import download
from tests.engines.contract import instant, silent
from tests.engines.remote import vendor as fake
from tests.engines.remote.vendor import CALLING, KEY, PAGE, Vendor
from tests.jobs.link_server import LinkServer, answer
from tests.pictures import cutout


def photo(**changes: Any) -> Photo:
    usual: dict[str, Any] = {"prompt": "TOKMSN on marble", "training_id": "task-9", "trigger_word": "TOKMSN", "seed": 7}
    return Photo(**usual | changes)


def made(engine: Apiframe, operation: Photo) -> list[Result]:
    return list(engine.run(operation, {}, progress=silent))


def refused(engine: Apiframe) -> EngineError:
    with pytest.raises(EngineError) as told:
        made(engine, photo())
    assert KEY not in str(told.value)
    return told.value


def test_it_sends_the_documented_fields_and_brings_the_photo(apiframe: Apiframe, vendor: Vendor) -> None:
    (result,) = made(apiframe, photo())
    assert vendor.calls[0] == (
        "/ai-photo-generate",
        {
            "training_id": "task-9",
            "prompt": "TOKMSN on marble",
            "seed": 7,
            "aspect_ratio": "1:1",
            "number_of_images": 1,
        },
    )
    assert result.pixels.shape == (1024, 1024, 3)
    assert (result.pixels == 7).all()
    assert result.recipe == {"request": "task-1"}
    assert fidelity(photo(), {}, result.pixels).protected == 0


def test_the_key_is_sent_to_the_service_and_not_with_a_pictures_link(apiframe: Apiframe, vendor: Vendor) -> None:
    made(apiframe, photo())
    assert vendor.keys == [KEY, ""]


def test_each_variant_has_its_seed_and_a_call_of_its_own(apiframe: Apiframe, vendor: Vendor) -> None:
    assert [result.seed for result in made(apiframe, photo(variants=3))] == [7, 8, 9]
    assert [sent["seed"] for path, sent in vendor.calls if path == "/ai-photo-generate"] == [7, 8, 9]


def test_it_goes_on_from_a_later_variant(apiframe: Apiframe, vendor: Vendor) -> None:
    (result,) = apiframe.run(photo(variants=2), {}, progress=silent, first=1)
    assert result.seed == 8


def test_another_size_is_asked_for_as_a_ratio_or_in_pixels(apiframe: Apiframe, vendor: Vendor) -> None:
    made(apiframe, photo(width=1216, height=832))
    made(apiframe, photo(width=640, height=480))
    ratio, custom = (sent for path, sent in vendor.calls if path == "/ai-photo-generate")
    assert ratio["aspect_ratio"] == "3:2"
    assert "width" not in ratio
    assert (custom["aspect_ratio"], custom["width"], custom["height"]) == ("custom", 640, 480)


def test_a_photo_of_the_same_shape_is_resampled_and_it_is_noted(apiframe: Apiframe, vendor: Vendor) -> None:
    vendor.files["/small.png"] = encode_png(fake.plain(512, 512, 9))
    vendor.link = f"{vendor.url}/small.png"
    (result,) = made(apiframe, photo())
    assert result.pixels.shape == (1024, 1024, 3)
    assert result.recipe["resampled_from"] == [512, 512]


def test_a_photo_of_another_shape_is_refused_naming_both_sizes(apiframe: Apiframe, vendor: Vendor) -> None:
    vendor.files["/wide.png"] = encode_png(fake.plain(200, 100, 9))
    vendor.link = f"{vendor.url}/wide.png"
    assert "200 × 100 pixels where 1024 × 1024" in str(refused(apiframe))


def test_a_subject_that_the_words_do_not_name_is_put_before_them(apiframe: Apiframe, vendor: Vendor) -> None:
    made(apiframe, photo(prompt="on marble"))
    assert vendor.calls[0][1]["prompt"] == "TOKMSN, on marble"


def test_it_refuses_what_it_does_not_do(apiframe: Apiframe) -> None:
    with pytest.raises(Unsupported, match="APIFRAME does not do 'instant'"):
        list(apiframe.run(instant(), {}, progress=silent))


def test_a_task_is_asked_after_until_it_is_finished(apiframe: Apiframe, vendor: Vendor) -> None:
    vendor.failures = [fake.status(200, {"task_id": "task-1", "status": "processing"})]
    vendor.tasks["task-1"] = 3
    vendor.fields["task-1"] = ("/ai-photo-generate", {"aspect_ratio": "1:1", "seed": 5})
    (result,) = made(apiframe, photo())
    assert vendor.paths()[:4] == ["/ai-photo-generate", "/fetch", "/fetch", "/fetch"]
    assert (result.pixels == 5).all()


def test_a_task_that_never_finishes_is_given_up(configuration: Configuration, vendor: Vendor) -> None:
    vendor.failures = [fake.status(200, {"task_id": "task-1", "status": "processing"})]
    vendor.tasks["task-1"] = 10**6
    vendor.fields["task-1"] = ("/ai-photo-generate", {})
    hasty = open_apiframe(replace(configuration, calling=replace(CALLING, seconds=0.3)))
    assert isinstance(refused(hasty), errors.TooSlow)


def test_a_task_that_failed_says_why(apiframe: Apiframe, vendor: Vendor) -> None:
    vendor.failures = [fake.status(200, {"task_id": "task-1", "status": "failed", "message": "Out of memory."})]
    assert "gave up: “Out of memory.”" in str(refused(apiframe))


@pytest.mark.parametrize(
    ("reply", "sentence"),
    [
        ({"status": "finished", "image_urls": ["x"]}, "a task without a number"),
        ({"task_id": 7, "status": "finished"}, "a task without a number"),
        ({"task_id": "t", "status": "finished"}, "no link to a picture"),
        ({"task_id": "t", "status": "finished", "image_urls": []}, "no link to a picture"),
        ({"task_id": "t", "status": "finished", "image_urls": [None]}, "no link to a picture"),
    ],
)
def test_an_answer_that_is_not_as_documented_is_told(
    apiframe: Apiframe, vendor: Vendor, reply: dict[str, Any], sentence: str
) -> None:
    vendor.failures = [fake.status(200, reply)]
    assert sentence in str(refused(apiframe))


def test_what_the_service_says_of_a_bad_request_is_told(apiframe: Apiframe, vendor: Vendor) -> None:
    vendor.failures = [fake.status(400, {"errors": [{"msg": "training_id is required"}]})]
    assert "“training_id is required”" in str(refused(apiframe))


def test_a_link_that_leads_to_nothing_is_told(apiframe: Apiframe, vendor: Vendor) -> None:
    vendor.link = f"{vendor.url}/pictures/gone.png"
    vendor.failures = []
    real = fake.status(200, {"task_id": "t", "status": "finished", "image_urls": [vendor.link]})
    vendor.failures = [real, fake.status(404)]
    assert "a link to a picture that is not there (it said 404)" in str(refused(apiframe))


def test_a_link_that_leads_to_a_page_is_told(apiframe: Apiframe, vendor: Vendor) -> None:
    vendor.files["/page"] = PAGE
    vendor.link = f"{vendor.url}/page"
    assert "no picture" in str(refused(apiframe))


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/x.png", "http://10.0.0.7/x.png", "file:///etc/passwd", "x", ""])
def test_a_link_to_a_private_address_is_not_followed(configuration: Configuration, vendor: Vendor, url: str) -> None:
    real = fake.status(200, {"task_id": "t", "status": "finished", "image_urls": [url]})
    vendor.failures = [real]
    told = refused(open_apiframe(replace(configuration, download=download)))
    assert "could not be fetched" in str(told)
    assert told.retryable


def test_a_picture_on_another_public_host_is_fetched(configuration: Configuration, vendor: Vendor) -> None:
    vendor.link = "http://cdn.example.org/photo.png"
    with LinkServer() as elsewhere:
        elsewhere.answers = [answer(encode_png(fake.plain(1024, 1024, 3)))]
        fetch = partial(download, resolve=elsewhere.resolve)
        (result,) = made(open_apiframe(replace(configuration, download=fetch)), photo())
    assert (result.pixels == 3).all()
    assert KEY not in elsewhere.requests[0]


def test_a_redirect_of_a_picture_to_a_private_address_is_not_followed(
    configuration: Configuration, vendor: Vendor
) -> None:
    vendor.link = "http://cdn.example.org/photo.png"
    with LinkServer() as elsewhere:
        elsewhere.places["inside.example.org"] = ["192.168.1.1"]
        elsewhere.answers = [answer(b"", 302, "Location: http://inside.example.org/")]
        fetch = partial(download, resolve=elsewhere.resolve)
        assert "could not be fetched" in str(refused(open_apiframe(replace(configuration, download=fetch))))


def test_training_uploads_learns_and_gives_the_id_for_photos(apiframe: Apiframe, vendor: Vendor) -> None:
    told: list[float] = []
    products = [cutout(32, 48), cutout(48, 48)]
    training_id = apiframe.train(products, "TOKMSN", progress=lambda fraction, _: told.append(fraction))
    assert vendor.paths() == ["/ai-photo-upload", "/fetch", "/ai-photo-train", "/fetch"]
    upload, train = vendor.calls[0][1], vendor.calls[2][1]
    sent = [decode(base64.b64decode(image)).pixels for image in upload["images"]]
    assert all((one == other).all() for one, other in zip(sent, products, strict=True))
    assert train == {"training_images_id": "task-1", "trigger_word": "TOKMSN"}
    assert training_id == "task-2"
    assert told == sorted(told)
    assert told[-1] == 1


@pytest.mark.parametrize("count", [0, 31])
def test_training_takes_one_to_thirty_pictures(apiframe: Apiframe, vendor: Vendor, count: int) -> None:
    with pytest.raises(InvalidOperation, match="from 1 to 30"):
        apiframe.train([np.zeros((8, 8, 4), np.uint8)] * count, "TOKMSN", progress=silent)
    assert vendor.calls == []


def test_the_id_is_told_before_the_product_is_learned(apiframe: Apiframe, vendor: Vendor) -> None:
    paths: list[list[str]] = []
    apiframe.train([cutout(32, 48)], "TOKMSN", progress=silent, on_begun=lambda _: paths.append(vendor.paths()))
    assert paths == [["/ai-photo-upload", "/fetch", "/ai-photo-train"]]


def test_a_training_that_has_begun_is_gone_on_with_and_not_paid_for_twice(apiframe: Apiframe, vendor: Vendor) -> None:
    training_id = apiframe.train([cutout(32, 48)], "TOKMSN", progress=silent)
    vendor.calls.clear()
    assert apiframe.train([cutout(32, 48)], "TOKMSN", progress=silent, begun=training_id) == training_id
    assert vendor.paths() == ["/fetch"]


def test_one_that_has_failed_meanwhile_is_begun_anew(apiframe: Apiframe, vendor: Vendor) -> None:
    vendor.failures = [fake.status(200, {"task_id": "old", "status": "failed", "message": "Out of memory"})]
    assert apiframe.train([cutout(32, 48)], "TOKMSN", progress=silent, begun="old") == "task-2"
    assert vendor.paths()[:2] == ["/fetch", "/ai-photo-upload"]


def test_one_that_the_service_knows_no_more_is_begun_anew(apiframe: Apiframe, vendor: Vendor) -> None:
    vendor.failures = [fake.status(404, {"errors": [{"msg": "no such task"}]})]
    assert apiframe.train([cutout(32, 48)], "TOKMSN", progress=silent, begun="old") == "task-2"


def test_the_account_costs_nothing_and_tells_whose_key_it_is(vendor: Vendor) -> None:
    assert account(vendor.service, CALLING) == Account(email="me@example.org", plan="Basic", credits="120")
    assert vendor.paths() == ["/account"]
