import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.gestures import QUICK, open_with_enter, tab_to, wait_for_photos


def test_the_whole_journey_works_without_a_mouse(page: Page, cutout_file: Path) -> None:
    page.goto("/")
    chooser = page.locator("input[type=file]").first
    tab_to(page, chooser)
    open_with_enter(page).set_files(cutout_file)

    area = page.locator(".placing-area")
    expect(area).to_be_visible()
    tab_to(page, area)
    before = page.locator("input[name=centre]").input_value()
    page.keyboard.press("Shift+ArrowRight")
    expect(page.locator("input[name=centre]")).not_to_have_value(before)

    tab_to(page, page.get_by_label("Description"))
    page.keyboard.type(QUICK)
    tab_to(page, page.locator("input[name=variants]:checked"))
    for _ in range(3):
        page.keyboard.press("ArrowLeft")
    expect(page.locator("input[name=variants][value='1']")).to_be_checked()
    page.keyboard.press("Control+Enter")
    wait_for_photos(page, 1)

    photo = page.locator(".run").first.locator("a.photo-link").first
    tab_to(page, photo)
    page.keyboard.press("Enter")
    expect(page.locator("picture-viewer")).to_be_visible()
    tab_to(page, page.locator("picture-viewer .picture-area"))
    level = page.locator("picture-viewer [data-part=level]")
    page.keyboard.press("1")
    expect(level).to_have_text(re.compile(r"100\s?%"))

    tab_to(page, page.get_by_role("button", name="Download"))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("link", name=re.compile("^PNG")))
    with page.expect_download() as arriving:
        page.keyboard.press("Enter")
    assert arriving.value.suggested_filename.endswith(".png")
