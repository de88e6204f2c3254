"""Photos are judged: stars, favourites, verdicts, of one or of many, and of nothing else."""

import json
import re

import pytest
from django.test import Client

from photostudio.projects.models import Asset, Project, Variant
from tests.web.runs import finished_run

HTMX = {"HX-Request": "true"}


def address(project: Project) -> str:
    return f"/projects/{project.uuid}/judge/"


def judge(client: Client, photos: list[Variant], **values: str) -> int:
    sent = {"variants": [str(photo.uuid) for photo in photos], **values}
    return client.post(address(photos[0].project), sent, headers=HTMX).status_code


def test_many_photos_get_their_stars_at_once(client: Client, asset: Asset) -> None:
    photos = finished_run(asset, photos=3)
    assert judge(client, photos[:2], rating="4") == 200
    assert [photo.rating for photo in Variant.objects.order_by("number")] == [4, 4, 0]


def test_what_is_not_sent_stays_as_it_is(client: Client, asset: Asset) -> None:
    (photo,) = finished_run(asset, photos=1)
    judge(client, [photo], rating="5")
    judge(client, [photo], favourite="1", verdict="picked")
    judge(client, [photo], verdict="")
    photo.refresh_from_db()
    assert (photo.rating, photo.is_favourite, photo.verdict) == (5, True, "")


def test_htmx_gets_each_photos_buttons_in_their_place(client: Client, asset: Asset) -> None:
    photos = finished_run(asset)
    sent = {"variants": [str(photo.uuid) for photo in photos], "rating": "3", "part": "tile"}
    answer = client.post(address(asset.project), sent, headers=HTMX)
    places = re.findall(r"hx-swap-oob=\"outerHTML:\[data-judgement='([0-9a-f-]+)'\]\"", answer.text)
    assert places == [str(photo.uuid) for photo in photos]
    assert answer.text.count('class="judgement-button star is-on"') == 6
    judged = json.loads(answer.headers["HX-Trigger"])["variants-judged"]["variants"]
    assert judged[0] == {"uuid": str(photos[0].uuid), "rating": 3, "favourite": False, "verdict": ""}


def test_a_script_gets_json_and_a_plain_form_its_page(client: Client, asset: Asset) -> None:
    (photo,) = finished_run(asset, photos=1)
    sent = {"variants": str(photo.uuid), "verdict": "rejected"}
    answer = client.post(address(asset.project), sent, headers={"Accept": "application/json"})
    assert answer.json()["variants"][0]["verdict"] == "rejected"
    page = f"/variants/{photo.uuid}/"
    assert client.post(address(asset.project), {**sent, "next": page}).headers["Location"] == page
    elsewhere = client.post(address(asset.project), {**sent, "next": "https://example.org/"})
    assert elsewhere.headers["Location"] == f"/projects/{asset.project.uuid}/gallery/"


@pytest.mark.parametrize(
    "values", [{}, {"rating": "6"}, {"rating": "-1"}, {"rating": "five"}, {"favourite": "yes"}, {"verdict": "maybe"}]
)
def test_what_is_no_judgement_is_refused_and_changes_nothing(
    client: Client, asset: Asset, values: dict[str, str]
) -> None:
    (photo,) = finished_run(asset, photos=1)
    assert judge(client, [photo], **values) == 400
    photo.refresh_from_db()
    assert (photo.rating, photo.is_favourite, photo.verdict) == (0, False, "")


def test_photos_of_others_are_not_found_and_none_is_judged(client: Client, asset: Asset) -> None:
    mine, stranger = finished_run(asset)
    other = Project.objects.create(name="Spring")
    Variant.objects.filter(pk=stranger.pk).update(project=other)
    assert judge(client, [mine, stranger], rating="2") == 404
    mine.refresh_from_db()
    assert mine.rating == 0


@pytest.mark.parametrize("uuids", [[], ["no-uuid"]])
def test_no_photos_at_all_are_no_selection(client: Client, asset: Asset, uuids: list[str]) -> None:
    answer = client.post(address(asset.project), {"variants": uuids, "rating": "2"}, headers=HTMX)
    assert answer.status_code in {400, 404}


def test_a_photos_page_has_its_buttons(client: Client, asset: Asset) -> None:
    (photo,) = finished_run(asset, photos=1)
    Variant.objects.update(rating=2)
    page = client.get(f"/variants/{photo.uuid}/").text
    assert f'data-judgement="{photo.uuid}" data-rating="2"' in page
