"""The gallery: photos in stacks or singly, filtered and sorted by their address, in pages."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from photostudio.projects.models import Asset, Job, Project, Variant
from tests.web.runs import finished_run, job_of, photo_of


def gallery(client: Client, project: Project, query: str = "", *, part: str = "") -> str:
    headers = {"HX-Request": "true", "HX-Target": part} if part else {}
    answer = client.get(f"/projects/{project.uuid}/gallery/{query}", headers=headers)
    assert answer.status_code == 200
    return answer.text


def tiles(page: str) -> int:
    return page.count('class="tile"') + page.count('class="tile is-folded"')


def test_a_project_without_photos_says_what_to_do(client: Client, project: Project) -> None:
    assert "No photos yet" in gallery(client, project)


def test_photos_stand_at_their_stored_ratio(client: Client, asset: Asset) -> None:
    (photo,) = finished_run(asset, photos=1)
    Variant.objects.update(width=1344, height=768)
    page = gallery(client, asset.project)
    assert f'/variants/{photo.uuid}/image/thumb" width="1344" height="768"' in page
    assert 'data-ratio="1.7500"' in page


def test_a_run_is_folded_to_its_best_photo_and_opens_in_its_place(client: Client, asset: Asset) -> None:
    photos = finished_run(asset, photos=3)
    Variant.objects.filter(pk=photos[1].pk).update(rating=4)
    folded = gallery(client, asset.project)
    assert tiles(folded) == 1
    assert f'id="open-{photos[1].uuid}"' in folded
    assert 'data-photos="' + " ".join(str(photo.uuid) for photo in photos) in folded
    assert tiles(gallery(client, asset.project, f"?open={photos[0].job.uuid}")) == 3
    assert tiles(gallery(client, asset.project, "?stacks=0")) == 3


def test_photos_in_the_trash_previews_and_runs_without_photos_are_left_out(client: Client, asset: Asset) -> None:
    trashed, preview, kept = finished_run(asset, photos=3)
    trashed.trash()
    Variant.objects.filter(pk=preview.pk).update(is_preview=True)
    job_of(asset, status=Job.Status.FAILED)
    page = gallery(client, asset.project)
    assert tiles(page) == 1
    assert str(kept.uuid) in page
    assert "1 photo</p>" in page


def test_cells_are_shown_anew_and_come_empty_when_nothing_is_left(client: Client, asset: Asset) -> None:
    one, two = finished_run(asset)
    one.trash()
    job = one.job.uuid
    address = f"cells/?cell={job}&open={job}"
    page = gallery(client, asset.project, address)
    assert f'id="cell-{job}" hx-swap-oob="true"' in page
    assert tiles(page) == 1
    two.trash()
    empty = gallery(client, asset.project, address)
    assert f'<div class="cell" id="cell-{job}" hx-swap-oob="true"></div>' in empty
    assert "0 photos</p>" in empty


def test_filters_become_chips_that_can_be_taken_away(client: Client, asset: Asset) -> None:
    finished_run(asset, photos=1)
    Variant.objects.update(words="sand", rating=3)
    page = gallery(client, asset.project, "?words=sand&rating=2&sort=oldest")
    assert tiles(page) == 1
    assert f'href="/projects/{asset.project.uuid}/gallery/?rating=2&amp;sort=oldest"' in page
    assert f'href="/projects/{asset.project.uuid}/gallery/?words=sand&amp;sort=oldest"' in page


def test_when_nothing_matches_the_filters_can_be_cleared(client: Client, asset: Asset) -> None:
    finished_run(asset, photos=1)
    page = gallery(client, asset.project, "?words=snow&stacks=0")
    assert "No photo matches" in page
    assert f'href="/projects/{asset.project.uuid}/gallery/?stacks=0">Clear filters' in page


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("seed=abc", "“abc” is no seed"),
        ("seed=99999999999", "is no seed"),
        ("rating=9", "is no number of stars"),
        ("operation=magic", "no operation “magic”"),
        ("preset=round", "no format “round”"),
        ("verdict=maybe", "no verdict “maybe”"),
        ("favourite=yes", "says nothing about favourites"),
        ("since=yesterday", "“yesterday” is no date"),
        ("until=9999-12-31", "“9999-12-31” is no date"),
        ("sort=size", "cannot be sorted by “size”"),
        ("stacks=two", "“two” says nothing about stacks"),
    ],
)
def test_what_cannot_be_meant_is_left_out_and_said(client: Client, asset: Asset, query: str, said: str) -> None:
    finished_run(asset, photos=1)
    page = gallery(client, asset.project, f"?{query}")
    assert said in page
    assert tiles(page) == 1


@pytest.mark.parametrize("query", ["after=none", "after=1.2.3", "open=x", "words=%00", "words=%25_'", "rating="])
def test_odd_addresses_show_the_gallery(client: Client, asset: Asset, query: str) -> None:
    finished_run(asset, photos=1)
    gallery(client, asset.project, f"?{query}")


@pytest.mark.parametrize("stacks", ["0", "1"])
def test_pages_follow_each_other_to_the_last_photo(client: Client, asset: Asset, stacks: str) -> None:
    for _ in range(38):
        finished_run(asset, photos=1)
    answer = client.get(f"/projects/{asset.project.uuid}/gallery/", {"stacks": stacks})
    assert tiles(answer.text) == 36
    rest = gallery(client, asset.project, f"?stacks={stacks}&after={answer.context['next']}", part="more")
    assert tiles(rest) == 2
    assert "<html" not in rest
    assert 'id="more"' not in rest


@pytest.mark.parametrize("query", ["", "?stacks=0", "?words=perfume&rating=0&sort=best"])
def test_a_page_costs_the_same_queries_for_any_number_of_photos(
    client: Client,
    asset: Asset,
    query: str,
    django_assert_num_queries: DjangoAssertNumQueries,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    finished_run(asset, photos=4)
    Variant.objects.update(words="perfume")
    with django_assert_max_num_queries(12) as first:
        gallery(client, asset.project, query)
    for _ in range(7):
        finished_run(asset, photos=4)
    Variant.objects.update(words="perfume")
    with django_assert_num_queries(len(first)):
        gallery(client, asset.project, query)


def test_previews_are_neither_counted_nor_shown_on_a_projects_card(client: Client, asset: Asset) -> None:
    preview, photo = finished_run(asset)
    Variant.objects.filter(pk=preview.pk).update(is_preview=True)
    cards = client.get("/").text
    assert str(photo.uuid) in cards
    assert str(preview.uuid) not in cards
    assert "1 photo" in cards
    assert "2 photos" not in cards


def test_photos_that_arrive_are_offered_and_move_nothing(client: Client, asset: Asset) -> None:
    job = job_of(asset, status=Job.Status.RUNNING)
    first = photo_of(job)
    page = gallery(client, asset.project)
    address = f"arrived/?since={first.pk}"
    assert f'hx-get="/projects/{asset.project.uuid}/gallery/{address}" hx-trigger="every 2s"' in page
    assert "<a" not in gallery(client, asset.project, address, part="arrived")
    photo_of(job, 1)
    assert "Show 1 new photo</a>" in gallery(client, asset.project, address, part="arrived")
    Job.objects.update(status=Job.Status.DONE)
    assert "hx-trigger" not in gallery(client, asset.project, address, part="arrived")
    gallery(client, asset.project, "arrived/?since=none", part="arrived")
