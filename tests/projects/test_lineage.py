"""Lineage: what came of what, page by page."""

import pytest
from pytest_django import DjangoAssertNumQueries

from photostudio.projects import lineage
from photostudio.projects.lineage import Node, tree
from photostudio.projects.models import Asset, Variant
from tests.web.runs import finished_edit, finished_run, job_of


def outline(nodes: list[Node]) -> list[object]:
    """Return the tree as nested lists: each thing, then what came of it."""
    flat: list[object] = []
    for node in nodes:
        flat.append(node.thing)
        if node.children:
            flat.append(outline(node.children))
    return flat


def cutout_of(asset: Asset) -> Asset:
    """Return a mended copy of an upload."""
    fields = ("project", "name", "sha256", "width", "height", "byte_size", "is_cutout", "report")
    return Asset.objects.create(parent=asset, **{name: getattr(asset, name) for name in fields})


def test_edits_stand_under_the_photo_they_were_made_from(asset: Asset) -> None:
    first, second = finished_run(asset)
    edit = finished_edit(second)
    again = finished_edit(edit)
    assert outline(tree(asset.project).roots) == [
        asset,
        [first.job, [first, second, [edit.job, [edit, [again.job, [again]]]]]],
    ]


def test_an_edit_of_an_upload_stands_under_the_upload(asset: Asset) -> None:
    edit = finished_edit(asset)
    assert outline(tree(asset.project).roots) == [asset, [edit.job, [edit]]]


def test_a_mended_upload_stands_under_what_it_was_with_its_runs(asset: Asset) -> None:
    mended = cutout_of(asset)
    (photo,) = finished_run(mended, photos=1)
    assert outline(tree(asset.project).roots) == [asset, [mended, [photo.job, [photo]]]]


def test_what_is_in_the_trash_stays_in_the_tree(asset: Asset) -> None:
    (photo,) = finished_run(asset, photos=1)
    edit = finished_edit(photo)
    photo.trash()
    asset.trash()
    assert outline(tree(asset.project).roots) == [asset, [photo.job, [photo, [edit.job, [edit]]]]]


def test_small_pictures_of_a_grid_are_left_out(asset: Asset) -> None:
    photo, preview = finished_run(asset)
    Variant.objects.filter(pk=preview.pk).update(is_preview=True)
    assert outline(tree(asset.project).roots) == [asset, [photo.job, [photo]]]


def test_a_run_whose_upload_is_gone_begins_a_branch_itself(asset: Asset) -> None:
    job = job_of(asset)
    project = asset.project
    asset.delete()
    assert outline(tree(project).roots) == [job]


def test_the_newest_branch_comes_first_and_an_edit_renews_its_branch(asset: Asset) -> None:
    (old,), (new,) = (finished_run(asset, photos=1) for _ in range(2))
    runs = [node.thing for node in tree(asset.project).roots[0].children]
    assert runs == [new.job, old.job]
    finished_edit(old)
    runs = [node.thing for node in tree(asset.project).roots[0].children]
    assert runs == [old.job, new.job]


def test_a_long_history_comes_in_pages_and_each_thing_is_found_on_its_own(
    asset: Asset, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lineage, "PER_PAGE", 3)
    photos = [finished_run(asset, photos=1)[0] for _ in range(7)]
    pages = [tree(asset.project, number=number) for number in (1, 2, 3)]
    assert [page.pages for page in pages] == [3, 3, 3]
    shown = [node.thing for page in pages for node in page.roots[0].children]
    assert shown == [photo.job for photo in reversed(photos)]
    assert tree(asset.project, of=photos[0].uuid).number == 3
    assert tree(asset.project, of=photos[3].job.uuid).number == 2
    assert tree(asset.project, of=asset.uuid).number == 1
    assert tree(asset.project, number=99).number == 3


def test_it_costs_the_same_queries_for_any_depth(
    asset: Asset, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    photo = finished_edit(finished_run(asset, photos=1)[0])
    for _ in range(3):
        with django_assert_num_queries(5):
            outline(tree(asset.project).roots)
        photo = finished_edit(photo)
