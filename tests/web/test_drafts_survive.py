"""The draft: what is typed is kept field by field, whatever happens to the page."""

import pytest
from django.test import Client

from photostudio.projects.models import Asset, Project
from tests.web.runs import finished_run


def keep(client: Client, project: Project, **typed: str) -> None:
    assert client.post(f"/projects/{project.uuid}/draft/", typed).status_code == 204


def test_what_was_typed_stands_in_the_form_again(client: Client, asset: Asset) -> None:
    keep(client, asset.project, product_description="half a sent", seed="12x", quality="HIGH")
    page = client.get(f"/projects/{asset.project.uuid}/").text
    assert "half a sent</textarea>" in page
    assert 'value="12x"' in page
    assert 'value="HIGH" checked' in page


def test_two_tabs_overwrite_only_what_both_touched(client: Client, project: Project) -> None:
    keep(client, project, product_description="first tab")
    keep(client, project, seed="5")
    keep(client, project, product_description="second tab")
    project.refresh_from_db()
    assert project.draft == {"product_description": "second tab", "seed": "5"}


def test_each_asset_keeps_a_placement_for_each_preset(client: Client, asset: Asset) -> None:
    placed = {"asset": str(asset.uuid), "centre": "30", "base": "70", "height": "40"}
    keep(client, asset.project, preset="square", **placed)
    keep(client, asset.project, preset="tall", **(placed | {"centre": "60"}))
    asset.project.refresh_from_db()
    kept = asset.project.draft["placements"][str(asset.uuid)]
    assert kept["square"] == {"centre": 0.3, "base": 0.7, "height": 0.4}
    assert kept["tall"]["centre"] == 0.6
    assert (
        'name="centre" form="instant-form" step="any" value="60.0"'
        in client.get(f"/projects/{asset.project.uuid}/").text
    )


@pytest.mark.parametrize(
    "typed",
    [
        {"centre": "half"},
        {"centre": "nan"},
        {"height": "1e9"},
        {"preset": "round"},
        {"asset": "nonsense"},
        {"asset": "9f0b2a5e-0000-4000-8000-000000000000"},
    ],
)
def test_a_placement_that_cannot_be_meant_changes_nothing(client: Client, asset: Asset, typed: dict[str, str]) -> None:
    placed = {"asset": str(asset.uuid), "preset": "square", "centre": "30", "base": "70", "height": "40"}
    keep(client, asset.project, **(placed | typed))
    asset.project.refresh_from_db()
    assert "placements" not in asset.project.draft
    assert client.get(f"/projects/{asset.project.uuid}/").status_code == 200


def test_unknown_fields_are_not_kept(client: Client, project: Project) -> None:
    keep(client, project, favourite="blue")
    project.refresh_from_db()
    assert project.draft == {}


def test_used_settings_fill_the_form_and_undo_brings_back_ones_own(client: Client, asset: Asset) -> None:
    project = asset.project
    photo = finished_run(asset, description="bottle on sand")[1]
    keep(client, project, product_description="my own words", seed="99")
    page = client.post(f"/variants/{photo.uuid}/use/", follow=True).text
    assert "bottle on sand</textarea>" in page
    assert f'name="seed" inputmode="numeric" autocomplete="off" value="{photo.seed}"' in page
    back = client.post(f"/projects/{project.uuid}/draft/restore/", follow=True).text
    assert "my own words</textarea>" in back
    assert 'value="99"' in back


def test_used_settings_bring_asset_preset_and_placement(client: Client, asset: Asset) -> None:
    photo = finished_run(asset)[0]
    client.post(f"/variants/{photo.uuid}/use/")
    asset.project.refresh_from_db()
    draft = asset.project.draft
    assert draft["asset"] == str(asset.uuid)
    assert draft["preset"] == "square"
    assert draft["placements"][str(asset.uuid)]["square"] == {"centre": 0.5, "base": 0.8, "height": 0.55}


def test_used_settings_leave_the_asset_alone_when_its_own_is_gone(client: Client, asset: Asset) -> None:
    photo = finished_run(asset)[0]
    asset.trash()
    client.post(f"/variants/{photo.uuid}/use/")
    asset.project.refresh_from_db()
    assert "asset" not in asset.project.draft
    assert asset.project.draft["product_description"] == "perfume on marble"


def test_htmx_gets_form_stage_and_news(client: Client, asset: Asset) -> None:
    photo = finished_run(asset)[0]
    response = client.post(f"/variants/{photo.uuid}/use/", headers={"HX-Request": "true"})
    for part in ('id="instant-form"', 'id="placing"', f"/projects/{asset.project.uuid}/draft/restore/"):
        assert part in response.text
    assert "settings-used" in response["HX-Trigger-After-Settle"]
