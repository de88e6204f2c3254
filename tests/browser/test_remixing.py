"""A reference is read, corrected, and made into photos and a map: by mouse, by keyboard alone, and by a finger."""

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from photostudio.imaging.codecs import encode_png
from tests.browser.gestures import QUICK, RENDERING, drop_file, follow, paste_file, tab_to, wait_for_photos
from tests.pictures import photograph

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def reference_file(tmp_path: Path) -> Path:
    """A photo without transparency: 320 × 240 pixels."""
    file = tmp_path / "room.png"
    file.write_bytes(encode_png(photograph(320, 240)[..., :3]))
    return file


@pytest.fixture
def remixing(page: Page, cutout_file: Path) -> Page:
    """The Remix page of a new project whose product is placed."""
    page.goto("/")
    page.locator("input[type=file]").first.set_input_files(cutout_file)
    expect(page.locator(".placing-area")).to_be_visible()
    follow(page, page.get_by_role("link", name="Remix", exact=True))
    expect(page.locator("placing-stage")).to_be_visible()
    return page


def azimuth_of(page: Page) -> float:
    return float(page.locator("[data-part=light]").get_attribute("aria-valuenow") or "nan")


def clean(page: Page) -> None:
    assert Axe().run(page).response["violations"] == []


def test_from_a_dropped_reference_to_photos_and_a_map(remixing: Page, reference_file: Path) -> None:
    page = remixing
    clean(page)
    drop_file(page, reference_file, ".zone-reference")
    expect(page.locator("reference-reading")).to_be_visible()
    expect(page.locator(".tile")).to_have_count(2)
    expect(page.get_by_text("The background is")).to_be_visible()

    read, lamp = azimuth_of(page), page.locator("[data-part=lamp]").bounding_box()
    assert lamp
    page.mouse.move(lamp["x"] + lamp["width"] / 2, lamp["y"] + lamp["height"] / 2)
    page.mouse.down()
    page.mouse.move(lamp["x"] + 60, lamp["y"] + 20, steps=4)
    page.mouse.up()
    assert azimuth_of(page) != read
    expect(page.get_by_role("button", name="Back to what was read")).to_be_visible()

    page.get_by_label("Description").fill(QUICK)
    page.locator("input[name=variants][value='2']").check(force=True)
    corrected = page.locator("input[name=azimuth]").input_value()
    with page.expect_response(lambda answer: "/draft/?operation=remix" in answer.url):
        page.get_by_label("Description").press("End")
    page.reload()
    expect(page.locator("reference-reading")).to_be_visible()
    expect(page.locator("input[name=azimuth]")).to_have_value(corrected)
    clean(page)

    page.get_by_role("button", name=re.compile("Create photos")).click()
    wait_for_photos(page, 2)
    expect(page.locator("picture-viewer")).to_be_visible()
    page.get_by_role("tab", name="Details").click()
    expect(page.get_by_text(f"{float(corrected):g} °, corrected")).to_be_visible()
    page.get_by_role("tab", name="Remix", exact=True).click()

    page.get_by_role("button", name="Map of likeness").click()
    expect(page.locator("picture-viewer")).to_be_hidden()
    expect(page.locator("#cell-1[data-ready] img")).to_be_visible(timeout=RENDERING)
    page.locator("#cell-1").click()
    expect(page.locator("#style_fidelity")).to_have_value("0.35")
    expect(page.locator("#outline_fidelity")).to_have_value("0")
    clean(page)
    page.locator("#map").get_by_role("button", name="Cancel").click()
    expect(page.locator(".map-state")).to_have_text(re.compile("Cancelled"))
    page.get_by_role("button", name="Create this one").click()
    wait_for_photos(page, 1)
    expect(page.locator("picture-viewer")).to_be_visible()


def test_the_same_without_a_mouse(remixing: Page, reference_file: Path) -> None:
    page = remixing
    paste_file(page, reference_file)
    horizon, light = page.locator("[data-part=horizon]"), page.locator("[data-part=light]")
    expect(horizon).to_be_visible()
    product = page.locator("input[name=centre]").input_value()
    tab_to(page, horizon)
    page.keyboard.press("ArrowDown")
    expect(horizon).to_have_attribute("aria-valuetext", re.compile(r"\d+ % from the top"))
    page.keyboard.press("Tab")
    read = azimuth_of(page)
    page.keyboard.press("ArrowRight")
    assert azimuth_of(page) in {read + 5, read - 355}
    expect(light).to_have_attribute("aria-valuetext", re.compile("^from"))
    assert page.locator("input[name=centre]").input_value() == product

    tab_to(page, page.get_by_label("Description"))
    page.keyboard.type(QUICK)
    tab_to(page, page.get_by_role("button", name="Map of likeness"))
    page.keyboard.press("Enter")
    expect(page.locator("#cell-0")).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#cell-5")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#outline_fidelity")).to_have_value("1")
    page.keyboard.press("Escape")
    expect(page.locator("#map")).to_be_hidden()
    page.go_back()
    expect(page.locator("#cell-0")).to_be_visible()
    page.locator("#map").get_by_role("button", name="Cancel").press("Enter")
    expect(page.locator(".map-state")).to_have_text(re.compile("Cancelled"))


@pytest.mark.parametrize("context", [PHONE], indirect=True, ids=["390 px"])
def test_the_same_with_a_finger(remixing: Page, reference_file: Path) -> None:
    page = remixing
    assert page.evaluate(SIDEWAYS) == 0
    page.get_by_role("button", name="Reference and words").tap()
    page.locator(".zone-reference input").set_input_files(reference_file)
    expect(page.locator("reference-reading")).to_be_visible()
    page.locator("[data-part=horizon]").scroll_into_view_if_needed()
    lamp = page.locator("[data-part=lamp]").bounding_box()
    assert lamp
    read, finger = azimuth_of(page), page.context.new_cdp_session(page)
    x, y = lamp["x"] + lamp["width"] / 2, lamp["y"] + lamp["height"] / 2
    for step in range(4):
        kind = "touchMove" if step else "touchStart"
        points = [{"x": x + 20 * step, "y": y + 8 * step}]
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    assert azimuth_of(page) != read

    page.get_by_label("Description").fill(QUICK)
    page.get_by_role("button", name="Map of likeness").tap()
    expect(page.locator("#cell-0[data-ready] img")).to_be_visible(timeout=RENDERING)
    assert page.evaluate(SIDEWAYS) == 0
    page.locator("#cell-0").tap()
    expect(page.locator(".map-chosen")).to_have_text(re.compile("Likeness 0, calm 0"))
    page.locator("#map").get_by_role("button", name="Cancel").tap()
    expect(page.locator(".map-state")).to_have_text(re.compile("Cancelled"))
    expect(page.locator("#map").get_by_role("button", name="Create this one")).to_be_in_viewport()
