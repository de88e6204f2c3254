"""Photos of a subject in the browser: asked for, refused with a sentence, and in the project's history."""

import re
from typing import Any

import pytest
from django.test import Client

from photostudio.engines.studio.design import to_json
from photostudio.imaging.presets import RATIOS
from photostudio.projects.models import Job, Project, Subject, Variant
from photostudio.projects.searching import preset_of, words_of
from tests.subjects import photos_of, trained, untrained
from tests.web.runs import MARBLE, photo_of


@pytest.fixture
def subject(project: Project) -> Subject:
    return trained(project)


def send(client: Client, subject: Subject, /, *, htmx: bool = False, **changes: Any) -> Any:
    form = {
        "subject": str(subject.uuid),
        "prompt": "TOKMSN from above, on marble",
        "negative_prompt": "text",
        "seed": "7",
        "quality": "MIDDLE",
        "variants": "3",
        "cfg_scale": "2.5",
        "ratio": "4:5",
        "width": "",
        "height": "",
        "idempotency_key": "one",
    } | changes
    headers = {"HX-Request": "true"} if htmx else {}
    return client.post(f"/projects/{subject.project.uuid}/photo/", form, headers=headers)


def only_job() -> Job:
    return Job.objects.get(operation="photo")


def finished(subject: Subject, prompt: str = "TOKMSN on marble", **fields: Any) -> Variant:
    """File a photo of a subject."""
    job = photos_of(subject, prompt, **fields)
    Job.objects.filter(pk=job.pk).update(status=Job.Status.DONE, fraction=1.0)
    job.refresh_from_db()
    recipe = {
        "version": 1,
        "inputs": job.inputs,
        "engine": {"name": "studio", "version": "5", "set": to_json(MARBLE), "understood": [], "ignored": []},
    }
    words, preset = words_of(job.parameters, recipe, 7), preset_of(job.inputs)
    return photo_of(job, recipe=recipe, words=words, preset=preset)


def test_the_form_becomes_a_run(client: Client, subject: Subject) -> None:
    response = send(client, subject)
    assert response.headers["Location"].endswith(f"/photo/?subject={subject.uuid}")
    job = only_job()
    asked = {
        name: job.parameters[name] for name in ("prompt", "seed", "quality", "variants", "width", "height", "view")
    }
    assert asked == {
        "prompt": "TOKMSN from above, on marble",
        "seed": 7,
        "quality": "MIDDLE",
        "variants": 3,
        "width": 896,
        "height": 1120,
        "view": "top",
    }


def test_htmx_gets_the_run_and_a_new_key(client: Client, subject: Subject) -> None:
    response = send(client, subject, htmx=True)
    assert f'id="run-{only_job().uuid}"' in response.text
    assert 'id="idempotency-key"' in response.text
    assert "queue-changed" in response.headers["HX-Trigger"]


@pytest.mark.parametrize("ratio", RATIOS)
def test_every_ratio_can_be_asked_for(client: Client, subject: Subject, ratio: str) -> None:
    assert send(client, subject, ratio=ratio).status_code == 302
    assert (only_job().parameters["width"], only_job().parameters["height"]) == RATIOS[ratio]


def test_a_size_of_ones_own_can_be_asked_for(client: Client, subject: Subject) -> None:
    send(client, subject, ratio="custom", width="640", height="480")
    source = only_job().inputs["product_image"]
    assert (source["preset"], source["width"], source["height"]) == ("custom", 640, 480)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"prompt": " "}, "Description is empty"),
        ({"prompt": "x" * 1001}, "shorten it to 1,000"),
        ({"ratio": "7:5"}, "Choose one of the formats."),
        ({"ratio": "custom", "width": "100", "height": "480"}, "Width must be between 256 and 2,048."),
        ({"ratio": "custom", "width": "640", "height": "lots"}, "This must be a whole number of pixels, like 1024."),
        ({"ratio": "custom", "width": "", "height": "²"}, "This must be a whole number of pixels, like 1024."),
        ({"variants": "5"}, "Variants must be between 1 and 4."),
        ({"seed": "none"}, "This must be a whole number"),
        ({"subject": "nonsense"}, "Choose the subject to photograph"),
        ({"subject": "00000000-0000-4000-8000-000000000000"}, "This subject is not in the project."),
    ],
)
def test_a_refused_form_says_why_and_keeps_what_was_typed(
    client: Client, subject: Subject, changes: dict[str, str], sentence: str
) -> None:
    for htmx in (False, True):
        response = send(client, subject, htmx=htmx, negative_prompt="my own words", **changes)
        assert response.status_code == 422
        assert sentence in response.text
        assert "my own words" in response.text
    assert not Job.objects.filter(operation="photo").exists()


