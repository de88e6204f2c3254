"""The Generate page: words to begin with, what will be made of them, and the newest photo with ways to go on."""

import pytest
from django.test import Client

from photostudio.imaging.presets import RATIOS
from photostudio.projects.models import Asset, Project
from tests.web.generated import generated_photo, send


def page_of(client: Client, project: Project, query: str = "") -> str:
    return client.get(f"/projects/{project.uuid}/generate/{query}").text


def test_before_the_first_photo_it_offers_words(client: Client, project: Project) -> None:
    page = page_of(client, project)
    assert "A photo from nothing but words" in page
    assert 'data-fill="an amber glass perfume bottle' in page
    assert 'aria-current="page">Generate' in page


def test_every_ratio_can_be_chosen(client: Client, project: Project) -> None:
    page = page_of(client, project)
    assert all(f'name="ratio" value="{ratio}"' in page for ratio in [*RATIOS, "custom"])


def test_an_unusual_format_stays_in_sight(client: Client, project: Project) -> None:
    folded = '<details class="advanced more-formats">'
    assert folded in page_of(client, project)
    send(client, project, ratio="1:3")
    assert folded not in page_of(client, project)


def test_what_is_typed_is_kept_as_it_was_typed(client: Client, project: Project) -> None:
    typed = {"prompt": "half a sent", "seed": "12x", "ratio": "custom", "width": "9"}
    assert client.post(f"/projects/{project.uuid}/draft/?operation=generate", typed).status_code == 204
    page = page_of(client, project)
    assert "half a sent</textarea>" in page
    assert 'value="12x"' in page
    assert 'value="custom" checked' in page
    assert 'value="9"' in page


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("a frosted glass jar on marble", "The studio models the product: frosted glass jar."),
        ("on a marble slab, soft light", "No product is named: the set is photographed with an empty stage."),
        ("a bicycle on a beach", "cannot model “bicycle”"),
    ],
)
def test_what_will_be_made_is_said_before_it_runs(client: Client, words: str, sentence: str) -> None:
    said = client.post("/understood/?operation=generate", {"prompt": words}).text
    assert sentence in said
    assert sentence not in client.post("/understood/", {"prompt": words}).text


def test_the_newest_photo_stands_on_the_stage(client: Client, asset: Asset) -> None:
    generated_photo(asset.project, asset)
    photo = generated_photo(asset.project, asset)
    page = page_of(client, asset.project)
    assert f'class="latest" href="/projects/{asset.project.uuid}/generate/?variant={photo.uuid}"' in page
    assert "A photo from nothing but words" not in page


@pytest.mark.parametrize("where", ["generate", "tile", "photo"])
def test_a_photo_becomes_a_reference_in_one_click(client: Client, asset: Asset, where: str) -> None:
    photo = generated_photo(asset.project, asset)
    addresses = {
        "generate": f"/projects/{asset.project.uuid}/generate/?variant={photo.uuid}",
        "tile": f"/jobs/{photo.job.uuid}/",
        "photo": f"/variants/{photo.uuid}/",
    }
    page = client.get(addresses[where], headers={"HX-Request": "true"} if where == "tile" else {}).text
    remix = f"/projects/{asset.project.uuid}/remix/?reference={photo.uuid}"
    assert f'href="{remix}"' in page
    assert f'href="{remix}&amp;asset=newest&amp;style_fidelity=1"' in page


def test_my_product_is_the_newest_cutout_in_the_scene_itself(client: Client, asset: Asset) -> None:
    newest = Asset.objects.create(
        **{
            **{field.name: getattr(asset, field.name) for field in asset._meta.concrete_fields},
            "id": None,
            "uuid": "00000000-0000-4000-8000-000000000001",
            "name": "newest.png",
        }
    )
    client.post(f"/projects/{asset.project.uuid}/draft/", {"asset": str(asset.uuid), "preset": "square"})
    photo = generated_photo(asset.project, asset)
    remix = f"/projects/{asset.project.uuid}/remix/"
    page = client.get(f"{remix}?reference={photo.uuid}&asset=newest&style_fidelity=1").text
    assert f'name="asset" value="{newest.uuid}"' in page
    assert f'name="reference" value="{photo.uuid}"' in page
    assert 'name="style_fidelity" min="0" max="1" step="any" value="1"' in page


def test_without_a_cutout_the_place_to_drop_one_waits(client: Client, project: Project, asset: Asset) -> None:
    photo = generated_photo(project, asset)
    asset.trash()
    page = client.get(f"/projects/{project.uuid}/remix/?reference={photo.uuid}&asset=newest&style_fidelity=1").text
    assert "Drop a cut-out to begin" in page


def test_nothing_is_claimed_of_a_product(client: Client, asset: Asset) -> None:
    page = client.get(f"/variants/{generated_photo(asset.project, asset).uuid}/").text
    assert "Everything in this photo is made by the studio." in page
    assert "protected pixels" not in page


def test_its_settings_can_be_used_again_and_given_back(client: Client, asset: Asset) -> None:
    project = asset.project
    client.post(f"/projects/{project.uuid}/draft/?operation=generate", {"prompt": "mine", "ratio": "1:4"})
    photo = generated_photo(project, asset)
    used = client.post(f"/variants/{photo.uuid}/use/")
    assert used["Location"] == f"/projects/{project.uuid}/generate/"
    page = page_of(client, project)
    assert "a glass bottle on marble</textarea>" in page
    assert 'value="1:1" checked' in page
    there = {"HX-Request": "true", "HX-Current-URL": f"http://testserver/projects/{project.uuid}/generate/"}
    back = client.post(f"/projects/{project.uuid}/draft/restore/", headers=there)
    assert back["HX-Redirect"] == f"/projects/{project.uuid}/generate/"
    assert "mine</textarea>" in page_of(client, project)


def test_gallery_and_lineage_know_it(client: Client, asset: Asset) -> None:
    photo = generated_photo(asset.project, asset)
    gallery = client.get(f"/projects/{asset.project.uuid}/gallery/?operation=generate").text
    assert str(photo.uuid) in gallery
    assert "a glass bottle on marble" in client.get(f"/projects/{asset.project.uuid}/lineage/?of={photo.uuid}").text
