"""Two photos are compared until one wins, and what came of what is read in a tree: by mouse, by key and by finger."""

import json
import re
import subprocess
import sys
from dataclasses import dataclass

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from photostudio.web.details import grouped
from tests.browser.gestures import follow, tab_to
from tests.browser.photos_to_compare import CHANGED, HEIGHT, WIDTH
from tests.studio import HOUSE, Studio

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
FILE = "from tests.browser.photos_to_compare import file_them; file_them()"


@dataclass(frozen=True)
class Choosing:
    """A project with a run of three photos, of which the first was edited."""

    project: str
    photos: list[str]

    @property
    def compare(self) -> str:
        return f"/projects/{self.project}/compare/?v={self.photos[0]}&v={self.photos[1]}"

    @property
    def lineage(self) -> str:
        return f"/projects/{self.project}/lineage/"


@pytest.fixture(scope="module")
def choosing(studio: Studio) -> Choosing:
    studio.start()
    filed = subprocess.run(
        [sys.executable, "manage.py", "shell", "-v", "0", "-c", FILE],
        cwd=HOUSE, env=studio.environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return Choosing(**json.loads(filed.stdout))


def shown(page: Page) -> list[str]:
    """Return the numbers of the pictures in sight."""
    figures = page.locator("[data-picture]:not([hidden])")
    return [figure.get_attribute("data-picture") or "" for figure in figures.all()]


def mode(page: Page, name: str) -> Locator:
    return page.get_by_role("radio", name=name)


def line_at(page: Page) -> int:
    return int(page.locator(".compare-line").get_attribute("aria-valuenow") or -1)


def drag_line_to_the_left(page: Page) -> None:
    box = page.locator(".compare-line").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 60, y, steps=4)
    page.mouse.up()


def verdict(page: Page, number: int) -> Locator:
    return page.locator(f"[data-card='{number}'] [data-judgement]")


def node(page: Page, uuid: str) -> Locator:
    return page.locator(f"#node-{uuid} > .tree-node .tree-link")


def rows(page: Page) -> dict[str, list[str]]:
    """Return what differs, by its name."""
    lines = page.locator(".differing tbody tr").all()
    return {line.locator("th").inner_text(): line.locator("td").all_inner_texts() for line in lines}


def faults(page: Page) -> list[str]:
    violations = Axe().run(page).response["violations"]
    return [f"{fault['id']}: {each['html'][:160]}" for fault in violations for each in fault["nodes"]]


def test_two_photos_are_compared_until_one_wins_and_its_settings_are_taken_again(
    page: Page, choosing: Choosing
) -> None:
    page.goto(choosing.compare)
    assert shown(page) == ["1", "2"]
    assert faults(page) == []

    page.locator("[data-picture='1']").click()
    expect(page.get_by_role("button", name="Pick 1")).to_be_enabled()
    mode(page, "Slider").check(force=True)
    drag_line_to_the_left(page)
    assert 0 < line_at(page) < 50
    assert "mode=slider" in page.url

    page.keyboard.press("b")
    assert shown(page) == ["1"]
    page.keyboard.press("b")
    assert shown(page) == ["2"]

    mode(page, "Difference").check(force=True)
    told = f"{grouped(CHANGED)} of {grouped(WIDTH * HEIGHT)} pixels differ"
    expect(page.locator(".compare-count")).to_have_text(told)
    expect(page.locator(".is-difference img")).to_have_js_property("naturalWidth", WIDTH)
    assert faults(page) == []

    page.get_by_role("button", name="Pick 2").click()
    expect(verdict(page, 2)).to_have_attribute("data-verdict", "picked")
    page.get_by_role("link", name="Next pair").click()
    expect(page.locator("[data-picture]")).to_have_count(2)
    assert choosing.photos[2] in page.url

    follow(page, page.get_by_role("link", name="Lineage"))
    assert faults(page) == []
    node(page, choosing.photos[0]).click()
    page.get_by_role("link", name="What differs from another?").click()
    expect(page.locator("#chosen")).to_contain_text("Now choose another one")
    node(page, choosing.photos[1]).click()
    expect(page.get_by_role("heading", name="What differs")).to_be_visible()
    assert rows(page) == {"Seed": ["7", "8"]}
    assert faults(page) == []
    page.get_by_role("link", name="Compare the pixels").click()
    expect(page.locator(".compare-count")).to_have_text(told)

    page.go_back()
    page.get_by_role("button", name="Use the settings of Photo 2").click()
    expect(page.get_by_label("Description")).to_have_value("bottle on a marble slab")


