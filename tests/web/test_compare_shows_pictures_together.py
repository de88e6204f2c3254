"""Compare: two to four pictures of a project on one page, and how two of them differ."""

from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import numpy as np
import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from photostudio.imaging.arrays import Pixels
from photostudio.imaging.codecs import decode, encode_png
from photostudio.projects.models import Asset, Project, Variant
from photostudio.web.compare import address
from photostudio.web.details import grouped
from tests.filed import taken_in
from tests.pictures import photograph
from tests.web.runs import finished_edit, finished_run

SIDE = 48


def picture(project: Project, pixels: Pixels, name: str = "reference.png") -> Asset:
    return taken_in(project, encode_png(pixels), name)


def spotted(count: int) -> Pixels:
    """Return a photo in which `count` pixels are other than in the one without spots."""
    photo = photograph(SIDE, SIDE)[..., :3].copy()
    photo.reshape(-1, 3)[:count] ^= 1
    return photo


def shown(client: Client, *pictures: Asset | Variant) -> str:
    response = client.get(address(pictures[0].project, [each.uuid for each in pictures]))
    assert response.status_code == 200
    return response.text


def difference(client: Client, *pictures: Asset | Variant) -> dict[str, str]:
    query = {"v": [str(each.uuid) for each in pictures]}
    response = client.get(f"/projects/{pictures[0].project.uuid}/compare/difference/", query)
    told: dict[str, str] = response.json()
    return told


def asked_by(link: str) -> list[str]:
    return parse_qs(urlsplit(link).query)["v"]


def test_photos_and_references_stand_together_in_the_order_asked_for(client: Client, asset: Asset) -> None:
    first, second = finished_run(asset)
    page = shown(client, second, asset, first)
    places = [page.index(f'data-uuid="{each.uuid}"') for each in (second, asset, first)]
    assert places == sorted(places)
    assert page.count("data-is-photo") == 2


@pytest.mark.parametrize("count", [0, 1])
def test_fewer_than_two_pictures_are_a_sentence_with_a_way_on(client: Client, asset: Asset, count: int) -> None:
    photos = finished_run(asset)
    photos[1].trash()
    asked = [photos[0].uuid, photos[1].uuid, uuid4()][: 3 * count]
    page = client.get(address(asset.project, asked)).text
    assert "Choose two to four pictures" in page
    assert f"/projects/{asset.project.uuid}/gallery/" in page


def test_each_picture_comes_once_and_a_fifth_stays_out(client: Client, asset: Asset) -> None:
    photos = [*finished_run(asset, photos=3), *finished_run(asset, photos=3)]
    response = client.get(address(asset.project, [photos[0].uuid, *(photo.uuid for photo in photos)]))
    assert [each.base.uuid for each in response.context["pictures"]] == [photo.uuid for photo in photos[:4]]


def test_pictures_of_another_project_stay_out(client: Client, asset: Asset) -> None:
    other = picture(Project.objects.create(name="Spring"), spotted(0))
    response = client.get(address(asset.project, [asset.uuid, other.uuid]))
    assert response.context["pictures"] == []


def test_one_of_three_can_be_taken_away(client: Client, asset: Asset) -> None:
    photos = finished_run(asset, photos=3)
    response = client.get(address(asset.project, [photo.uuid for photo in photos]))
    assert asked_by(response.context["pictures"][1].without) == [str(photos[0].uuid), str(photos[2].uuid)]


def test_an_extended_photo_has_what_it_was_in_its_place(client: Client, asset: Asset) -> None:
    photo = finished_run(asset, photos=1)[0]
    edit = finished_edit(photo)
    frame = {"left": 100, "top": 40, "right": 1124, "bottom": 1064, "width": 1300, "height": 1100}
    edit.job.inputs["base_image"]["frames"] = [frame]
    edit.job.save()
    assert 'data-left="100" data-top="40"' in shown(client, photo, edit)
    assert "data-left" not in shown(client, photo, edit, asset)


def test_the_next_pair_is_of_the_same_run_then_of_older_ones(client: Client, asset: Asset) -> None:
    older = finished_run(asset, photos=3)
    run = finished_run(asset, photos=4)
    Variant.objects.filter(pk=run[2].pk).update(verdict="picked")
    Variant.objects.filter(pk=older[0].pk).update(rating=4)

    def next_of(*pair: Variant) -> list[str]:
        response = client.get(address(asset.project, [photo.uuid for photo in pair]))
        return asked_by(response.context["next_pair"])

    assert next_of(run[0]) == [str(run[1].uuid), str(run[3].uuid)]
    Variant.objects.filter(job=run[0].job).update(verdict="rejected")
    assert next_of(run[1], run[3]) == [str(older[1].uuid), str(older[2].uuid)]


def test_the_last_open_photo_meets_one_of_those_on_the_page(client: Client, asset: Asset) -> None:
    photos = finished_run(asset, photos=3)
    page = client.get(address(asset.project, [photo.uuid for photo in photos[:2]]))
    assert asked_by(page.context["next_pair"]) == [str(photos[0].uuid), str(photos[2].uuid)]
    Variant.objects.update(verdict="rejected")
    assert "All judged" in shown(client, *photos[:2])


def test_the_difference_counts_every_pixel_and_shows_where_they_are(client: Client, project: Project) -> None:
    before, after = picture(project, spotted(0)), picture(project, spotted(1_234))
    told = difference(client, before, after)
    assert told["sentence"] == f"{grouped(1_234)} of {grouped(SIDE * SIDE)} pixels differ"
    answer = client.get(told["picture"])
    seen = decode(b"".join(answer)).pixels
    assert np.count_nonzero(seen[..., 0]) == 1_234


def test_equal_pictures_are_said_to_be_the_same(client: Client, project: Project) -> None:
    same = picture(project, spotted(0), "a.png"), picture(project, spotted(0), "b.png")
    assert difference(client, *same)["sentence"] == f"All {grouped(SIDE * SIDE)} pixels are the same"


def test_pictures_of_other_size_are_named_with_both_sizes(client: Client, project: Project) -> None:
    wide = picture(project, photograph(64, 32)[..., :3], "wide.png")
    told = difference(client, picture(project, spotted(0)), wide)
    assert "48 × 48 and 64 × 32 pixels" in told["sentence"]
    assert told["picture"] == ""


def test_a_page_costs_the_same_queries_for_two_pictures_and_for_four(
    client: Client, asset: Asset, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    photos = [*finished_run(asset, photos=3), *finished_run(asset, photos=3)]
    for count in (2, 4):
        with django_assert_num_queries(5):
            shown(client, *photos[:count])
