"""Create photos on the Remix page: the form becomes one job, and loses nothing when it is refused."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from photostudio.jobs import masks
from photostudio.projects.models import Asset, Job, Project
from tests.web.remixes import form_of, reference_in, send
from tests.web.runs import finished_run, painted


def test_it_writes_one_job_with_every_field(client: Client, asset: Asset) -> None:
    reference = reference_in(asset.project)
    assert send(client, asset, reference).status_code == 302
    job = Job.objects.get()
    assert (job.operation, job.asset) == ("remix", asset)
    assert job.parameters == {
        "prompt": "perfume next to seashell",
        "negative_prompt": "text",
        "seed": 7,
        "quality": "MIDDLE",
        "variants": 8,
        "cfg_scale": 2.5,
        "style_fidelity": 0.35,
        "outline_fidelity": 2.0,
        "grid": False,
        "horizon": 0.4,
        "azimuth": -90.0,
        "elevation": None,
        "warmth": None,
        "softness": None,
        "palette": "#c79a52 #2f4858",
    }
    assert job.inputs["ref_image"]["asset"] == str(reference.uuid)
    assert job.inputs["product_image"]["placement"] == {"centre": 0.4, "base": 0.755, "height": 0.5}


def test_an_earlier_photo_is_a_reference_too(client: Client, asset: Asset) -> None:
    photo = finished_run(asset, photos=1)[0]
    send(client, asset, photo)
    assert Job.objects.get(operation="remix").inputs["ref_image"]["variant"] == str(photo.uuid)


def test_a_painted_subject_goes_along(client: Client, asset: Asset) -> None:
    reference = reference_in(asset.project)
    painted(reference)
    mask = masks.name_draft(asset.project, reference, name="The jug")
    send(client, asset, reference, subject=mask.sha256)
    assert Job.objects.get().inputs["subject_image"] == {"sha256": mask.sha256}


def test_for_htmx_it_answers_with_the_run_and_a_new_key(client: Client, asset: Asset) -> None:
    response = send(client, asset, reference_in(asset.project), htmx=True)
    assert f'id="run-{Job.objects.get().uuid}"' in response.text
    assert 'id="idempotency-key"' in response.text
    assert "queue-changed" in response["HX-Trigger"]


def test_a_double_click_makes_one_job(client: Client, asset: Asset) -> None:
    reference = reference_in(asset.project)
    send(client, asset, reference, htmx=True)
    assert send(client, asset, reference, htmx=True).status_code == 200
    assert Job.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"prompt": " "}, "Description is empty: describe the product in a few words."),
        ({"reference": ""}, "Choose a reference: a picture that your photos shall look like."),
        ({"reference": str(uuid4())}, "The reference is no longer in the project. Choose another one."),
        ({"subject": "f" * 64}, "This mask is no longer in the project. Choose another one, or none."),
        ({"style_fidelity": "1.5"}, "Likeness must be between 0 and 1."),
        ({"style_fidelity": ""}, "Type a number here, like 0.7."),
        ({"outline_fidelity": "11"}, "Calm round the product must be between 0 and 10."),
        ({"horizon": "4"}, "Horizon must be between -2 and 3."),
        ({"azimuth": "left"}, "This must be a number, or empty to leave it as it was read."),
        ({"palette": "red"}, "Colours must be colours such as"),
        ({"variants": "9"}, "Variants must be between 1 and 8."),
        ({"asset": ""}, "Choose the cut-out to photograph, on the left."),
        ({"height": "900"}, "height on the canvas must be between 2 % and 400 %."),
    ],
)
@pytest.mark.parametrize("htmx", [True, False], ids=["htmx", "plain"])
def test_a_field_outside_its_limits_is_refused_with_a_sentence(
    client: Client, asset: Asset, changes: dict[str, str], sentence: str, *, htmx: bool
) -> None:
    response = send(client, asset, reference_in(asset.project), htmx=htmx, **changes)
    assert response.status_code == 422
    assert sentence in response.text.replace("&#x27;", "'")
    assert not Job.objects.exists()


def test_a_refused_form_keeps_everything_that_was_typed(client: Client, asset: Asset) -> None:
    reference = reference_in(asset.project)
    refused = send(client, asset, reference, seed="0").text
    later = client.get(f"/projects/{asset.project.uuid}/remix/").text
    for page in (refused, later):
        for kept in ("perfume next to seashell", 'value="0"', str(reference.uuid), 'name="horizon" value="0.4"'):
            assert kept in page
        for chosen in ('value="widescreen" checked', 'value="MIDDLE" checked', 'value="8" checked'):
            assert chosen in page
        assert 'name="palette" value="#c79a52 #2f4858"' in page


def test_a_reference_in_the_trash_is_refused(client: Client, asset: Asset) -> None:
    reference = reference_in(asset.project)
    reference.trash()
    response = send(client, asset, reference)
    assert response.status_code == 422
    assert "The reference is in the trash. Restore it, or choose another one." in response.text
    assert not Job.objects.exists()


def test_what_is_typed_is_kept_beside_what_is_typed_for_instant(client: Client, asset: Asset) -> None:
    typed: dict[str, Any] = form_of(asset, asset)
    project = Project.objects.get(pk=asset.project.pk)
    project.save_draft({"product_description": "a bottle", "seed": "3"})
    client.post(f"/projects/{project.uuid}/draft/?operation=remix", typed)
    draft = Project.objects.get(pk=project.pk).draft
    assert (draft["product_description"], draft["seed"]) == ("a bottle", "3")
    assert (draft["remix"]["prompt"], draft["remix"]["seed"]) == ("perfume next to seashell", "7")
    assert draft["placements"][str(asset.uuid)]["widescreen"] == {"centre": 0.4, "base": 0.755, "height": 0.5}
