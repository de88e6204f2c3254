"""The vendors' own example: a starfish is added to a beach photo, and its shadow falls on the sand beside the paint."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import cv2
import numpy as np
from playwright.sync_api import Page, expect

from photostudio.imaging.arrays import Mask, Pixels
from photostudio.imaging.codecs import decode
from photostudio.imaging.masks import read_mask
from tests.browser.gestures import RENDERING, follow, wait_for_photos

SAND = (0.66, 0.78, 0.96, 0.94)  # left, top, right, bottom of the rectangle painted beside the product, in fractions


def test_a_starfish_comes_with_its_shadow_and_nothing_else_changes(page: Page, cutout_file: Path) -> None:
    page.goto("/")
    page.locator("input[type=file]").first.set_input_files(cutout_file)
    page.get_by_label("Description").fill("green bottle on a sunny beach")
    page.locator("input[name=variants][value='1']").check(force=True)
    page.get_by_role("button", name=re.compile("Create photos?")).click()
    wait_for_photos(page, 1)
    page.locator("a.photo-link").first.click()
    before = original(page)
    follow(page, page.get_by_role("link", name="Retouch"))
    expect(page.locator(".mask-area[aria-busy=false]")).to_be_visible()

    paint_rectangle(page)
    page.get_by_label("What shall stand there?").fill("starfish")
    page.get_by_role("button", name=re.compile("Add “starfish”")).click()
    expect(page.locator("before-after")).to_be_visible(timeout=RENDERING)
    after = original(page)

    painted = painting(page, before.shape)
    changed = (after != before).any(axis=-1)
    darker = before.astype(int).mean(axis=-1) - after.astype(int).mean(axis=-1)
    assert changed[painted].mean() > 0.2
    assert (darker > 12).sum() > 300
    beside = np.asarray(cv2.dilate(painted.astype(np.uint8), np.ones((3, 3)), iterations=painted.shape[0] // 8), bool)
    assert not changed[~beside].any()
    expect(page.locator(".proof")).to_have_text(re.compile(r"^\s*0 of [\d\u202f]+ protected pixels changed"))


def original(page: Page) -> Pixels:
    """Return the pixels (rows, columns, 3) of the photo that the viewer shows."""
    address = page.locator("picture-viewer").get_attribute("data-original")
    return decode(page.request.get(address or "").body()).pixels[..., :3]


def paint_rectangle(page: Page) -> None:
    box = page.locator(".mask-picture").bounding_box()
    assert box
    left, top, right, bottom = SAND
    page.locator(".mask-area").focus()
    page.keyboard.press("r")
    page.mouse.move(box["x"] + left * box["width"], box["y"] + top * box["height"])
    page.mouse.down()
    page.mouse.move(box["x"] + right * box["width"], box["y"] + bottom * box["height"], steps=4)
    page.mouse.up()
    expect(page.locator(".mask-state")).to_have_text(re.compile("^Saved"))


def painting(page: Page, shape: tuple[int, ...]) -> Mask:
    """Return what the mask of the run covers, True where it is painted."""
    address = urlsplit(page.url)
    project = address.path.split("/")[2]
    base = re.search(r"base=([\w-]+)", address.query)
    assert base
    answer = page.request.get(f"/projects/{project}/masks/draft/?base={base[1]}")
    return read_mask(answer.body(), width=shape[1], height=shape[0]).coverage > 0
