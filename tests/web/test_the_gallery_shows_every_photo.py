"""The gallery: every photo that is kept, grouped by run, in pages."""

from django.test import Client
from pytest_django import DjangoAssertNumQueries

from photostudio.projects.models import Asset, Job, Project
from tests.web.runs import finished_run, job_of


def test_a_project_without_photos_says_what_to_do(client: Client, project: Project) -> None:
    assert "No photos yet" in client.get(f"/projects/{project.uuid}/gallery/").text


def test_photos_stand_at_their_stored_ratio_under_their_runs_words(client: Client, asset: Asset) -> None:
    photo = finished_run(asset, description="bottle on sand")[0]
    page = client.get(f"/projects/{asset.project.uuid}/gallery/").text
    assert "bottle on sand</h2>" in page
    assert f'/variants/{photo.uuid}/image/thumb" width="1024" height="1024"' in page


def test_photos_in_the_trash_and_runs_without_photos_are_left_out(client: Client, asset: Asset) -> None:
    trashed, kept = finished_run(asset)
    trashed.trash()
    failed = job_of(asset, status=Job.Status.FAILED)
    page = client.get(f"/projects/{asset.project.uuid}/gallery/").text
    assert str(kept.uuid) in page
    assert str(trashed.uuid) not in page
    assert str(failed.uuid) not in page


def test_pages_follow_each_other_to_the_last_photo(client: Client, asset: Asset) -> None:
    for number in range(20):
        finished_run(asset, description=f"run number {number:02}", photos=1)
    address = f"/projects/{asset.project.uuid}/gallery/"
    first = client.get(address)
    assert "run number 05" in first.text
    assert "run number 04" not in first.text
    older = client.get(
        f"{address}?before={first.context['older_than'].uuid}", headers={"HX-Request": "true", "HX-Target": "older"}
    )
    assert "run number 04" in older.text
    assert "run number 00" in older.text
    assert older.context["older_than"] is None
    assert "<html" not in older.text


def test_a_page_costs_the_same_queries_for_any_number_of_photos(
    client: Client, asset: Asset, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    address = f"/projects/{asset.project.uuid}/gallery/"
    finished_run(asset, photos=1)
    with django_assert_num_queries(4):
        client.get(address)
    for _ in range(12):
        finished_run(asset, photos=4)
    with django_assert_num_queries(4):
        client.get(address)
