import json
from datetime import timedelta

import pytest
from django.db.models.functions import Now
from django.test import Client
from django.urls import reverse

from photostudio.jobs import deliveries
from photostudio.projects.models import Delivery, Project

PAGE = "/settings/deliveries/"
HTMX = {"HX-Request": "true"}


def sent(project: Project, task: str = "1", **values: object) -> Delivery:
    body = json.dumps({"task_id": task, "status": "finished"})
    delivery = deliveries.enqueue(project, task=task, url="https://shop.example/done", secret="sesame", body=body)
    Delivery.objects.filter(pk=delivery.pk).update(**values)
    delivery.refresh_from_db()
    return delivery


def again(delivery: Delivery) -> str:
    return reverse("web:delivery-send", args=[delivery.uuid])


def test_a_page_without_deliveries_says_when_there_are_any(client: Client, db: None) -> None:
    assert "Nothing was sent yet" in client.get(PAGE).content.decode()


def test_a_delivery_is_shown_with_its_answer_and_what_it_says_but_not_its_secret(
    client: Client, project: Project
) -> None:
    sent(project, status="failed", attempts=7, last_status=500, last_error="The address answered 500.")
    page = client.get(PAGE).content.decode()
    for words in (
        "https://shop.example/done",
        "7 attempts",
        "answer 500",
        "The address answered 500.",
        "&quot;task_id",
    ):
        assert words in page
    assert "sesame" not in page


def test_the_page_tells_each_projects_signing_key(client: Client, project: Project) -> None:
    sent(project)
    page = client.get(PAGE).content.decode()
    assert f"Signing key of {project.name}" in page
    assert deliveries.signing_key(project) in page


@pytest.mark.parametrize(("show", "tasks"), [("", "abc"), ("pending", "a"), ("delivered", "b"), ("failed", "c")])
def test_it_can_be_narrowed_to_a_state(show: str, tasks: str, client: Client, project: Project) -> None:
    for task, status in zip("abc", Delivery.Status.values, strict=True):
        sent(project, task, status=status)
    shown = client.get(PAGE, {"show": show}).context["page"]
    assert sorted(row.task for row in shown) == list(tasks)


def test_more_than_a_page_comes_in_parts(client: Client, project: Project) -> None:
    for number in range(31):
        sent(project, str(number))
    assert "Show more" in client.get(PAGE).content.decode()
    assert client.get(PAGE, {"page": 2}, headers=HTMX).content.decode().count("<details") == 1


def test_a_failed_delivery_is_sent_again(client: Client, project: Project) -> None:
    delivery = sent(project, status="failed", attempts=7)
    assert client.post(again(delivery)).status_code == 302
    delivery.refresh_from_db()
    assert (delivery.status, delivery.attempts) == (Delivery.Status.PENDING, 0)


def test_a_row_changes_in_its_place_and_then_asks_how_it_stands(client: Client, project: Project) -> None:
    delivery = sent(project, status="failed", attempts=7)
    row = client.post(again(delivery), headers=HTMX).content.decode()
    state = reverse("web:delivery", args=[delivery.uuid])
    assert f'hx-get="{state}"' in row
    Delivery.objects.update(status="delivered", attempts=1, last_status=200)
    row = client.get(state, headers=HTMX).content.decode()
    assert "Delivered" in row
    assert "hx-get" not in row


def test_an_old_delivery_is_not_sent_again(client: Client, project: Project) -> None:
    delivery = sent(project, status="failed", created_at=Now() - timedelta(days=8))
    assert "Send again" not in client.get(PAGE).content.decode()
    answer = client.post(again(delivery), headers=HTMX)
    assert (answer.status_code, answer.content.decode()) == (409, "This is older than 7 days and is not sent again.")


def test_deliveries_of_a_project_in_the_trash_are_hidden(client: Client, project: Project) -> None:
    sent(project)
    project.trash()
    assert "Nothing was sent yet" in client.get(PAGE).content.decode()
