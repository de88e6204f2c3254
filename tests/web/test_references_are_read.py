"""What is read of a reference: shown in words, with fields that correct it, and refused with a sentence."""

from typing import Any

import numpy as np
import pytest
from django.test import Client

from photostudio.imaging.codecs import decode, encode_png
from photostudio.jobs import masks, references
from photostudio.projects import store
from photostudio.projects.models import Asset, Project, Variant
from photostudio.web.references import WARNINGS
from tests.filed import taken_in
from tests.web.generated import generated_photo
from tests.web.remixes import reference_in
from tests.web.runs import painted

HTMX = {"HX-Request": "true"}


def read(client: Client, reference: Asset | Variant, **values: str) -> Any:
    address = f"/projects/{reference.project.uuid}/remix/reading/"
    return client.get(address, {"reference": str(reference.uuid), **values}, headers=HTMX)


def in_studio_grey(project: Project, width: int, height: int) -> Asset:
    grey = np.full((height, width, 3), 140, np.uint8)
    return taken_in(project, encode_png(grey), "grey.png")


def test_a_reading_has_a_field_for_all_that_can_be_corrected(client: Client, project: Project) -> None:
    page = read(client, reference_in(project), warmth="0.5").text
    for name in ("horizon", "azimuth", "elevation", "softness", "palette"):
        assert f'name="{name}"' in page
    assert 'name="warmth" step="any" value="0.5"' in page
    assert "The background is" in page
    assert page.count("data-colour") >= 2


def test_what_was_read_once_is_in_the_page_at_once(client: Client, project: Project) -> None:
    reference = reference_in(project)
    address = f"/projects/{project.uuid}/remix/?reference={reference.uuid}"
    assert "<reference-reading" not in client.get(address).text
    read(client, reference)
    assert "<reference-reading" in client.get(address).text


def test_its_pictures_are_served_safely(client: Client, project: Project) -> None:
    reference = reference_in(project)
    for kind, media_type in (("cleaned", "image/webp"), ("subject", "image/png")):
        address = f"/projects/{project.uuid}/remix/reading/{kind}?reference={reference.uuid}"
        response: Any = client.get(address)
        assert response["Content-Type"] == media_type
        assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert decode(b"".join(response.streaming_content)).pixels.shape[:2] == (150, 200)
    assert client.get(f"/projects/{project.uuid}/remix/reading/other?reference={reference.uuid}").status_code == 404


def test_a_painted_subject_makes_room(client: Client, project: Project) -> None:
    reference = reference_in(project)
    painted(reference, share=0.1)
    mask = masks.name_draft(project, reference, name="The jug")
    page = read(client, reference, subject=mask.sha256).text
    assert "What was painted makes room for your product." in page
    assert f'<option value="{mask.sha256}" selected>The jug</option>' in page
    assert "Makes room" in page


def test_the_product_of_a_photo_of_words_makes_room(client: Client, project: Project) -> None:
    room = reference_in(project)
    photo = generated_photo(project, room, width=200, height=150)
    photo.recipe["engine"]["outlines"] = [[80, 40, 120, 40, 120, 110, 80, 110]]
    photo.save()
    assert "The product in it makes room for yours." in read(client, photo).text
    subject = references.read(photo).facts
    assert subject["share"] == pytest.approx(41 * 71 / (200 * 150), rel=0.1)


def test_each_warning_says_what_to_do(client: Client, project: Project, asset: Asset) -> None:
    tiny, cut = in_studio_grey(project, 120, 120), read(client, asset).text
    page = read(client, tiny).text
    for name in ("tiny", "one-colour"):
        assert str(WARNINGS[name]) in page
    assert str(WARNINGS["no-surroundings"]) in cut
    assert "Without it" not in cut
    assert "The background is" not in cut


@pytest.mark.parametrize("name", ["tiny", "no-surroundings", "unsure", "one-colour", "no-ground", "from-above"])
def test_every_warning_of_the_studio_has_a_sentence(name: str) -> None:
    assert str(WARNINGS[name]).endswith(".")


def test_what_cannot_be_read_says_why_and_loses_nothing(client: Client, project: Project) -> None:
    reference = reference_in(project)
    store.path(reference.sha256).unlink()
    response = read(client, reference, azimuth="-90")
    assert response.status_code == 422
    assert "Look again" in response.text
    assert 'name="azimuth" value="-90"' in response.text


def test_without_htmx_it_leads_to_the_page(client: Client, project: Project) -> None:
    reference = reference_in(project)
    response = client.get(f"/projects/{project.uuid}/remix/reading/?reference={reference.uuid}")
    assert response["Location"] == f"/projects/{project.uuid}/remix/?reference={reference.uuid}"
    assert references.present(reference) is None


def test_only_pictures_of_the_project_are_read(client: Client, asset: Asset) -> None:
    other = Project.objects.create(name="Other")
    for query in (f"?reference={asset.uuid}", "?reference=nonsense", ""):
        assert client.get(f"/projects/{other.uuid}/remix/reading/{query}", headers=HTMX).status_code == 404
