"""Access: each route × {existing, in the trash, unknown}. A new route fails until it has its entry here."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse

from photostudio.jobs.deliveries import enqueue
from photostudio.projects import keys
from photostudio.projects.models import Asset
from photostudio.web.urls import urlpatterns
from tests.subjects import trained
from tests.web.runs import finished_edit, finished_run

# routes without a thing of their own
OPEN = {
    "projects",
    "project-create",
    "theme",
    "trash",
    "queue",
    "understood",
    "alternatives",
    "additions",
    "engines",
    "engine-test",
    "deliveries",
    "keys",
    "key-list",
    "usage",
}
GET = {
    "project", "gallery", "gallery-cells", "gallery-arrived", "runs",
    "rail", "asset", "variant", "job", "asset-image", "variant-image", "variant-download",
    "variant-mask", "variant-product", "regen", "masks", "barred", "mask-draft", "extend-page", "cut-out",
    "cut-out-strokes", "cut-out-picture", "compare", "compare-difference", "compare-picture",
    "lineage", "remix", "remix-reading", "remix-picture", "delivery", "photo", "subject",
}  # fmt: skip
POST = {
    "project-rename", "upload", "upload-link", "asset-mend", "instant", "draft", "draft-restore", "job-cancel",
    "job-retry", "variant-use", "project-trash", "asset-trash", "variant-trash", "regen-select", "regen-casts",
    "extend", "cut-out-develop", "judge", "photos-trash", "photos-restore", "photos-move",
    "photos-return", "photos-download", "key-revoke", "key-restore", "delivery-send",
    "subject-train", "subject-view", "subject-retire", "subject-restore",
}  # fmt: skip
TRASH = {"project-restore", "asset-restore", "variant-restore"}
# on a picture named by `base`
BASED = {"masks", "barred", "mask-draft", "regen-select", "regen-casts", "extend-page", "extend"}
REFERRED = {"remix-reading", "remix-picture"}  # to a picture named by `reference`
PAIRED = {"compare", "compare-difference", "compare-picture"}  # on two pictures named by `v`
KINDS = {
    "cut-out-picture": "product",
    "asset-image": "original",
    "variant-image": "original",
    "variant-download": "png",
    "remix-picture": "cleaned",
}
STATES = {"cut-out-picture": "proposal"}
NUMBERS = {"subject-view": 0}
ROUTES = {pattern.name: pattern for pattern in urlpatterns}


def test_every_route_has_its_entry() -> None:
    assert set(ROUTES) == OPEN | GET | POST | TRASH


def ask(client: Client, route: str, things: dict[str, uuid.UUID]) -> int:
    arguments: dict[str, object] = {name: things[name] for name in ROUTES[route].pattern.converters if name in things}
    words = {"kind": KINDS.get(route), "state": STATES.get(route), "number": NUMBERS.get(route)}
    arguments |= {name: word for name, word in words.items() if word is not None}
    address = reverse(f"web:{route}", kwargs=arguments)
    values: dict[str, str | list[str]] = {"base": str(things["variant"])} if route in BASED else {}
    if route in REFERRED:
        values = {"reference": str(things["variant"])}
    if route in PAIRED:
        values = {"v": [str(things["variant"]), str(things["parent"])]}
    if route == "subject-view":
        values = {"view": "side"}
    response = client.get(address, values) if route in GET else client.post(address, values)
    if response.streaming:
        list(response)
    return response.status_code


@pytest.fixture
def things(asset: Asset) -> dict[str, uuid.UUID]:
    parent = finished_run(asset, photos=1)[0]
    photo = finished_edit(parent)
    uuids = {"project": asset.project.uuid, "asset": asset.uuid, "variant": photo.uuid, "job": photo.job.uuid}
    key, _ = keys.create(asset.project, name="Shop")
    delivery = enqueue(asset.project, task="1", url="http://shop.example/", secret="", body="{}")
    uuids |= {"parent": parent.uuid, "key": key.uuid, "delivery": delivery.uuid}
    return uuids | {"subject": trained(asset.project).uuid}


@pytest.mark.parametrize("route", sorted(GET | POST | TRASH))
def test_an_unknown_uuid_is_not_found(client: Client, route: str, things: dict[str, uuid.UUID]) -> None:
    assert ask(client, route, {name: uuid.uuid4() for name in things}) == 404


@pytest.mark.parametrize("route", sorted((GET | POST) - {"runs"}))
def test_what_exists_is_found(client: Client, route: str, things: dict[str, uuid.UUID]) -> None:
    assert ask(client, route, things) not in {404, 500}


@pytest.mark.parametrize("route", sorted(GET | POST))
def test_nothing_of_a_project_in_the_trash_is_found(
    client: Client, asset: Asset, route: str, things: dict[str, uuid.UUID]
) -> None:
    asset.project.trash()
    assert ask(client, route, things) == 404


@pytest.mark.parametrize("route", sorted(TRASH))
def test_only_what_is_in_the_trash_can_be_restored(client: Client, route: str, things: dict[str, uuid.UUID]) -> None:
    assert ask(client, route, things) == 404
    ask(client, route.replace("restore", "trash"), things)
    assert ask(client, route, things) == 302
