"""An Idempotency-Key makes a call that is sent again the same call, for a day."""

from datetime import timedelta

import pytest
from django.utils import timezone

from photostudio.projects import keys
from photostudio.projects.models import ApiCall, Job, Project
from tests.api.conftest import BOTTLE, Program, spelled

pytestmark = pytest.mark.usefixtures("at_work")
PICTURE = spelled(BOTTLE)
AGAIN = {"Idempotency_Key": "order 7"}


def ask(program: Program, description: str = "a bottle", headers: dict[str, str] = AGAIN) -> bytes:
    body = f'{{"product_description": "{description}", "product_image": "{PICTURE}"}}'
    return program.send("instant", body, **headers).picture


def test_the_same_call_has_the_same_photo(program: Program) -> None:
    assert ask(program) == ask(program)
    assert Job.objects.count() == 1
    assert ApiCall.objects.exclude(job=None).count() == 2


def test_without_a_key_each_call_is_a_run_of_its_own(program: Program) -> None:
    ask(program, headers={})
    ask(program, headers={})
    assert Job.objects.count() == 2


def test_the_same_key_with_another_body_is_refused(program: Program) -> None:
    ask(program)
    answer = program.call("instant", AGAIN, product_description="a jar", product_image=PICTURE)
    assert (answer.status, answer.json["error"]["code"]) == (409, "idempotency_key")


def test_after_a_day_the_key_may_be_used_anew(program: Program) -> None:
    ask(program)
    ApiCall.objects.update(created_at=timezone.now() - timedelta(hours=25))
    ask(program, "a jar")
    assert Job.objects.count() == 2


def test_a_call_that_was_refused_may_be_sent_corrected(program: Program) -> None:
    assert program.call("instant", AGAIN, product_description="", product_image=PICTURE).status == 400
    ask(program)


def test_keys_of_others_do_not_meet(program: Program, project: Project) -> None:
    _, text = keys.create(project, name="Other")
    ask(program)
    ask(Program(text), "a jar")
    assert Job.objects.count() == 2
