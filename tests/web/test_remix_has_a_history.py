"""A remix says what it was made from, and its settings can be used again, corrections included."""

from django.test import Client

from photostudio.jobs import masks
from photostudio.projects.models import Asset, Project
from tests.web.remixes import finish, reference_in, remix_job
from tests.web.runs import finished_run, painted

HTMX = {"HX-Request": "true"}


def test_details_name_the_reference_and_what_was_read_of_it(client: Client, asset: Asset) -> None:
    reference = reference_in(asset.project)
    job = remix_job(asset, reference, style_fidelity=0.35, azimuth=-90.0)
    photo = finish(job, photos=1)[0]
    page = client.get(f"/variants/{photo.uuid}/").text
    assert f'href="/assets/{reference.uuid}/"' in page
    for label, value in (("Likeness", "0.35"), ("Its horizon", "30 %"), ("Its light from", "-40 °, corrected")):
        assert f'<dt>{label}</dt><dd class="numbers">{value}</dd>' in page
    assert "#c79a52" in page


def test_a_reference_that_is_gone_is_left_out(client: Client, asset: Asset) -> None:
    reference = reference_in(asset.project)
    photo = finish(remix_job(asset, reference), photos=1)[0]
    reference.trash()
    assert f'href="/assets/{reference.uuid}/"' not in client.get(f"/variants/{photo.uuid}/").text


def test_its_settings_bring_everything_back(client: Client, asset: Asset) -> None:
    reference = reference_in(asset.project)
    painted(reference)
    mask = masks.name_draft(asset.project, reference, name="The jug")
    fields = {"style_fidelity": 0.35, "outline_fidelity": 2.0, "warmth": -0.5, "palette": "#c79a52"}
    photo = finish(remix_job(asset, reference, subject=mask.sha256, **fields), photos=1)[0]
    response = client.post(f"/variants/{photo.uuid}/use/")
    assert response["Location"] == f"/projects/{asset.project.uuid}/remix/"
    page = client.get(response["Location"]).text
    for kept in (
        f'name="reference" value="{reference.uuid}"',
        f'<option value="{mask.sha256}" selected>The jug</option>',
        'step="any" value="0.35"',
        'step="any" value="2"',
        'name="warmth" value="-0.5"',
        'name="palette" value="#c79a52"',
        'name="seed" inputmode="numeric" autocomplete="off" value="7"',
        "perfume on marble</textarea>",
    ):
        assert kept in page


def test_the_product_of_a_photo_that_was_the_reference_is_no_mask(client: Client, asset: Asset) -> None:
    job = remix_job(asset, finished_run(asset, photos=1)[0])
    assert job.inputs["subject_image"]
    client.post(f"/variants/{finish(job, photos=1)[0].uuid}/use/")
    assert Project.objects.get(pk=asset.project.pk).draft["remix"]["subject"] == ""


def test_what_they_replaced_comes_back(client: Client, asset: Asset) -> None:
    remix = f"/projects/{asset.project.uuid}/remix/"
    client.post(f"/projects/{asset.project.uuid}/draft/?operation=remix", {"prompt": "my own words"})
    photo = finish(remix_job(asset, reference_in(asset.project)), photos=1)[0]
    client.post(f"/variants/{photo.uuid}/use/")
    headers = HTMX | {"HX-Current-URL": f"http://testserver{remix}"}
    response = client.post(f"/projects/{asset.project.uuid}/draft/restore/", headers=headers)
    assert response["HX-Redirect"] == remix
    assert Project.objects.get(pk=asset.project.pk).draft["remix"] == {"prompt": "my own words"}
