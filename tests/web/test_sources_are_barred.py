"""“Never copy from”: a named mask of the picture's size goes into the job; another is refused, and nothing is lost."""

from typing import Any

import pytest
from django.test import Client

from photostudio.jobs import masks
from photostudio.projects import mask_drafts, store
from photostudio.projects.models import Asset, Job, Project, Variant
from photostudio.projects.verification import faults
from tests.web.runs import finished_run, painted, photo_of
from tests.web.test_regen_runs import form_of

LABEL = "Never copy from"


def named(base: Asset | Variant, name: str = "Table") -> Asset:
    """Keep what is painted on `base` under a name; something else is painted then."""
    painted(base, share=0.5)
    mask = masks.name_draft(base.project, base, name=name)
    mask_drafts.path(base.project, base.uuid).unlink()
    return mask


def send(client: Client, base: Asset, page: str, **changes: Any) -> Any:
    address = f"/projects/{base.project.uuid}/{page}/"
    if page == "regen":
        return client.post(address, form_of(base, painted(base), **changes))
    sides = {"left": 30, "top": 0, "right": 0, "bottom": 0}
    return client.post(f"{address}run/", {**form_of(base, ""), **sides, **changes})


def page_of(client: Client, base: Asset | Variant, page: str) -> str:
    return client.get(f"/projects/{base.project.uuid}/{page}/?base={base.uuid}").text


@pytest.fixture(params=["regen", "extend"])
def page(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_it_goes_into_the_job(client: Client, asset: Asset, page: str) -> None:
    mask = named(asset)
    assert send(client, asset, page, barred=mask.sha256).status_code == 302
    inputs = Job.objects.get().inputs
    assert inputs["barred_image"]["sha256"] == mask.sha256
    assert inputs["barred_image"].get("frames") == inputs["base_image"].get("frames")


def test_without_one_everything_may_be_copied(client: Client, asset: Asset, page: str) -> None:
    named(asset)
    send(client, asset, page, barred="")
    assert "barred_image" not in Job.objects.get().inputs


def test_it_goes_with_words_too(client: Client, asset: Asset) -> None:
    mask = named(asset)
    send(client, asset, "regen", barred=mask.sha256, prompt="starfish")
    assert Job.objects.get().inputs["barred_image"] == {"sha256": mask.sha256}


def test_the_field_is_there_once_a_mask_fits(client: Client, asset: Asset, page: str) -> None:
    assert LABEL not in page_of(client, asset, page)
    mask = named(asset)
    assert f'<option value="{mask.sha256}">Table</option>' in page_of(client, asset, page)
    assert LABEL not in page_of(client, finished_run(asset, photos=1)[0], page)
    mask.trash()
    assert LABEL not in page_of(client, asset, page)


def test_it_comes_as_soon_as_a_mask_has_a_name(client: Client, asset: Asset) -> None:
    address = f"/projects/{asset.project.uuid}/masks/barred/?base={asset.uuid}"
    assert LABEL not in client.get(address).text
    mask = named(asset)
    assert "selected" not in client.get(address).text
    assert f'<option value="{mask.sha256}" selected>' in client.get(f"{address}&barred={mask.sha256}").text


@pytest.mark.parametrize("other", ["project", "size", "trash", "none"])
def test_another_mask_is_refused_and_everything_kept(client: Client, asset: Asset, page: str, other: str) -> None:
    mask = named(asset)
    if other == "project":
        mask.project = Project.objects.create(name="Other")
    elif other == "size":
        mask.width = 121
    mask.save()
    if other == "trash":
        mask.trash()
    refused = send(client, asset, page, barred="0" * 64 if other == "none" else mask.sha256, variants="3")
    assert refused.status_code == 422
    assert "Never copy from: this project has no such mask of 120 × 160 pixels" in refused.text
    assert 'value="3" checked' in refused.text
    assert not Job.objects.exists()


def test_the_choice_is_kept_while_it_is_made(client: Client, asset: Asset) -> None:
    mask = named(asset)
    client.post(f"/projects/{asset.project.uuid}/draft/?operation=regen", {"barred": mask.sha256})
    assert f'<option value="{mask.sha256}" selected>' in page_of(client, asset, "regen")


def test_the_settings_of_a_photo_bring_its_mask_back(client: Client, asset: Asset) -> None:
    mask = named(asset)
    send(client, asset, "regen", barred=mask.sha256)
    photo = photo_of(Job.objects.get())
    client.post(f"/projects/{asset.project.uuid}/draft/?operation=regen", {"barred": ""})
    client.post(f"/variants/{photo.uuid}/use/")
    assert f'<option value="{mask.sha256}" selected>' in page_of(client, asset, "regen")


def test_the_mask_counts_as_a_used_file(client: Client, asset: Asset) -> None:
    mask = named(asset)
    send(client, asset, "regen", barred=mask.sha256)
    mask.delete()
    store.path(mask.sha256).unlink()
    assert [fault.file for fault in faults() if fault.kind == "missing"] == [store.path(mask.sha256)]