def test_the_same_without_a_mouse(page: Page, choosing: Choosing) -> None:
    page.goto(choosing.compare)
    page.keyboard.press("l")
    page.keyboard.press("ArrowLeft")
    assert line_at(page) == 48
    page.keyboard.press("1")
    expect(page.locator("[data-part=level]")).to_have_text("100 %")
    page.keyboard.press("0")
    page.keyboard.press("o")
    assert mode(page, "Onion skin").is_checked()
    page.keyboard.press("s")
    assert "pair=2-1" in page.url
    page.keyboard.press("g")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("button", name="Pick 1")).to_be_enabled()
    page.keyboard.press("w")
    expect(verdict(page, 1)).to_have_attribute("data-verdict", "picked")
    expect(page.locator("#announcer")).to_have_text("1: Picked")
    page.keyboard.press("n")
    expect(page.locator(f"[data-uuid='{choosing.photos[2]}']")).to_be_visible()

    page.goto(choosing.lineage)
    tab_to(page, page.locator("[role=treeitem]").first)
    page.keyboard.press("End")
    page.keyboard.press("ArrowUp")
    expect(page.locator(f"#node-{choosing.photos[1]}")).to_be_focused()
    page.keyboard.press("Space")
    expect(page.locator("#chosen")).to_contain_text("Now choose another one")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("heading", name="What differs")).to_be_visible()
    page.keyboard.press("Space")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowLeft")
    expect(page.locator(f"#node-{choosing.photos[1]}")).to_be_hidden()
    page.keyboard.press("ArrowRight")
    page.locator(f"#node-{choosing.photos[2]}").focus()
    page.keyboard.press("Delete")
    expect(page.locator(f"#node-{choosing.photos[2]} s")).to_have_text("Photo 3")
    page.get_by_role("button", name="Restore").press("Enter")
    expect(page.locator(f"#node-{choosing.photos[2]} s")).to_have_count(0)
    page.locator(f"#node-{choosing.photos[2]}").focus()
    page.keyboard.press("Enter")
    expect(page.locator("picture-viewer")).to_be_visible()


@pytest.mark.parametrize("context", [PHONE], indirect=True, ids=["390 px"])
def test_the_same_with_a_finger(page: Page, choosing: Choosing) -> None:
    page.goto(choosing.compare)
    assert page.evaluate(SIDEWAYS) == 0
    page.locator("label", has=mode(page, "Blink")).tap()
    assert shown(page) == ["2"]
    page.get_by_role("button", name="Show the other").tap()
    assert shown(page) == ["1"]
    expect(page.get_by_role("button", name="Blink by itself")).to_be_hidden()
    page.locator("label", has=mode(page, "Difference")).tap()
    expect(page.locator(".compare-count")).to_have_text(re.compile("pixels differ$"))
    page.get_by_role("button", name="Pick 1").tap()
    expect(verdict(page, 1)).to_have_attribute("data-verdict", "picked")
    assert page.evaluate(SIDEWAYS) == 0

    page.goto(choosing.lineage)
    assert page.evaluate(SIDEWAYS) == 0
    node(page, choosing.photos[0]).tap()
    page.get_by_role("link", name="What differs from another?").tap()
    expect(page.locator("#chosen")).to_contain_text("Now choose another one")
    node(page, choosing.photos[3]).tap()
    expect(page.get_by_role("heading", name="What differs")).to_be_visible()
    assert rows(page)["Operation"] == ["Instant", "Regen"]
    assert page.evaluate(SIDEWAYS) == 0
