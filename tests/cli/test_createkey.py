import uuid

import pytest
from django.core.management import CommandError, call_command

from photostudio.projects import keys
from photostudio.projects.models import Project


def test_it_prints_a_key_and_nothing_else(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("createkey", "Web shop", "--project", str(project.uuid), "--sandbox", "--scope", "read")
    key = keys.find(capsys.readouterr().out.strip())
    assert key
    assert (key.name, key.project, key.is_sandbox, key.scope) == ("Web shop", project, True, "read")


def test_without_a_project_it_is_the_last_changed(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    later = Project.objects.create(name="Later")
    call_command("createkey", "Web shop")
    key = keys.find(capsys.readouterr().out.strip())
    assert key
    assert key.project == later


@pytest.mark.django_db
def test_a_project_that_is_none_is_said() -> None:
    with pytest.raises(CommandError, match="no such project"):
        call_command("createkey", "Web shop", "--project", str(uuid.uuid4()))
