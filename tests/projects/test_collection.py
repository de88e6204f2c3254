"""The collection: what is found, in which order, which photo stands for its run, and where pages begin."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from photostudio.projects import collection
from photostudio.projects.collection import BEST, NEWEST, OLDEST, Filters, Position
from photostudio.projects.models import Asset, Variant
from tests.web.runs import finished_edit, finished_run


def one(asset: Asset, **fields: Any) -> Variant:
    (photo,) = finished_run(asset, photos=1)
    Variant.objects.filter(pk=photo.pk).update(**fields)
    photo.refresh_from_db()
    return photo


@pytest.mark.parametrize(
    ("filters", "fields"),
    [
        (Filters(words="Sand light"), {"words": "soft light on sand"}),
        (Filters(words="50%"), {"words": "50% grey"}),
        (Filters(preset="tall"), {"preset": "tall"}),
        (Filters(seed=4711), {"seed": 4711}),
        (Filters(rating=3), {"rating": 4}),
        (Filters(favourite=True), {"is_favourite": True}),
        (Filters(verdict="picked"), {"verdict": "picked"}),
        (Filters(since=date(2030, 1, 2)), {"created_at": datetime(2030, 1, 2, tzinfo=UTC)}),
        (Filters(until=date(2020, 1, 2)), {"created_at": datetime(2020, 1, 2, 23, 59, tzinfo=UTC)}),
        (Filters(rating=2, preset="tall"), {"rating": 2, "preset": "tall"}),
    ],
)
def test_a_filter_lets_through_what_it_names(asset: Asset, filters: Filters, fields: dict[str, Any]) -> None:
    one(asset, words="hand", preset="square", rating=1)
    wanted = one(asset, **fields)
    assert list(collection.found(asset.project, filters)) == [wanted]


def test_operations_and_what_is_not_judged_can_be_looked_for(asset: Asset) -> None:
    photo = one(asset, verdict="rejected")
    edit = finished_edit(photo)
    assert list(collection.found(asset.project, Filters(operation="regen"))) == [edit]
    assert list(collection.found(asset.project, Filters(verdict=collection.OPEN))) == [edit]


@pytest.mark.parametrize("stacked", [True, False])
@pytest.mark.parametrize(("order", "expected"), [(NEWEST, "fedcba"), (OLDEST, "abcdef"), (BEST, "dbfeca")])
def test_pages_hold_every_photo_once_in_the_order(asset: Asset, *, order: str, expected: str, stacked: bool) -> None:
    for name, rating in zip("abcdef", (1, 4, 1, 5, 1, 3), strict=True):
        one(asset, words=name, rating=rating)
    names, after = "", None
    for _ in range(3):
        page = collection.page(asset.project, Filters(), order=order, stacked=stacked, after=after, count=2)
        names += "".join(stack.best.words for stack in page.stacks)
        after = page.after
    assert names == expected
    assert after is None


def test_photos_that_arrive_between_two_pages_move_nothing(asset: Asset) -> None:
    photos = [one(asset) for _ in range(4)]
    first = collection.page(asset.project, Filters(), order=NEWEST, stacked=True, count=2)
    one(asset)
    second = collection.page(asset.project, Filters(), order=NEWEST, stacked=True, after=first.after, count=2)
    assert [stack.best for stack in second.stacks] == [photos[1], photos[0]]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({}, {"rating": 1}),
        ({}, {"verdict": "picked"}),
        ({}, {"is_favourite": True}),
        ({"rating": 5, "verdict": "rejected"}, {}),
        ({"verdict": "picked"}, {"rating": 2}),
    ],
)
def test_the_best_photo_stands_for_its_run(asset: Asset, first: dict[str, Any], second: dict[str, Any]) -> None:
    photos = finished_run(asset)
    for photo, fields in zip(photos, (first, second), strict=True):
        if fields:
            Variant.objects.filter(pk=photo.pk).update(**fields)
    page = collection.page(asset.project, Filters(), order=NEWEST, stacked=True, count=2)
    assert page.stacks[0].best == photos[1]


def test_a_stack_holds_only_photos_that_are_found(asset: Asset) -> None:
    photos = finished_run(asset, photos=3)
    Variant.objects.filter(pk=photos[2].pk).update(rating=4)
    named = collection.named(asset.project, Filters(rating=4), [photos[0].job.uuid], stacked=True)
    assert [stack.photos for stack in named.values()] == [[photos[2]]]
    assert collection.named(asset.project, Filters(rating=5), [photos[0].job.uuid], stacked=True) == {}


@pytest.mark.parametrize("text", ["", "x", "1", "1.x", "-1.4", "1." + "9" * 30])
def test_what_spells_no_position_is_none(text: str) -> None:
    assert Position.read(text) is None


def test_a_position_is_read_as_it_is_written() -> None:
    assert Position.read(str(Position(3, 1207))) == Position(3, 1207)
