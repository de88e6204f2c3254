import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.gestures import QUICK, wait_for_photos

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize("context", [PHONE], indirect=True, ids=["390 px"])
def test_the_whole_journey_works_on_a_phone(page: Page, cutout_file: Path) -> None:
    page.goto("/")
    assert page.evaluate(SIDEWAYS) == 0
    page.locator("input[type=file]").first.set_input_files(cutout_file)

    expect(page.locator(".placing-area")).to_be_visible()
    assert page.evaluate(SIDEWAYS) == 0
    page.get_by_role("button", name="Describe and create").tap()
    page.get_by_label("Description").fill(QUICK)
    page.get_by_text("16:9").tap()
    page.locator("input[name=variants][value='1']").check(force=True)
    page.get_by_role("button", name=re.compile("Create photos")).tap()
    wait_for_photos(page, 1)
    if page.locator("#panel:popover-open").count():
        page.keyboard.press("Escape")
    page.locator(".run").first.locator("a.photo-link").first.tap()
    expect(page.locator("picture-viewer")).to_be_visible()
    assert page.evaluate(SIDEWAYS) == 0

    page.get_by_role("link", name="Gallery").tap()
    photo = page.locator(".tile img").first.bounding_box()
    assert photo
    assert photo["width"] / photo["height"] == pytest.approx(1344 / 768, rel=0.01)
    assert page.evaluate(SIDEWAYS) == 0
