"""The engines' page: what is set up, what it costs, and a test of a service's key that never shows it."""

from collections.abc import Iterator

import pytest
from django.test import Client
from pytest_django import Settings

from tests.engines.remote import vendor as fake
from tests.engines.remote.vendor import KEY, Vendor, running

PAGE = "/settings/engines/"
TEST = "/settings/engines/apiframe/test/"


@pytest.fixture
def vendor(settings: Settings) -> Iterator[Vendor]:
    with running() as vendor:
        settings.PHOTOSTUDIO_APIFRAME_URL, settings.PHOTOSTUDIO_APIFRAME_KEY = vendor.url, KEY
        yield vendor


def test_it_says_where_to_set_a_key(client: Client) -> None:
    text = client.get(PAGE).text
    assert text.count("Not set up") == 2
    assert "<code>PHOTOSTUDIO_PHOTIO_KEY</code>" in text
    assert "<code>PHOTOSTUDIO_APIFRAME_KEY</code>" in text


def test_it_says_what_is_set_up_and_costs_and_never_the_key(client: Client, vendor: Vendor, settings: Settings) -> None:
    settings.PHOTOSTUDIO_APIFRAME_PRICE = "0.1"
    text = client.get(PAGE).text
    assert text.count("Ready") == 2
    assert "$0.10" in text
    assert KEY not in text


def test_it_says_why_a_setting_does_not_count(client: Client) -> None:
    assert "Quality, Freedom: Photio has no such setting." in client.get(PAGE).text


def test_the_test_tells_whose_account_it_is(client: Client, vendor: Vendor) -> None:
    text = client.post(TEST).text
    assert "APIFRAME answers. Account: me@example.org, plan: Basic, credits left: 120." in text
    assert vendor.paths() == ["/account"]


def test_for_htmx_it_answers_with_the_sentence_alone(client: Client, vendor: Vendor) -> None:
    text = client.post(TEST, headers={"HX-Request": "true"}).text
    assert "credits left: 120" in text
    assert "<h1" not in text


def test_what_is_wrong_with_a_key_is_told(client: Client, vendor: Vendor) -> None:
    vendor.failures = [fake.status(401)]
    text = client.post(TEST).text
    assert "APIFRAME does not accept the key." in text
    assert KEY not in text


def test_a_service_without_such_a_call_cannot_be_tested(client: Client) -> None:
    assert client.post("/settings/engines/photio/test/").status_code == 404
    assert "Photio has no call that costs nothing" in client.get(PAGE).text


def test_recorded_answers_are_said(client: Client, settings: Settings) -> None:
    settings.PHOTOSTUDIO_CASSETTES = "somewhere"
    text = client.get(PAGE).text
    assert "Recorded answers stand in for the services" in text
    assert "Not set up" not in text