def test_a_subject_that_is_still_trained_is_refused(client: Client, project: Project) -> None:
    response = send(client, untrained(project))
    assert response.status_code == 422
    assert "is still being trained. Nothing was lost" in response.text


def test_what_is_typed_is_drafted(client: Client, subject: Subject) -> None:
    typed = {"prompt": "half a sen", "ratio": "custom", "width": "64"}
    client.post(f"/projects/{subject.project.uuid}/draft/?operation=photo", typed)
    page = client.get(f"/projects/{subject.project.uuid}/photo/").text
    assert "half a sen</textarea>" in page
    assert 'value="custom" checked' in page
    assert re.search(r'name="width"[^>]* value="64"', page)


def test_chips_know_the_trigger_word_and_which_view_will_be_shown(client: Client, subject: Subject) -> None:
    words = {"prompt": "TOKMSN from above, on marble", "subject": str(subject.uuid)}
    understood = client.post("/understood/", words).text
    assert "flat lay" in understood
    assert "Top, for “from above”" in understood
    assert "The studio cannot draw" not in understood
    assert "TOKMSN" in client.post("/understood/", {"prompt": words["prompt"]}).text


def test_the_history_names_the_subject(client: Client, subject: Subject) -> None:
    photo = finished(subject, "TOKMSN from above, on marble", width=1120, height=896)
    project = subject.project.uuid
    details = client.get(f"/variants/{photo.uuid}/").text
    assert "Teal can from above, on marble" in details
    assert "Top, for “from above”" in details
    assert "5:4, 1024 × 1024 px" in details
    assert "0 of 312" in details
    for page in ("", "photo/", "gallery/", "gallery/?words=teal", "gallery/?operation=photo", "lineage/"):
        assert "Teal can from above, on marble" in client.get(f"/projects/{project}/{page}").text, page
    assert "Teal can" not in client.get(f"/projects/{project}/gallery/?preset=square").text.partition("<main")[2]


@pytest.mark.parametrize(
    ("prompt", "sentence"),
    [
        ("TOKMSN on marble", "Front, as the words ask for no side"),
        ("side view on linen", "Angle, the nearest there is to “side view”"),
    ],
)
def test_the_details_say_why_that_view_is_shown(client: Client, subject: Subject, prompt: str, sentence: str) -> None:
    assert sentence in client.get(f"/variants/{finished(subject, prompt).uuid}/").text


def test_a_photos_settings_come_back(client: Client, subject: Subject) -> None:
    photo = finished(subject, "TOKMSN from above, on marble", width=640, height=480, quality="HIGH")
    response = client.post(f"/variants/{photo.uuid}/use/")
    assert response.headers["Location"].endswith(f"/photo/?subject={subject.uuid}")
    page = client.get(response.headers["Location"]).text
    assert "TOKMSN from above, on marble</textarea>" in page
    assert 'value="custom" checked' in page
    assert 'value="HIGH" checked' in page
    assert 'value="640"' in page


def test_photos_of_a_retired_subject_stay(client: Client, subject: Subject) -> None:
    photo = finished(subject)
    subject.retire()
    assert client.get(f"/variants/{photo.uuid}/").status_code == 200
    assert "Teal can on marble" in client.get(f"/projects/{subject.project.uuid}/photo/").text


def test_a_photo_can_be_retouched_and_compared(client: Client, subject: Subject) -> None:
    photo, other = finished(subject), finished(subject, "from above", width=640, height=480)
    project = subject.project.uuid
    assert client.get(f"/projects/{project}/regen/?base={photo.uuid}").status_code == 200
    assert client.get(f"/projects/{project}/compare/?v={photo.uuid}&v={other.uuid}").status_code == 200
    assert client.get(f"/variants/{photo.uuid}/product/").status_code in {200, 302}
