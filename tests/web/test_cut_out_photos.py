"""The cut-out: a photo is proposed as a product, corrected by strokes that are kept, and saved beside the photo."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from django.test import Client

from photostudio.imaging.arrays import Pixels
from photostudio.imaging.codecs import decode_own, encode_png
from photostudio.jobs.darkroom_cutting import GREYS
from photostudio.projects import store
from photostudio.projects.models import Asset, Project
from tests.filed import taken_in
from tests.pictures import cutout

GROUND = np.array((214, 220, 226))
JSON = {"Accept": "application/json"}
KEEP, DROP = 1, 2
WIDTH, HEIGHT = 120, 160


def photo_of_a_bottle(width: int = WIDTH, height: int = HEIGHT) -> Pixels:
    """Return the bottle on a plain grey ground, opaque, (height, width, 4)."""
    bottle = cutout(width, height).astype(np.float64)
    alpha = bottle[..., 3:] / 255
    colours = bottle[..., :3] * alpha + GROUND * (1 - alpha)
    photo: Pixels = np.rint(np.dstack([colours, np.full(alpha.shape, 255)])).astype(np.uint8)
    return photo


def strokes(box: tuple[slice, slice], kind: int, *, width: int = WIDTH, height: int = HEIGHT) -> bytes:
    """Return the file of a brush work that fills a box."""
    grey = {kind: grey for grey, kind in GREYS.items()}
    work = np.full((height, width), grey[0], np.uint8)
    work[box] = grey[kind]
    return encode_png(work)


LABEL = np.s_[80:100, 50:70]


@pytest.fixture
def photo(project: Project) -> Asset:
    return taken_in(project, encode_png(photo_of_a_bottle()), "bottle.png")


def develop(client: Client, photo: Asset) -> dict[str, Any]:
    response = client.post(f"/assets/{photo.uuid}/cut-out/develop/", headers=JSON)
    assert response.status_code == 200, response.content
    developed: dict[str, Any] = response.json()
    return developed


def send(client: Client, photo: Asset, work: bytes, *, seen: str = "") -> Any:
    known = {"If-Match": f'"{seen}"'} if seen else {"If-None-Match": "*"}
    return client.put(f"/assets/{photo.uuid}/cut-out/strokes/", work, content_type="image/png", headers=known)


def picture_at(client: Client, address: str) -> bytes:
    response = client.get(address)
    assert response.status_code == 200
    return response.getvalue()


def product_of(client: Client, photo: Asset) -> tuple[Asset, Pixels]:
    response = client.post(f"/assets/{photo.uuid}/cut-out/")
    assert response.status_code == 302
    product = Asset.objects.get(parent=photo)
    return product, decode_own(store.path(product.sha256).read_bytes())


def test_the_page_shows_the_photo_at_once_and_the_proposal_when_it_was_made(client: Client, photo: Asset) -> None:
    address = f"/assets/{photo.uuid}/cut-out/"
    page = client.get(address)
    assert f"/assets/{photo.uuid}/image/screen" in page.text
    assert page.context["developed"] is None
    developed = develop(client, photo)
    assert developed["state"] == "proposal"
    assert developed["sentence"].endswith(".")
    assert client.get(address).context["developed"] == developed
    for kind in ("product", "doubt"):
        assert picture_at(client, developed[kind]).startswith(b"RIFF")


def test_a_saved_product_stands_beside_its_photo_with_the_same_opaque_pixels(client: Client, photo: Asset) -> None:
    product, pixels = product_of(client, photo)
    assert (product.name, product.width, product.height, product.is_cutout) == ("bottle.png", WIDTH, HEIGHT, True)
    opaque = pixels[..., 3] == 255
    assert 0.1 < opaque.mean() < 0.5
    assert np.array_equal(pixels[opaque], photo_of_a_bottle()[opaque])
    assert not pixels[0].any()
    truth = cutout(WIDTH, HEIGHT)[..., 3].astype(int)
    assert np.abs(pixels[..., 3] - truth).mean() < 4
    assert set(Asset.objects.kept()) == {photo, product}


def test_it_goes_onto_the_stage_with_a_toast_that_takes_it_back(client: Client, photo: Asset) -> None:
    page = client.post(f"/assets/{photo.uuid}/cut-out/", follow=True)
    product = Asset.objects.get(parent=photo)
    assert page.redirect_chain[0][0].endswith(f"?asset={product.uuid}")
    assert f'action="/assets/{product.uuid}/trash/"' in page.text
    assert "Cut out · bottle.png" in page.text


def test_saved_twice_it_is_one_product(client: Client, photo: Asset) -> None:
    for _ in range(2):
        client.post(f"/assets/{photo.uuid}/cut-out/")
    assert Asset.objects.filter(parent=photo).count() == 1


def test_strokes_are_kept_and_given_back(client: Client, photo: Asset, data_folder: Path) -> None:
    address = f"/assets/{photo.uuid}/cut-out/strokes/"
    assert client.get(address).status_code == 204
    work = strokes(LABEL, DROP)
    kept = send(client, photo, work)
    assert kept.status_code == 200
    given = client.get(address)
    assert given.getvalue() == work
    assert given["ETag"] == f'"{kept.json()["sha256"]}"'
    assert (data_folder / "cutouts" / str(photo.uuid) / "strokes.png").read_bytes() == work


def test_two_windows_do_not_overwrite_each_other(client: Client, photo: Asset) -> None:
    first = send(client, photo, strokes(LABEL, DROP)).json()["sha256"]
    refused = send(client, photo, strokes(LABEL, KEEP))
    assert refused.status_code == 412
    assert "another window" in refused.json()["error"]
    assert send(client, photo, strokes(LABEL, KEEP), seen=first).status_code == 200


def test_a_stroke_is_law_in_what_is_shown_and_in_what_is_saved(client: Client, photo: Asset) -> None:
    before = develop(client, photo)
    send(client, photo, strokes(LABEL, DROP))
    after = develop(client, photo)
    assert after["state"] != before["state"]
    assert picture_at(client, after["product"]) != picture_at(client, before["product"])
    _, pixels = product_of(client, photo)
    assert not pixels[LABEL].any()
    whole = decode_own(picture_at(client, after["whole"]))
    assert np.array_equal(whole, pixels)


def test_strokes_all_taken_back_leave_the_proposal(client: Client, photo: Asset) -> None:
    before = develop(client, photo)
    send(client, photo, strokes(np.s_[0:0, 0:0], KEEP))
    after = develop(client, photo)
    assert after["sentence"] == before["sentence"]
    assert picture_at(client, after["product"]) == picture_at(client, before["product"])


def test_what_was_developed_once_is_there_at_once(client: Client, photo: Asset, data_folder: Path) -> None:
    develop(client, photo)
    marker = data_folder / "cutouts" / str(photo.uuid) / "proposal" / "product.webp"
    made = marker.stat().st_mtime_ns
    develop(client, photo)
    assert marker.stat().st_mtime_ns == made


@pytest.mark.parametrize(
    ("work", "sentence"),
    [
        (b"no picture", "did not arrive whole"),
        (strokes(LABEL, KEEP, width=WIDTH + 1), "121 × 160"),
    ],
    ids=["no picture", "another size"],
)
def test_strokes_that_cannot_be_meant_are_refused(client: Client, photo: Asset, work: bytes, sentence: str) -> None:
    refused = send(client, photo, work)
    assert refused.status_code == 400
    assert sentence in refused.json()["error"]
    assert client.get(f"/assets/{photo.uuid}/cut-out/strokes/").status_code == 204


def test_strokes_of_another_program_say_so_when_they_are_looked_at(client: Client, photo: Asset) -> None:
    send(client, photo, encode_png(np.full((HEIGHT, WIDTH), 40, np.uint8)))
    refused = client.post(f"/assets/{photo.uuid}/cut-out/develop/", headers=JSON)
    assert refused.status_code == 400
    assert "brush work cannot be read" in refused.json()["error"]


@pytest.mark.parametrize(("kind", "sentence"), [(DROP, "Nothing is kept yet"), (KEEP, "Nothing is dropped yet")])
def test_nothing_kept_or_nothing_dropped_is_no_product(client: Client, photo: Asset, kind: int, sentence: str) -> None:
    send(client, photo, strokes(np.s_[:, :], kind))
    refused = client.post(f"/assets/{photo.uuid}/cut-out/", headers={"HX-Request": "true"})
    assert refused.status_code == 422
    assert sentence in refused.text
    assert not Asset.objects.filter(parent=photo).exists()


def test_a_photo_in_which_nothing_stands_out_says_what_to_do(client: Client, project: Project) -> None:
    blank = encode_png(np.full((64, 64, 4), 255, np.uint8))
    photo = taken_in(project, blank, "blank.png")
    developed = develop(client, photo)
    assert not developed["isTrustworthy"]
    assert "Brush over the product" in developed["sentence"]


def test_a_dropped_shadow_is_named(client: Client, project: Project) -> None:
    y, x = np.mgrid[:480, :360]
    shade = 1 - 0.4 * np.exp(-(((x - 180) / 90) ** 2) - ((y - 400) / 36) ** 2)[..., None]
    pixels = photo_of_a_bottle(360, 480)
    ground = (pixels[..., :3] == GROUND).all(axis=2)
    pixels[..., :3][ground] = np.rint(pixels[..., :3] * shade)[ground].astype(np.uint8)
    photo = taken_in(project, encode_png(pixels), "bottle.png")
    assert "shadow" in develop(client, photo)["shadow"]


def test_what_was_cut_out_here_leads_back_to_its_photo_and_strokes(client: Client, photo: Asset) -> None:
    product, _ = product_of(client, photo)
    response = client.get(f"/assets/{product.uuid}/cut-out/")
    assert response["Location"] == f"/assets/{photo.uuid}/cut-out/"


def test_a_cut_out_from_elsewhere_says_why_it_cannot_be_cut_again(client: Client, asset: Asset) -> None:
    assert "a cut-out already" in client.get(f"/assets/{asset.uuid}/cut-out/").text


def test_no_upload_is_a_dead_end(client: Client, photo: Asset) -> None:
    door = f'href="/assets/{photo.uuid}/cut-out/"'
    workspace = client.get(f"/projects/{photo.project.uuid}/?asset={photo.uuid}").text
    stage, rail = workspace.index('id="placing"'), workspace.index('id="rail"')
    assert door in workspace[stage:]
    assert door in workspace[rail:stage]
    assert door in client.get(f"/assets/{photo.uuid}/").text


def test_a_photo_in_the_trash_is_not_found(client: Client, photo: Asset) -> None:
    developed = develop(client, photo)
    photo.trash()
    for address in (f"/assets/{photo.uuid}/cut-out/", f"/assets/{photo.uuid}/cut-out/strokes/", developed["product"]):
        assert client.get(address).status_code == 404
    assert client.post(f"/assets/{photo.uuid}/cut-out/develop/").status_code == 404


def test_a_missing_file_is_said_in_a_sentence(client: Client, photo: Asset) -> None:
    store.path(photo.sha256).unlink()
    refused = client.post(f"/assets/{photo.uuid}/cut-out/develop/", headers=JSON)
    assert refused.status_code == 404
    assert "backup" in json.loads(refused.content)["error"]
