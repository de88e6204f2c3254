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
    """Return the words that the chips' remove buttons take out; they stand in the description where the chip says."""
    found = re.findall(r'data-cut data-start="(\d+)" data-said="([^"]+)"', page)
    assert all(description.startswith(said, int(start)) for start, said in found)
    return [said for _, said in found]


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


def test_a_product_is_shown_by_its_own_word(client: Client) -> None:
    page = shown(client, "a teal guitar pedal on a stage")
    assert re.search(r"Product: </span>teal guitar pedal<", page)
    assert "Remove teal guitar pedal" in page


def test_a_colour_can_be_replaced_by_a_colour(client: Client) -> None:
    page = client.get(reverse("web:alternatives", args=["palette"])).text
    assert {"red", "blue", "white", "black"} <= set(re.findall(r'data-words="([^"]+)"', page))


def test_words_in_another_language_are_told_that_the_studio_reads_english(client: Client) -> None:
    assert "It reads plain English" in shown(client, "Parfüm auf Marmor, weiches Licht von links, kein Nebel")
    assert "English" not in shown(client, "on marble with a dancing elephant, soft light, mist")


@pytest.mark.parametrize("description", ["🔥🔥🔥", "x", "…"])
def test_words_that_mean_nothing_are_told_what_would(client: Client, description: str) -> None:
    assert "the studio chooses the set" in shown(client, description)


def test_a_description_that_says_something_or_nothing_at_all_is_left_alone(client: Client) -> None:
    for description in ("", "  \n", "on marble", "no flowers", "a giraffe"):
        assert "chooses the set" not in shown(client, description)


def test_characters_too_many_are_counted_while_typing(client: Client) -> None:
    assert "too many" not in shown(client, "marble " * 142)
    assert "2 characters too many." in shown(client, "x" * 1002)


def test_words_that_fill_two_slots_are_one_chip_named_after_both(client: Client) -> None:
    page = shown(client, "serum on marble, forest")
    assert page.count("Remove forest") == 1
    assert "Setting + Backdrop: forest" in page


def test_words_that_mean_several_things_are_one_chip_in_their_own_words(client: Client) -> None:
    page = shown(client, "on marble, mist")
    assert "Remove mist" in page
    assert "Light + Props: mist" in page
    assert "haze" not in page
