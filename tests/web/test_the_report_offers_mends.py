"""The cut-out report: one sentence a finding, a mend where one helps, and the original always stays."""

from typing import Any

import pytest
from django.test import Client

from photostudio.imaging.codecs import encode_png
from photostudio.imaging.mends import MENDS
from photostudio.imaging.placement import Placement
from photostudio.projects.models import Asset, Project
from photostudio.web.findings import BUTTONS, lines_of
from photostudio.web.stage import placing_of
from tests.filed import taken_in
from tests.pictures import cutout, photograph

VALUES: dict[str, dict[str, Any]] = {
    "no_transparency": {},
    "baked_shadow": {"darkest_percent": 36},
    "wide_margins": {"empty_percent": 51},
    "halo": {"lighter_percent": -18},
    "dust": {"specks": 3, "pixels": 40},
    "touches_edge": {"left": 0, "top": 12, "right": 0, "bottom": 4},
    "animated": {},
}


@pytest.fixture
def shadowed(project: Project) -> Asset:
    return taken_in(project, encode_png(cutout(with_shadow=True)), "bottle.png")


@pytest.mark.parametrize("code", VALUES)
def test_every_finding_is_a_sentence(code: str) -> None:
    asset = Asset(report={"findings": [{"code": code, "values": VALUES[code], "mend": None}]}, is_cutout=True)
    [line] = lines_of(asset)
    assert line.sentence.endswith(".")
    assert "%(" not in line.sentence


def test_every_mend_has_words_for_its_button() -> None:
    assert set(BUTTONS) == set(MENDS)


def test_the_page_names_the_baked_shadow_and_offers_to_remove_it(client: Client, shadowed: Asset) -> None:
    page = client.get(f"/assets/{shadowed.uuid}/").text
    assert "A shadow is baked in" in page
    assert "Remove the shadow" in page


def test_a_mend_makes_a_new_asset_and_keeps_the_original(client: Client, shadowed: Asset) -> None:
    response = client.post(f"/assets/{shadowed.uuid}/mend/", {"mend": "drop_shadow"})
    mended = Asset.objects.get(parent=shadowed)
    assert response["Location"].endswith(f"?asset={mended.uuid}")
    assert "A shadow is baked in" not in client.get(f"/assets/{mended.uuid}/").text
    assert client.get(f"/assets/{shadowed.uuid}/").status_code == 200


def test_a_mend_that_is_not_needed_is_refused(client: Client, asset: Asset) -> None:
    assert client.post(f"/assets/{asset.uuid}/mend/", {"mend": "drop_shadow"}).status_code == 422
    assert Asset.objects.count() == 1


def test_a_picture_without_transparency_says_what_a_cut_out_is(client: Client, project: Project) -> None:
    picture = taken_in(project, encode_png(photograph()), "room.png")
    page = client.get(f"/assets/{picture.uuid}/").text
    assert "everything around the product is transparent" in page
    assert "base or a reference" in page


def test_too_few_pixels_are_named_for_the_size_on_the_canvas(asset: Asset) -> None:
    large = {"placements": {str(asset.uuid): {"square": vars(Placement(height=0.9))}}}
    small = {"placements": {str(asset.uuid): {"square": vars(Placement(height=0.1))}}}
    assert "too_few_pixels" in {line.code for line in lines_of(asset, placing_of(asset, large))}
    assert "too_few_pixels" not in {line.code for line in lines_of(asset, placing_of(asset, small))}


def test_the_rail_shows_the_assets_and_the_report_of_the_chosen_one(
    client: Client, asset: Asset, shadowed: Asset
) -> None:
    fragment = client.get(f"/projects/{asset.project.uuid}/rail/?asset={shadowed.uuid}").text
    assert fragment.count('class="tile"') == 2
    assert "A shadow is baked in" in fragment
