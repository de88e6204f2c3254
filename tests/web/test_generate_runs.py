"""Create photos on the Generate page: the form becomes one job, and loses nothing when it is refused."""

import pytest
from django.test import Client

from photostudio.imaging.presets import RATIOS
from photostudio.projects.models import Job, Project
from tests.web.generated import send


def test_it_writes_one_job_with_every_field(client: Client, project: Project) -> None:
    response = send(client, project)
    assert (response.status_code, response["Location"]) == (302, f"/projects/{project.uuid}/generate/")
    job = Job.objects.get()
    assert (job.operation, job.asset, job.inputs) == ("generate", None, {})
    assert job.parameters == {
        "prompt": "a glass bottle on marble",
        "negative_prompt": "text",
        "seed": 7,
        "quality": "MIDDLE",
        "variants": 3,
        "cfg_scale": 1.75,
        "width": 896,
        "height": 1120,
    }


@pytest.mark.parametrize("ratio", RATIOS)
def test_each_ratio_has_its_size(client: Client, project: Project, ratio: str) -> None:
    send(client, project, ratio=ratio, width="nonsense", height="")
    parameters = Job.objects.get().parameters
    assert (parameters["width"], parameters["height"]) == RATIOS[ratio]


def test_a_size_of_ones_own_is_taken(client: Client, project: Project) -> None:
    send(client, project, ratio="custom", width="640", height="480")
    parameters = Job.objects.get().parameters
    assert (parameters["width"], parameters["height"]) == (640, 480)


def test_for_htmx_it_answers_with_the_run_and_a_new_key(client: Client, project: Project) -> None:
    response = send(client, project, htmx=True)
    assert f'id="run-{Job.objects.get().uuid}"' in response.text
    assert 'id="idempotency-key"' in response.text
    assert "queue-changed" in response["HX-Trigger"]


def test_pressed_twice_it_is_one_run(client: Client, project: Project) -> None:
    for _ in range(2):
        send(client, project, idempotency_key="pressed")
    assert Job.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"prompt": "  "}, "Description is empty: describe the product in a few words."),
        ({"prompt": "x" * 1_001}, "Description has 1,001 characters: shorten it to 1,000."),
        ({"ratio": "7:5"}, "Choose one of the formats."),
        ({"ratio": "custom", "width": "100"}, "Width must be between 256 and 2,048."),
        ({"ratio": "custom", "height": ""}, "Height must be a whole number."),
        ({"ratio": "custom", "height": "tall"}, "This must be a whole number of pixels, like 1024."),
        ({"seed": "0"}, "Seed must be between 1 and 4,294,967,296, or -1."),
        ({"variants": "5"}, "Variants must be between 1 and 4."),
        ({"cfg_scale": "11"}, "Cfg scale must be between 0 and 10."),
    ],
)
@pytest.mark.parametrize("htmx", [False, True])
def test_a_refused_form_says_why_and_keeps_everything(
    client: Client, project: Project, changes: dict[str, str], sentence: str, *, htmx: bool
) -> None:
    response = send(client, project, htmx=htmx, **({"negative_prompt": "no hands"} | changes))
    assert response.status_code == 422
    assert sentence in response.text
    assert "no hands</textarea>" in response.text
    assert not Job.objects.exists()
    project.refresh_from_db()
    assert project.draft["generate"]["negative_prompt"] == "no hands"


def test_a_refused_form_comes_back_in_its_own_place(client: Client, project: Project) -> None:
    response = send(client, project, htmx=True, prompt="")
    assert response["HX-Retarget"] == "#generate-form"
    assert response.text.count("<form") == 1
