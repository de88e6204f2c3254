import re
from pathlib import Path
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.gestures import QUICK, wait_for_photos
from tests.studio import Studio

ARRIVED = "document.getAnimations().filter((each) => each instanceof CSSTransition).forEach((each) => each.finish())"
LIGHTS: tuple[Literal["light", "dark"], ...] = ("light", "dark")
PAGES = (
    "projects",
    "workspace",
    "photo in the workspace",
    "gallery",
    "photo",
    "asset",
    "regen",
    "remix",
    "training",
    "generate",
    "compare",
    "lineage",
    "trash",
    "deliveries",
    "engines",
    "keys",
    "usage",
    "reference for programs",
)


@pytest.fixture(scope="module")
def addresses(browser: Browser, studio: Studio, cutout_file: Path) -> dict[str, str]:
    """One address of every kind of page, in a project with an asset and a photo."""
    page = browser.new_page(base_url=studio.url)
    page.goto("/")
    page.locator("input[type=file]").first.set_input_files(cutout_file)
    expect(page.locator(".placing-area")).to_be_visible()
    page.get_by_label("Description").fill(QUICK)
    page.locator("input[name=variants][value='1']").check(force=True)
    page.get_by_role("button", name=re.compile("Create photos")).click()  # works before the page's keys do
    wait_for_photos(page, 1)
    workspace = page.url.partition("?")[0]
    photo = page.locator("a.photo-link").first.get_attribute("data-variant")
    asset = page.locator(".tile-link").first.get_attribute("id") or ""
    page.close()
    return {
        "projects": "/",
        "workspace": workspace,
        "photo in the workspace": f"{workspace}?variant={photo}",
        "gallery": f"{workspace}gallery/",
        "photo": f"/variants/{photo}/",
        "asset": f"/assets/{asset.removeprefix('tile-')}/",
        "regen": f"{workspace}regen/?base={photo}",
        "training": f"{workspace}photo/",
        "remix": f"{workspace}remix/?reference={photo}",
        "generate": f"{workspace}generate/",
        "compare": f"{workspace}compare/?v={photo}&v={asset.removeprefix('tile-')}",
        "lineage": f"{workspace}lineage/?of={photo}",
        "trash": "/trash/",
        "deliveries": "/settings/deliveries/",
        "engines": "/settings/engines/",
        "keys": "/settings/keys/",
        "usage": "/settings/usage/",
        "reference for programs": "/api/docs",
    }


def summary(violations: list[dict[str, Any]]) -> list[str]:
    return [f"{fault['id']}: {node['html'][:160]}" for fault in violations for node in fault["nodes"]]


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_on_the_page_in_any_light(name: str, page: Page, addresses: dict[str, str]) -> None:
    answer = page.goto(addresses[name])
    assert answer
    assert answer.ok
    expect(page.locator("main")).to_be_visible()
    for light in LIGHTS:
        page.emulate_media(color_scheme=light, reduced_motion="reduce")
        page.evaluate(ARRIVED)
        assert summary(Axe().run(page).response["violations"]) == [], light
