"""Where the light of a picture is seen wrongly, it can be said; for a photo of ours there is nothing to say."""

import pytest
from django.test import Client

from photostudio.engines.operations import Regen
from photostudio.projects.models import Asset
from photostudio.web.bases import Base
from photostudio.web.regen import address
from photostudio.web.regen_forms import RegenForm, initial
from tests.web.runs import finished_run

LIGHT = "Light in this picture"


def shown(client: Client, base: Base) -> str:
    return client.get(address(base.picture.project, base)).content.decode()


@pytest.mark.django_db
def test_an_uploaded_picture_offers_to_correct_its_light(client: Client, asset: Asset) -> None:
    assert LIGHT in shown(client, Base(asset))


@pytest.mark.django_db
def test_a_photo_of_ours_knows_its_light(client: Client, asset: Asset) -> None:
    assert LIGHT not in shown(client, Base(finished_run(asset, photos=1)[0]))


@pytest.mark.django_db
def test_what_is_said_of_the_light_reaches_the_operation(asset: Asset) -> None:
    said = {**initial({}), "base": asset.uuid, "prompt": "a candle", "horizon": "0.4", "azimuth": "-60", "warmth": ""}
    form = RegenForm(asset.project, said)  # type: ignore[arg-type]
    assert form.is_valid(), form.errors
    operation = form.operation()
    assert isinstance(operation, Regen)
    assert (operation.horizon, operation.azimuth, operation.warmth) == (0.4, -60, None)


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "value"), [("horizon", "9"), ("azimuth", "200"), ("warmth", "hot")])
def test_light_that_cannot_be_is_refused_at_its_field(asset: Asset, name: str, value: str) -> None:
    form = RegenForm(asset.project, {**initial({}), "base": asset.uuid, name: value})  # type: ignore[arg-type]
    assert not form.is_valid()
    assert name in form.errors
