"""Whatever a service does wrong ends soon, with a sentence that says what to do; nothing of it is kept."""

import base64
from dataclasses import replace
from email.utils import formatdate
from time import time

import numpy as np
import pytest

from photostudio.engines.base import Configuration, Result
from photostudio.engines.errors import EngineError
from photostudio.engines.photio.engine import Photio, open_photio
from photostudio.engines.remote import errors
from photostudio.engines.remote.vendor import retry_after
from photostudio.engines.services import Service
from photostudio.imaging.codecs import encode_png
from tests.engines.contract import instant, run
from tests.engines.remote import vendor as fake
from tests.engines.remote.vendor import CALLING, KEY, PAGE, Failure, Vendor
from tests.pictures import cutout

PLACED = cutout(64, 64)
PICTURE = encode_png(PLACED[..., :3])
IN_BASE64 = base64.b64encode(PICTURE).decode()


def asked(photio: Photio) -> Result:
    (result,) = run(photio, instant(), PLACED)
    return result


@pytest.mark.parametrize(
    ("failure", "kind", "sentence", "retryable"),
    [
        (fake.status(401), errors.KeyRefused, "check PHOTOSTUDIO_PHOTIO_KEY", False),
        (fake.status(400, {"body": "Seed is\nwrong."}), errors.Refused, "“Seed is wrong.”", False),
        (fake.status(422, {"error": {"message": "No link."}}), errors.Refused, "“No link.”", False),
        (fake.status(402), errors.Refused, "“402”", False),
        (fake.status(404), errors.Refused, "“404”", False),
        (fake.status(302, Location="http://10.0.0.1/"), errors.WrongAddress, "PHOTOSTUDIO_PHOTIO_URL", False),
        (fake.status(429, Retry_After="3600"), errors.Busy, "try again in 3600 seconds", True),
        (fake.says(PAGE, "text/html"), errors.BadAnswer, "a web page", True),
        (fake.says(b'{"status_code": 200, "bo'), errors.BadAnswer, "no JSON", True),
        (fake.says(b"[1, 2]"), errors.BadAnswer, "no JSON", True),
        (fake.says(b"[" * 100_000), errors.BadAnswer, "no JSON", True),
        (fake.status(200, {"status_code": 200}), errors.BadAnswer, "no picture", True),
        (fake.status(200, {"status_code": 200, "body": 7}), errors.BadAnswer, "no picture", True),
        (fake.body(IN_BASE64[:101]), errors.BadAnswer, "cut off", True),
        (fake.body(IN_BASE64[:100]), errors.BadAnswer, "cut off", True),
        (fake.body(f"data:image/png;base64,{IN_BASE64}"), errors.BadAnswer, "cut off", True),
        (fake.body(base64.b64encode(PAGE).decode()), errors.BadAnswer, "no picture", True),
        (fake.picture(np.zeros((64, 63, 3), np.uint8)), errors.BadAnswer, "63 × 64 pixels where 64 × 64", True),
        (fake.picture(np.zeros((128, 128, 3), np.uint8)), errors.BadAnswer, "128 × 128 pixels where 64 × 64", True),
        (fake.picture(PLACED), errors.BadAnswer, "holes", True),
        (fake.endless, errors.BadAnswer, "more than a picture", True),
        (fake.says(PICTURE, Content_Encoding="gzip"), errors.BadAnswer, "more than a picture", True),
        (fake.breaks_off, errors.BrokenOff, "look at your account", True),
    ],
)
def test_a_failure_that_will_not_pass_is_told_at_once(
    photio: Photio,
    vendor: Vendor,
    failure: Failure,
    kind: type[EngineError],
    sentence: str,
    retryable: bool,
) -> None:
    vendor.failures = [failure]
    with pytest.raises(kind, match=sentence) as told:
        asked(photio)
    assert told.value.retryable is retryable
    assert len(vendor.calls) == 1
    assert KEY not in str(told.value)


@pytest.mark.parametrize(
    "failure",
    [
        fake.status(500),
        fake.status(502),
        fake.status(503, Retry_After="0"),
        fake.status(504),
        fake.says(PAGE, "text/html", 503),
        fake.status(200, {"status_code": 500, "body": "Internal error"}),
        fake.status(429, Retry_After="0"),
    ],
)
def test_a_failure_that_passes_is_tried_again(photio: Photio, vendor: Vendor, failure: Failure) -> None:
    vendor.failures = [failure, failure]
    assert asked(photio).pixels.shape == (64, 64, 3)
    assert len(vendor.calls) == 3


