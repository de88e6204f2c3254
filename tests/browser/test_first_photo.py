import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from photostudio.imaging.codecs import encode_png
from tests.browser.gestures import RENDERING, drop_file, wait_for_photos
from tests.pictures import cutout
from tests.studio import Studio

NEW_WORDS = "green glass bottle on a pastel podium"


def number_in(page: Page, name: str) -> float:
    return float(page.locator(f"input[name={name}]").input_value())


@pytest.fixture
def designers_file(tmp_path: Path) -> Path:
    """A cut-out as a designer has it: 2160 × 2160 pixels, with a shadow baked in."""
    file = tmp_path / "bottle.png"
    file.write_bytes(encode_png(cutout(2160, 2160, with_shadow=True)))
    return file


def test_from_a_dropped_cutout_to_a_photo_that_outlives_a_restart(
    page: Page, studio: Studio, designers_file: Path, tmp_path: Path
) -> None:
    page.goto("/")
    drop_file(page, designers_file, "upload-zone")

    report = page.locator(".report")
    expect(report).to_contain_text(re.compile("shadow", re.IGNORECASE))
    report.get_by_role("button", name=re.compile("shadow", re.IGNORECASE)).click()
    expect(page.locator(".tile")).to_have_count(2)
    expect(report).not_to_contain_text(re.compile("shadow", re.IGNORECASE))

    area = page.locator(".placing-area")
    box = area.bounding_box()
    assert box
    centre = number_in(page, "centre")
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2 + 60, box["y"] + box["height"] / 2, steps=4)
    page.mouse.up()
    expect(page.locator("input[name=centre]")).not_to_have_value(f"{centre:g}")
    assert number_in(page, "centre") > centre
    base = number_in(page, "base")
    area.focus()
    page.keyboard.press("Shift+ArrowUp")
    assert number_in(page, "base") < base

    page.get_by_label("Description").fill(NEW_WORDS)
    page.locator("input[name=variants][value='2']").check(force=True)
    page.get_by_role("button", name=re.compile("Create photos")).click()
    expect(page.locator(".run").first.get_by_role("progressbar")).to_be_visible(timeout=RENDERING)
    wait_for_photos(page, 2)

    page.locator(".run").first.locator("a.photo-link").first.click()
    viewer = page.locator("picture-viewer")
    expect(viewer).to_be_visible()
    fitted = viewer.locator("[data-part=level]").text_content()
    viewer.get_by_role("button", name="Zoom in").click()
    expect(viewer.locator("[data-part=level]")).not_to_have_text(fitted or "")
    expect(page.locator("#details")).to_contain_text(re.compile(r"\b0 of [\d,. ]+", re.IGNORECASE))

    viewer.get_by_role("button", name="Download").click()
    with page.expect_download() as arriving:
        page.get_by_role("link", name=re.compile("^PNG")).click()
    arriving.value.save_as(tmp_path / "photo.png")
    with Image.open(tmp_path / "photo.png") as photo:
        assert (photo.format, photo.size) == ("PNG", (1024, 1024))

    address = page.url
    page.goto("about:blank")
    studio.restart()
    page.goto(address)
    expect(page.locator("picture-viewer [data-part=picture]")).to_be_visible()
    expect(page.locator(".run").first.locator("a.photo-link img")).to_have_count(2)
    expect(page.locator(".tile")).to_have_count(2)
    page.goto("/")
    project = urlsplit(address).path
    expect(page.locator(f".project-card a[href='{project}']")).to_be_visible()
