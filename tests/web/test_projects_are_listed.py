"""The projects page: by last change, in pages, with a fixed number of queries; create and rename without scripts."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from photostudio.projects.models import Asset, Project
from tests.web.runs import finished_run

HTMX = {"HX-Request": "true"}


def make_projects(count: int) -> None:
    now = timezone.now()
    Project.objects.bulk_create(
        Project(name=f"Number {number:04}", changed_at=now - timedelta(minutes=number)) for number in range(count)
    )


def test_without_a_project_the_page_shows_how_to_start(client: Client, db: None) -> None:
    page = client.get("/").text
    assert "Drop a product cut-out to start" in page
    assert "Your projects will appear here" in page


def test_the_last_changed_project_comes_first(client: Client, db: None) -> None:
    make_projects(3)
    Project.objects.get(name="Number 0002").touch()
    assert [project.name for project in client.get("/").context["page"]] == [
        "Number 0002",
        "Number 0000",
        "Number 0001",
    ]


def test_a_thousand_projects_come_in_pages(client: Client, db: None) -> None:
    make_projects(1000)
    assert 'href="?page=2"' in client.get("/").text
    last = client.get("/?page=42", headers=HTMX).text
    assert "Number 0999" in last
    assert "Show more" not in last
    assert "<html" not in last


def test_the_number_of_queries_does_not_grow_with_the_projects(
    client: Client, asset: Asset, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    finished_run(asset)
    make_projects(20)
    with django_assert_max_num_queries(4):
        client.get("/")


def test_a_card_shows_the_newest_photos_and_counts_only_kept_ones(client: Client, asset: Asset) -> None:
    kept, trashed = finished_run(asset)
    trashed.trash()
    page = client.get("/").text
    assert f"/variants/{kept.uuid}/image/thumb" in page
    assert str(trashed.uuid) not in page
    assert "1 photo " in page


def test_a_new_project_opens_at_once(client: Client, db: None) -> None:
    response = client.post("/projects/", {})
    assert response["Location"] == f"/projects/{Project.objects.get().uuid}/"
    assert Project.objects.get().name == "New project"


def test_renaming_goes_back_to_the_page_it_came_from(client: Client, project: Project) -> None:
    response = client.post(f"/projects/{project.uuid}/rename/", {"name": " Winter ", "next": "/trash/"})
    assert response["Location"] == "/trash/"
    project.refresh_from_db()
    assert project.name == "Winter"


def test_renaming_never_leads_to_another_site(client: Client, project: Project) -> None:
    response = client.post(f"/projects/{project.uuid}/rename/", {"name": "Winter", "next": "https://evil.example/"})
    assert response["Location"] == "/"


def test_in_place_the_new_name_comes_back_as_text(client: Client, project: Project) -> None:
    response = client.post(f"/projects/{project.uuid}/rename/", {"name": "<b>Winter"}, headers=HTMX)
    assert response["Content-Type"].startswith("text/plain")
    assert response.text == "<b>Winter"


def test_an_empty_or_long_name_is_refused_and_the_old_one_stays(client: Client, project: Project) -> None:
    for name, sentence in (("", "Type a name"), ("x" * 121, "Shorten the name to 120 characters; it has 121")):
        response = client.post(f"/projects/{project.uuid}/rename/", {"name": name}, headers=HTMX)
        assert response.status_code == 400
        assert sentence in response.text
    project.refresh_from_db()
    assert project.name == "Autumn campaign"
