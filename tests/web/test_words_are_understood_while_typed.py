"""While a description is typed, the panel shows what is understood, what is left out, and what cannot be drawn."""

import html
import re

import pytest
from django.test import Client
from django.urls import reverse

from photostudio.engines.words.understanding import SLOTS
from photostudio.projects.models import Project

pytestmark = pytest.mark.django_db


def shown(client: Client, description: str, negative_prompt: str = "") -> str:
    typed = {"product_description": description, "negative_prompt": negative_prompt}
    response = client.post(reverse("web:understood"), typed)
    assert response.status_code == 200
    return html.unescape(response.content.decode())


def places(page: str, description: str) -> list[str]:
    """Return the words of the description that the chips' remove buttons take out."""
    found = re.findall(r'data-cut data-start="(\d+)" data-end="(\d+)"', page)
    return [description[int(start) : int(end)] for start, end in found]


def test_every_chip_knows_its_own_words(client: Client) -> None:
    description = "perfume on marble, soft light from the left"
    assert places(shown(client, description), description) == ["perfume", "marble", "soft light from the left"]


def test_a_negation_is_left_out_and_no_chip(client: Client) -> None:
    page = shown(client, "on marble, no flowers")
    assert "Left out" in page
    assert re.search(r'class="excluded">[^<]*flowers', page)
    assert "Remove flowers" not in page


def test_what_cannot_be_drawn_is_said(client: Client) -> None:
    page = shown(client, "on marble with a dancing elephant")
    assert "cannot draw" in page
    assert re.search(r'class="ignored">[^<]*elephant', page)


def test_no_words_show_no_chips(client: Client) -> None:
    page = shown(client, "")
    assert "<li" not in page
    assert "cannot draw" not in page


def test_markup_in_words_stays_text(client: Client) -> None:
    typed = {"product_description": '<script>alert("x")</script> on marble'}
    assert b"<script" not in client.post(reverse("web:understood"), typed).content


@pytest.mark.parametrize("slot", [slot for slot in SLOTS if slot != "product"])
def test_every_slot_offers_other_words(client: Client, slot: str) -> None:
    offered = re.findall(r'data-words="([^"]+)"', client.get(reverse("web:alternatives", args=[slot])).content.decode())
    assert len(offered) >= 4
    assert offered == sorted(set(offered))


def test_an_unknown_slot_has_no_alternatives(client: Client) -> None:
    assert client.get(reverse("web:alternatives", args=["nonsense"])).status_code == 404


def test_a_kept_draft_comes_back_with_its_chips(client: Client) -> None:
    project = Project.objects.create(name="Lumen", draft={"product_description": "on marble"})
    page = client.get(reverse("web:project", args=[project.uuid])).content.decode()
    assert "Remove marble" in page