@pytest.mark.parametrize("failure", [fake.status(503), fake.status(200, {"status_code": 500, "body": "Internal"})])
def test_trouble_that_stays_is_told_after_the_last_try(photio: Photio, vendor: Vendor, failure: Failure) -> None:
    vendor.failures = [failure] * 3
    with pytest.raises(errors.Troubled, match="3 times") as told:
        asked(photio)
    assert told.value.retryable
    assert len(vendor.calls) == 3


@pytest.mark.parametrize("failure", [fake.hangs, fake.drips])
def test_an_answer_that_does_not_come_in_time_is_given_up_and_not_paid_for_twice(
    configuration: Configuration, vendor: Vendor, failure: Failure
) -> None:
    vendor.failures = [failure]
    hasty = open_photio(replace(configuration, calling=replace(CALLING, seconds=0.5)))
    with pytest.raises(errors.TooSlow, match="look at your account") as told:
        asked(hasty)
    assert told.value.retryable
    assert len(vendor.calls) == 1


def test_a_slow_answer_is_waited_for_and_told_of(photio: Photio, vendor: Vendor) -> None:
    told: list[tuple[float, str]] = []

    def slowly(handler: fake.Handler) -> None:
        handler.vendor.closing.wait(0.7)
        fake.body(IN_BASE64)(handler)

    vendor.failures = [slowly]
    images = {"product_image": PLACED}
    list(photio.run(instant(), images, progress=lambda fraction, stage: told.append((fraction, stage))))
    waited = [fraction for fraction, stage in told if stage == "waiting for Photio"]
    assert len(waited) >= 2
    assert waited == sorted(waited)


def test_cancelling_ends_the_wait(photio: Photio, vendor: Vendor) -> None:
    def cancel(fraction: float, stage: str) -> None:
        if stage == "waiting for Photio" and vendor.calls:
            raise EngineError("Enough.")

    vendor.failures = [fake.hangs]
    with pytest.raises(EngineError, match="Enough"):
        list(photio.run(instant(), {"product_image": PLACED}, progress=cancel))


def test_a_service_without_a_key_is_not_called(configuration: Configuration, vendor: Vendor) -> None:
    keyless = open_photio(replace(configuration, photio=Service(url=vendor.url)))
    with pytest.raises(errors.NoKey, match="Set PHOTOSTUDIO_PHOTIO_KEY"):
        asked(keyless)
    assert vendor.calls == []


def test_a_service_that_is_not_there_is_tried_again_and_told(configuration: Configuration) -> None:
    away = open_photio(replace(configuration, photio=Service(url="http://127.0.0.1:1", key=KEY)))
    with pytest.raises(errors.Unreachable, match=r"could not be reached at http://127\.0\.0\.1:1") as told:
        asked(away)
    assert told.value.retryable


def test_a_key_that_cannot_be_sent_is_told_without_showing_it(configuration: Configuration, vendor: Vendor) -> None:
    wrong = open_photio(replace(configuration, photio=Service(url=vendor.url, key="pt-secret\nX-More: 1")))
    with pytest.raises(errors.WrongAddress) as told:
        asked(wrong)
    chain = f"{told.value!r} {told.value.__cause__!r} {told.value.__context__!r}"
    assert "secret" not in chain
    assert vendor.calls == []


def test_the_key_is_seen_nowhere(configuration: Configuration, vendor: Vendor) -> None:
    vendor.failures = [fake.status(400, {"body": f"The key {KEY} has no credits."})]
    with pytest.raises(errors.Refused, match=r"The key … has no credits\.") as told:
        asked(open_photio(configuration))
    assert KEY not in repr(configuration) + str(told.value)


def test_no_redirect_is_followed_with_the_key(photio: Photio, vendor: Vendor) -> None:
    vendor.failures = [fake.status(307, Location=f"{vendor.url}/v1/inference/elsewhere")]
    with pytest.raises(errors.WrongAddress):
        asked(photio)
    assert vendor.paths() == ["/v1/inference/instant"]


def test_what_was_made_before_a_failure_is_kept(photio: Photio, vendor: Vendor) -> None:
    results = photio.run(instant(variants=2), {"product_image": PLACED}, progress=lambda *_: None)
    assert next(results).seed == 7
    vendor.failures = [fake.status(401)]
    with pytest.raises(errors.KeyRefused):
        next(results)


@pytest.mark.parametrize(("text", "seconds"), [("7", 7), ("", 0), ("soon", 0), ("9" * 400, 0), ("-3", 0)])
def test_a_wait_is_read_in_seconds(text: str, seconds: float) -> None:
    assert retry_after({"retry-after": text}) == seconds


def test_a_wait_is_read_from_a_date() -> None:
    assert 50 < retry_after({"retry-after": formatdate(time() + 60, usegmt=True)}) < 61
