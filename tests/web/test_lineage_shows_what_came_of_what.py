"""The lineage page: a tree to walk, what each thing is, what differs between two, and the way back from the trash."""

import re
from uuid import uuid4

from django.test import Client
from pytest_django import DjangoAssertNumQueries

from photostudio.projects.lineage import Node, tree
from photostudio.projects.models import Asset, Job, Project, Variant
from photostudio.web.differing import differing
from photostudio.web.lineage import rows
from tests.web.runs import finished_edit, finished_run, job_of

PANEL = {"HX-Request": "true", "HX-Target": "chosen"}


def page(client: Client, project: Project, query: str = "", **headers: str) -> str:
    response = client.get(f"/projects/{project.uuid}/lineage/{query}", headers=headers)
    assert response.status_code == 200
    return response.text


def test_a_project_without_anything_says_what_to_do(client: Client, project: Project) -> None:
    assert "Nothing here yet" in page(client, project)


def test_every_thing_has_its_place_in_a_tree_for_screen_readers(client: Client, asset: Asset) -> None:
    finished_edit(finished_run(asset)[0])
    found = page(client, asset.project)
    assert found.count('role="tree"') == 1
    assert re.findall(r'aria-level="(\d)"', found) == ["1", "2", "3", "4", "3"]
    assert found.count("<ul ") == found.count("</ul>")
    assert found.count("<li ") == found.count("</li>")


def test_a_run_of_one_photo_is_one_line_with_its_words(client: Client, asset: Asset) -> None:
    (photo,) = finished_run(asset, photos=1, description="bottle on sand")
    found = page(client, asset.project)
    assert f"node-{photo.uuid}" in found
    assert f"node-{photo.job.uuid}" not in found
    assert "bottle on sand" in found


def test_the_tree_is_written_without_recursion(asset: Asset) -> None:
    photo = finished_run(asset, photos=1)[0]
    deep = Node(photo)
    for _ in range(3_000):
        deep = Node(photo, [deep])
    lines = list(rows([deep]))
    assert len(lines) == 3_001
    assert len(lines[-1].closes) == 3_000


def test_runs_that_wait_or_failed_say_so(client: Client, asset: Asset) -> None:
    job_of(asset)
    failed = job_of(asset, status=Job.Status.FAILED, error="The disk was full.")
    found = page(client, asset.project, f"?of={failed.uuid}")
    assert "Waiting" in found
    assert "Failed" in found
    assert "The disk was full." in found


def test_a_chosen_photo_offers_every_way_on(client: Client, asset: Asset) -> None:
    parent = finished_run(asset, photos=1)[0]
    edit = finished_edit(parent)
    found = page(client, asset.project, f"?of={edit.uuid}")
    assert 'aria-selected="true"' in found
    for address in (
        f"/variants/{edit.uuid}/",
        f"/variants/{edit.uuid}/use/",
        f"/regen/?base={edit.uuid}",
        f"?v={parent.uuid}&amp;v={edit.uuid}",
    ):
        assert address in found


def test_a_remix_names_its_reference_with_a_link(client: Client, asset: Asset) -> None:
    reference = finished_run(asset, photos=1)[0]
    photos = finished_run(asset)
    inputs = photos[0].job.inputs | {"ref_image": {"variant": str(reference.uuid)}}
    Job.objects.filter(pk=photos[0].job_id).update(inputs=inputs)
    found = page(client, asset.project, f"?of={photos[0].uuid}")
    assert f'href="?of={reference.uuid}"' in found
    assert f"?v={reference.uuid}&amp;v={photos[0].uuid}" in found


def test_what_lies_in_the_trash_is_struck_and_can_be_restored(client: Client, asset: Asset) -> None:
    photo = finished_run(asset)[0]
    photo.trash()
    address = f"/projects/{asset.project.uuid}/lineage/?of={photo.uuid}"
    found = page(client, asset.project, f"?of={photo.uuid}")
    assert "<s>Photo 1</s>" in found
    assert client.post(f"/variants/{photo.uuid}/restore/", {"next": address}).headers["Location"] == address
    assert "<s>" not in page(client, asset.project)


def test_two_photos_show_what_differs_in_readable_words(client: Client, asset: Asset) -> None:
    first = finished_run(asset, photos=1, description="bottle on sand")[0]
    second = finished_run(asset, photos=1, description="bottle on snow")[0]
    Variant.objects.filter(pk=second.pk).update(seed=42)
    second.refresh_from_db()
    found = {row.label: (row.first, row.second) for row in differing(first, second)}
    assert found == {"Words": ("bottle on sand", "bottle on snow"), "Seed": ("7", "42")}
    panel = page(client, asset.project, f"?of={second.uuid}&with={first.uuid}", **PANEL)
    assert "What differs" in panel
    assert f"?v={first.uuid}&amp;v={second.uuid}&amp;mode=difference" in panel
    assert "<html" not in panel


def test_of_a_run_and_an_upload_only_what_they_have_is_compared(asset: Asset) -> None:
    found = {row.label: (row.first, row.second) for row in differing(asset, job_of(asset))}
    assert found["Name"] == ("bottle.png", "–")
    assert found["Operation"] == ("–", "Instant")


def test_the_same_twice_is_no_comparison_and_a_stranger_is_nobody(client: Client, asset: Asset) -> None:
    photo = finished_run(asset)[0]
    assert "Now choose another one" in page(client, asset.project, f"?of={photo.uuid}&with={photo.uuid}")
    assert "Choose an upload" in page(client, asset.project, f"?of={uuid4()}")


def test_the_page_costs_the_same_queries_for_any_history(
    client: Client, asset: Asset, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(3):
        finished_edit(finished_run(asset, photos=4)[1])
        with django_assert_num_queries(7):
            page(client, asset.project)
    assert tree(asset.project).pages == 1
