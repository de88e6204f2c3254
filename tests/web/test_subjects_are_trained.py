"""A subject in the browser: chosen, trained, watched, corrected, retired and restored."""

from io import BytesIO
from typing import Any

import pytest
from django.test import Client

from photostudio.imaging.codecs import encode_png
from photostudio.projects.models import Asset, Job, Project, Subject
from tests.filed import taken_in
from tests.pictures import cutout, photograph
from tests.subjects import sides_of_a_can, trained, untrained
from tests.web.runs import job_of

HTMX = {"HX-Request": "true"}


def page_of(client: Client, project: Project, query: str = "") -> str:
    return client.get(f"/projects/{project.uuid}/photo/{query}").text


def send(client: Client, project: Project, assets: list[Asset], *, htmx: bool = False, **changes: str) -> Any:
    form = {"name": "Teal can", "trigger_word": "TEALCAN", "idempotency_key": "one"} | changes
    form |= {f"cutout-{asset.uuid}": "on" for asset in assets}
    return client.post(f"/projects/{project.uuid}/subjects/", form, headers=HTMX if htmx else {})


def test_an_empty_project_says_what_a_subject_is(client: Client, project: Project) -> None:
    page = page_of(client, project)
    assert "From cut-outs of one product, from any sides, the studio learns its views" in page
    assert "Choose cut-outs" in page
    assert 'href="/projects/' in page


def test_cut_outs_can_be_chosen_and_what_is_none_says_its_remedy(client: Client, project: Project) -> None:
    assets = sides_of_a_can(project)
    room = taken_in(project, encode_png(photograph(96, 96)), "room.png")
    page = page_of(client, project)
    assert page.count('type="checkbox" form="train-form"') == len(assets)
    assert f'href="/assets/{room.uuid}/cut-out/"' in page
    assert "Cut it out first" in page
    assert "0 chosen" in page


def test_the_only_cut_out_is_chosen(client: Client, asset: Asset) -> None:
    assert "1 chosen" in page_of(client, asset.project)


def test_what_is_uploaded_there_is_chosen_if_it_is_a_cut_out(client: Client, project: Project) -> None:
    sides_of_a_can(project)
    for name, pixels in (("room.png", photograph(96, 96)), ("bottle.png", cutout(96, 128))):
        file = BytesIO(encode_png(pixels))
        file.name = name
        response = client.post(f"/projects/{project.uuid}/assets/?to=photo", {"file": file})
        newest = project.assets.get(name=name)
        assert response.headers["Location"] == f"/projects/{project.uuid}/photo/?train=1&asset={newest.uuid}"
    page = page_of(client, project, "?train=1")
    assert "1 chosen" in page
    assert f'name="cutout-{newest.uuid}" checked' in page


def test_what_was_chosen_stays_when_another_is_uploaded(client: Client, asset: Asset) -> None:
    file = BytesIO(encode_png(cutout(96, 128)))
    file.name = "side.png"
    client.post(f"/projects/{asset.project.uuid}/assets/?to=photo", {"file": file})
    assert "2 chosen" in page_of(client, asset.project, "?train=1")


def test_names_and_choices_are_drafted(client: Client, project: Project) -> None:
    asset = sides_of_a_can(project)[0]
    typed = {"name": "Half a na", f"cutout-{asset.uuid}": "on", "cutout-nonsense": "on"}
    client.post(f"/projects/{project.uuid}/draft/?operation=train", typed)
    page = page_of(client, project)
    assert 'value="Half a na"' in page
    assert f'name="cutout-{asset.uuid}" checked' in page
    client.post(f"/projects/{project.uuid}/draft/?operation=train", {f"cutout-{asset.uuid}": ""})
    assert "0 chosen" in page_of(client, project)


def test_a_training_becomes_a_job_and_a_page(client: Client, project: Project) -> None:
    response = send(client, project, sides_of_a_can(project))
    subject = Subject.objects.get()
    assert response.headers["Location"] == f"/projects/{project.uuid}/photo/?subject={subject.uuid}"
    assert (subject.name, subject.trigger_word, len(subject.job.inputs)) == ("Teal can", "TEALCAN", 3)
    project.refresh_from_db()
    assert "train" not in project.draft
    page = page_of(client, project)
    assert 'aria-busy="true"' in page
    assert "every 1s" in page
    assert "You can make photos as soon as it is trained." in page


def test_a_double_click_trains_once(client: Client, project: Project) -> None:
    assets = sides_of_a_can(project)
    answers = [send(client, project, assets, htmx=True) for _ in range(2)]
    assert answers[0].headers["HX-Redirect"] == answers[1].headers["HX-Redirect"]
    assert Subject.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [({"name": " "}, "Type what the product is called."), ({"trigger_word": "x" * 65}, "shorten it to 64")],
)
def test_a_refused_form_says_why_and_loses_nothing(
    client: Client, project: Project, changes: dict[str, Any], sentence: str
) -> None:
    assets = sides_of_a_can(project)
    for htmx in (False, True):
        response = send(client, project, assets, htmx=htmx, **changes)
        assert response.status_code == 422
        assert sentence in response.text
    assert "3 chosen" in send(client, project, assets, **changes).text
    assert not Job.objects.exists()


