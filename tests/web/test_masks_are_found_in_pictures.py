"""Select and casts: the darkroom finds a thing by a click, a box or a line, and what a painted thing throws."""

from io import BytesIO
from typing import Any

import numpy as np
import pytest
from django.test import Client

from photostudio.imaging.arrays import Pixels
from photostudio.imaging.codecs import decode_own, encode_png
from photostudio.imaging.masks import write_mask
from photostudio.jobs import masks
from photostudio.projects.models import Asset, Project
from tests.filed import taken_in
from tests.pictures import photograph
from tests.web.runs import finished_run, painted


def table(*, with_shadow: bool) -> Pixels:
    """Return a red box on a plain grey table, (120, 160, 4), at rows 30 … 80 and columns 60 … 100."""
    picture = np.full((120, 160, 4), 255, np.uint8)
    picture[..., :3] = 190
    if with_shadow:
        picture[70:80, 60:130, :3] = 95
    picture[30:80, 60:100, :3] = (180, 40, 30)
    return picture


@pytest.fixture
def photo(project: Project) -> Asset:
    return taken_in(project, encode_png(table(with_shadow=True)), "table.png")


def select(client: Client, base: Asset, **marks: str) -> Any:
    return client.post(f"/projects/{base.project.uuid}/regen/select/", {"base": str(base.uuid), **marks})


@pytest.mark.parametrize(
    "marks",
    [{"points": "80,50"}, {"box": "55,25,105,85"}, {"outline": "52,22 108,22 108,88 52,88"}],
    ids=["click", "box", "line"],
)
def test_a_thing_is_found_by_a_mark(client: Client, photo: Asset, marks: dict[str, str]) -> None:
    answer = select(client, photo, **marks)
    assert answer["Content-Type"] == "image/png"
    found = decode_own(answer.content) == 0
    assert found.shape == (120, 160)
    assert found[35:75, 65:95].mean() > 0.95
    assert found[:20].mean() < 0.05


@pytest.mark.parametrize(
    ("marks", "sentence"),
    [
        ({}, "Click the thing"),
        ({"points": "80,50", "box": "1,1,5,5"}, "Click the thing"),
        ({"points": "here"}, "These are no places"),
        ({"points": "nan,5"}, "These are no places"),
        ({"points": "5"}, "These are no places"),
        ({"box": "1,2,3"}, "Draw the box again"),
        ({"box": "9,9,9,9"}, "The box is empty"),
        ({"outline": "1,1 9,9"}, "all around the thing"),
    ],
)
def test_marks_that_mean_nothing_are_refused(
    client: Client, photo: Asset, marks: dict[str, str], sentence: str
) -> None:
    answer = select(client, photo, **marks)
    assert answer.status_code == 400
    assert sentence in answer.json()["error"]


def test_marks_beside_the_picture_are_moved_into_it(client: Client, photo: Asset) -> None:
    assert select(client, photo, box="-40,-40,900,900").status_code == 200
    assert select(client, photo, points="-3,500").status_code == 200


def test_transparent_pictures_are_looked_at_on_grey(client: Client, asset: Asset) -> None:
    found = decode_own(select(client, asset, points="60,100").content) == 0
    assert found[60:120, 50:70].mean() > 0.8


def test_the_shadow_of_what_is_painted_is_found(client: Client, photo: Asset) -> None:
    address = f"/projects/{photo.project.uuid}/regen/casts/"
    nothing = client.post(address, {"base": str(photo.uuid)})
    assert nothing.status_code == 400
    assert "Nothing is painted yet." in nothing.json()["error"]

    box = np.zeros((120, 160), np.uint8)
    box[30:80, 60:100] = 255
    masks.keep_draft(photo.project, photo, file=BytesIO(write_mask(box)), seen="")
    answer = client.post(address, {"base": str(photo.uuid)})
    assert answer["Content-Type"] == "image/png"
    assert (decode_own(answer.content)[72:78, 104:125] == 0).mean() > 0.5


def test_nothing_is_proposed_where_nothing_is_thrown(client: Client, project: Project) -> None:
    plain = taken_in(project, encode_png(photograph()), "plain.png")
    painted(plain)
    assert client.post(f"/projects/{project.uuid}/regen/casts/", {"base": str(plain.uuid)}).status_code == 204


def test_the_product_of_a_photo_is_served_as_it_was_placed(client: Client, asset: Asset) -> None:
    photo = finished_run(asset, photos=1)[0]
    placed = decode_own(client.get(f"/variants/{photo.uuid}/product/").content)
    assert placed.shape == (1024, 1024, 4)
    assert placed[600, 512, 3] == 255
    assert placed[10, 10, 3] == 0
