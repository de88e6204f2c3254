"""Every theme and every group of themes has a name of its own, which gettext may translate."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.functional import Promise

from photostudio.engines.themes import themes
from photostudio.projects.models import Project
from photostudio.web.theme_names import GROUPS, NAMES


def test_every_theme_and_every_group_has_a_name_and_no_other() -> None:
    assert set(NAMES) == {theme.slug for theme in themes()}
    assert set(GROUPS) == {theme.group for theme in themes()}


def test_no_name_is_given_twice_and_each_waits_for_its_reader() -> None:
    names = [*GROUPS.values(), *NAMES.values()]
    assert len({str(name) for name in names}) == len(names)
    assert all(isinstance(name, Promise) for name in names)


@pytest.mark.django_db
def test_the_dialog_shows_every_theme_under_its_name(client: Client) -> None:
    project = Project.objects.create(name="Lumen")
    page = client.get(reverse("web:project", args=[project.uuid])).content.decode()
    assert [name for name in GROUPS.values() if f">{name}</h3>" not in page] == []
    assert [name for name in NAMES.values() if f"<span>{name}</span></button>" not in page] == []
