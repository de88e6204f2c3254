"""The frame: no inline script or style on any page, icons that exist, and a theme that the server remembers."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from photostudio.projects.models import Asset
from tests.web.runs import finished_run

TEMPLATES = sorted((settings.BASE_DIR / "templates").rglob("*.html"))
SPRITE = (settings.BASE_DIR / "static/img/icons.svg").read_text(encoding="utf-8")


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_templates_have_nothing_inline_and_only_icons_that_exist(template: Path) -> None:
    text = template.read_text(encoding="utf-8")
    assert not re.search(
        r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)(?![^>]*application/json)|javascript:", text
    )
    assert "|safe" not in text
    for name in re.findall(r'{% icon "([a-z0-9-]+)"', text):
        assert f'id="{name}"' in SPRITE


def test_pages_come_with_a_strict_policy(client: Client, asset: Asset) -> None:
    photo = finished_run(asset, photos=1)[0]
    for address in (
        "/",
        "/trash/",
        f"/projects/{asset.project.uuid}/",
        f"/assets/{asset.uuid}/",
        f"/variants/{photo.uuid}/",
    ):
        policy = client.get(address)["Content-Security-Policy"]
        assert "default-src 'self'" in policy
        assert "unsafe" not in policy


def test_going_back_never_finds_a_fragment_in_the_place_of_its_page(client: Client, asset: Asset) -> None:
    for headers in ({}, {"HX-Request": "true", "HX-Target": "runs"}):
        varied = client.get(f"/projects/{asset.project.uuid}/", headers=headers)["Vary"]
        assert {"HX-Request", "HX-Target"} <= {name.strip() for name in varied.split(",")}


def test_the_chosen_theme_is_in_the_next_page(client: Client, db: None) -> None:
    assert 'data-theme="auto"' in client.get("/").text
    assert client.post("/theme/", {"theme": "dark", "next": "/trash/"})["Location"] == "/trash/"
    assert 'data-theme="dark"' in client.get("/").text


def test_an_unknown_theme_is_refused(client: Client, db: None) -> None:
    assert client.post("/theme/", {"theme": "<b>"}).status_code == 400


def test_greys_do_not_tint(db: None) -> None:
    tokens = (settings.BASE_DIR / "static/css/tokens.css").read_text(encoding="utf-8")
    greys = re.findall(r"--(?:canvas|surface|raised|stage|ground|checker|line|ink)[a-z0-9-]*:([^;]+);", tokens)
    colours = [colour for value in greys for colour in re.findall(r"#([0-9a-f]{6})", value)]
    assert len(colours) >= 20
    assert all(colour[:2] == colour[2:4] == colour[4:] for colour in colours)
