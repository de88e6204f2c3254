"""From words to a photo, from that to a remix with one's own product, and to a larger one: by mouse, and on a phone."""

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.gestures import RENDERING, follow, wait_for_photos

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}
SMALL = "256"  # pixels


@pytest.fixture
def generating(page: Page, cutout_file: Path) -> Page:
    """The Generate page of a new project with a cut-out."""
    page.goto("/")
    page.locator("input[type=file]").first.set_input_files(cutout_file)
    expect(page.locator(".placing-area")).to_be_visible()
    follow(page, page.get_by_role("link", name="Generate", exact=True))
    return page


def clean(page: Page) -> None:
    assert Axe().run(page).response["violations"] == []


def test_words_become_a_photo_a_reference_and_a_remix(generating: Page) -> None:
    page = generating
    clean(page)
    page.get_by_role("button", name="An empty stage").click()
    expect(page.get_by_text("No product is named")).to_be_visible()
    page.get_by_label("Description").fill("a white ceramic mug on a white background")
    expect(page.get_by_text("The studio models the product: white ceramic mug.")).to_be_visible()
    page.get_by_text("More formats").click()
    page.locator("input[name=ratio][value=custom]").check(force=True)
    for side in ("Width", "Height"):
        page.get_by_label(side, exact=True).fill(SMALL)
    page.locator("input[name=variants][value='1']").check(force=True)
    clean(page)
    page.keyboard.press("Control+Enter")
    wait_for_photos(page, 1)
    expect(page.locator("picture-viewer")).to_be_visible()
    clean(page)
    page.get_by_role("tab", name="Details").click()
    expect(page.get_by_text("Everything in this photo is made by the studio.")).to_be_visible()

    page.get_by_role("button", name="Enlarge").click()
    page.get_by_role("button", name=re.compile("Enlarge 2 ×")).click()
    expect(page.get_by_role("button", name="Before and after")).to_be_visible(timeout=RENDERING)
    expect(page.locator(".run")).to_have_count(2)
    page.keyboard.press("c")
    expect(page.locator("before-after")).to_be_visible()
    small, large = (page.locator(part).bounding_box() for part in ("before-after img", "[data-part=picture]"))
    assert small
    assert large
    assert small["width"] == pytest.approx(large["width"], abs=1)
    assert small["x"] == pytest.approx(large["x"], abs=1)

    follow(page, page.get_by_role("link", name="Generate", exact=True))
    page.locator("a.latest").click()
    follow(page, page.locator(".stage-bar").get_by_role("link", name="Put my product in"))
    expect(page.locator("placing-stage")).to_be_visible()
    expect(page.locator("reference-reading")).to_be_visible(timeout=RENDERING)
    expect(page.get_by_text("The product in it makes room for yours.")).to_be_visible()
    expect(page.get_by_label("Likeness", exact=True).first).to_have_value("1")


@pytest.mark.parametrize("context", [PHONE], indirect=True)
def test_on_a_phone_an_example_opens_the_sheet_it_is_written_into(generating: Page) -> None:
    page = generating
    page.get_by_role("button", name="A candle at home").click()
    field = page.get_by_label("Description")
    expect(field).to_be_visible()
    expect(field).to_have_value(re.compile("^a white candle"))
