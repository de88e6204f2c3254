"""A subject is trained from three cut-outs and photographed four times, as a designer does it."""

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from photostudio.imaging.codecs import encode_png
from tests.browser.gestures import follow, wait_for_photos
from tests.subjects import SIDES


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Three sides of a can, 240 × 240 pixels each."""
    for name, pixels in SIDES.items():
        (tmp_path / name).write_bytes(encode_png(pixels))
    return [tmp_path / name for name in SIDES]


def clean(page: Page) -> None:
    assert Axe().run(page).response["violations"] == []


def side_of(page: Page, name: str) -> Locator:
    """Return the field that says which side a cut-out shows; they arrive in any order."""
    return page.locator(".subject-view", has=page.locator(f'svg[aria-label*="{name}"]')).locator("select")


def test_from_three_cut_outs_to_four_photos(page: Page, files: list[Path]) -> None:
    page.goto("/")
    page.locator("input[type=file]").first.set_input_files(files[0])
    expect(page.locator(".placing-area")).to_be_visible()
    follow(page, page.get_by_role("link", name="Photo", exact=True))
    expect(page.get_by_text("1 chosen")).to_be_visible()
    page.locator(".chooser-tile input").check()
    with page.expect_response(lambda answer: "/draft/?operation=train" in answer.url):
        page.locator("#subject-name").fill("Teal can")
    page.locator("#rail input[type=file]").set_input_files(files[1:])
    expect(page.get_by_text("3 chosen")).to_be_visible()
    clean(page)
    with page.expect_navigation(wait_until="load"):
        page.get_by_role("button", name=re.compile("Train subject")).click()

    expect(page.locator(".subject-view")).to_have_count(3)
    expect(side_of(page, "lid.png")).to_have_value("top")
    expect(page.locator(".subject-card", has_text="Teal can")).to_contain_text("3 views")
    side_of(page, "can tilted.png").select_option("side")
    expect(page.get_by_text("You said so. The studio saw: Angle.")).to_be_visible()
    clean(page)

    page.get_by_label("Description").fill("TOKMSN from above, on a white background")
    expect(page.locator(".chip", has_text="flat lay")).to_be_visible()
    page.get_by_text("More formats").click()
    page.locator("input[name=ratio][value=custom]").check(force=True)
    page.get_by_label("Width").fill("320")
    page.get_by_label("Height").fill("256")
    page.get_by_role("button", name=re.compile("Create photos")).click()
    wait_for_photos(page, 4)
    expect(page.locator("picture-viewer")).to_be_visible()
    page.get_by_role("tab", name="Details").click()
    expect(page.locator("#details").get_by_text("Top, for “from above”")).to_be_visible()
    expect(page.get_by_text(re.compile(r"^0 of [\d\u202f]+ protected pixels changed$"))).to_be_visible()
    clean(page)
    page.get_by_role("link", name="Back to the subject").click()

    with page.expect_navigation(wait_until="load"):
        page.get_by_role("button", name="Retire").click()
    expect(page.get_by_text("“Teal can” is retired.")).to_be_visible()
    with page.expect_navigation(wait_until="load"):
        page.locator(".toast").get_by_role("button", name="Undo").click()
    expect(page.locator(".subject-view")).to_have_count(3)
    expect(page.locator(".run a.photo-link")).to_have_count(4)