def test_nothing_chosen_is_said(client: Client, project: Project) -> None:
    response = send(client, project, [])
    assert response.status_code == 422
    assert "Choose at least one cut-out" in response.text


def test_what_is_no_cut_out_is_refused_with_the_remedy(client: Client, project: Project) -> None:
    room = taken_in(project, encode_png(photograph(96, 96)), "room.png")
    response = send(client, project, [room], htmx=True)
    assert response.status_code == 422
    assert "Cut its product out first" in response.text


def fragment(client: Client, subject: Subject) -> str:
    return client.get(f"/subjects/{subject.uuid}/", headers=HTMX).text


def test_progress_is_watched_and_cancelled(client: Client, project: Project) -> None:
    subject = untrained(project)
    Job.objects.filter(pk=subject.job.pk).update(
        status=Job.Status.RUNNING, fraction=0.66, stage="measuring the cut-outs"
    )
    watched = fragment(client, subject)
    assert "Measuring the cut-outs" in watched
    assert "66 %" in watched
    assert "every 1s" in watched
    response = client.post(f"/jobs/{subject.job.uuid}/cancel/", headers=HTMX)
    assert (response.status_code, response.headers["HX-Trigger"]) == (204, '{"queue-changed": {}}')
    cancelled = fragment(client, subject)
    assert "The training was cancelled." in cancelled
    assert "every 1s" not in cancelled
    response = client.post(f"/jobs/{subject.job.uuid}/retry/")
    assert response.headers["Location"].endswith(f"?subject={subject.uuid}")


def test_a_failure_says_why_and_offers_another_try(client: Client, project: Project) -> None:
    subject = untrained(project)
    Job.objects.filter(pk=subject.job.pk).update(status=Job.Status.FAILED, error="It broke.")
    page = page_of(client, project)
    assert "It broke. The cut-outs are all still there." in page
    assert "Train again" in page
    assert "try its training again" in page
    assert "Not trained" in fragment(client, subject)


def test_a_waiting_training_says_that_no_worker_runs(client: Client, project: Project) -> None:
    assert "No worker is running" in fragment(client, untrained(project))


def test_the_result_shows_every_view_with_its_reason(client: Client, project: Project) -> None:
    page = page_of(client, project, f"?subject={trained(project).uuid}")
    assert page.count('class="subject-view"') == 3
    assert "Its round top is seen, from about 35° above." in page
    assert "It is the only one with a round outline." in page
    assert "In descriptions “TOKMSN” stands for it." in page
    assert "on its longer side: large photos will look soft." in page
    assert "<polygon" in page


def test_a_view_is_corrected_and_stays_so(client: Client, project: Project) -> None:
    subject = trained(project)
    address = f"/subjects/{subject.uuid}/views/1/"
    told = client.post(address, {"view": "side"}, headers=HTMX).text
    assert "You said so. The studio saw: Angle." in told
    assert subject.views.get(number=1).view == "side"
    assert "You said so" in page_of(client, project)
    assert client.post(address, {"view": "angle"}).status_code == 302
    assert "You said so" not in page_of(client, project)


def test_a_view_that_does_not_exist_is_refused(client: Client, project: Project) -> None:
    subject = trained(project)
    assert client.post(f"/subjects/{subject.uuid}/views/1/", {"view": "inside"}).status_code == 400
    assert client.post(f"/subjects/{subject.uuid}/views/9/", {"view": "side"}).status_code == 404


def test_a_subject_is_retired_and_comes_back(client: Client, project: Project) -> None:
    subject = trained(project)
    retired = client.post(f"/subjects/{subject.uuid}/retire/", follow=True).text
    assert "“Teal can” is retired. Its photos stay as they are." in retired
    assert f'action="/subjects/{subject.uuid}/restore/"' in retired
    assert "Retired (1)" in retired
    assert "Which cut-outs show the product?" in retired
    assert "restore it to make photos of it" in page_of(client, project, f"?subject={subject.uuid}")
    back = client.post(f"/subjects/{subject.uuid}/restore/", follow=True).text
    assert "“Teal can” is back." in back
    assert "Retired (" not in back


def test_trainings_are_no_runs(client: Client, asset: Asset) -> None:
    project = asset.project
    run = job_of(asset)
    subject = untrained(project)
    queue = client.get("/queue/").text
    assert "Training “Teal can”" in queue
    assert f"/projects/{project.uuid}/photo/?subject={subject.uuid}" in queue
    for page in ("", "gallery/", "lineage/", "photo/?train=1", "regen/", "remix/"):
        text = client.get(f"/projects/{project.uuid}/{page}").text
        assert f"run-{subject.job.uuid}" not in text
        assert str(subject.job.uuid) not in text
    assert "Train</option>" not in client.get(f"/projects/{project.uuid}/gallery/").text
    assert f"run-{run.uuid}" in client.get(f"/projects/{project.uuid}/").text
    assert client.get(f"/projects/{project.uuid}/lineage/?of={subject.job.uuid}").status_code == 200
    assert client.get(f"/jobs/{subject.job.uuid}/").headers["Location"].endswith(f"?subject={subject.uuid}")


def test_the_page_asks_few_questions(client: Client, project: Project, django_assert_max_num_queries: Any) -> None:
    subject = trained(project)
    with django_assert_max_num_queries(14):
        page_of(client, project, f"?subject={subject.uuid}")
