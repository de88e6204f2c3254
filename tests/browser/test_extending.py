"""A larger canvas, dragged by mouse or typed: the old pixels stay, the new ones come."""

from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from photostudio.imaging.arrays import Pixels
from photostudio.imaging.codecs import decode, encode_png
from tests.browser.gestures import tab_to, wait_for_photos
from tests.pictures import photograph

WIDTH, HEIGHT = 240, 180
PHOTO = photograph(WIDTH, HEIGHT)[..., :3]


@pytest.fixture
def extending(page: Page, tmp_path: Path) -> Page:
    """The page on which an uploaded photo is extended."""
    file = tmp_path / "photo.png"
    file.write_bytes(encode_png(PHOTO))
    page.goto("/")
    page.locator("input[type=file]").first.set_input_files(file)
    expect(page.locator(".tile-link")).to_have_count(1)
    asset = (page.locator(".tile-link").get_attribute("id") or "").removeprefix("tile-")
    page.goto(f"{page.url.partition('?')[0]}extend/?base={asset}")
    return page


def result(page: Page) -> Pixels:
    """Return the newest photo's pixels (rows, columns, 3)."""
    photo = page.locator("a.photo-link").first.get_attribute("data-variant")
    return decode(BytesIO(page.request.get(f"/variants/{photo}/image/original").body()).getvalue()).pixels[..., :3]


def test_a_side_is_dragged_outwards_and_filled(extending: Page) -> None:
    grip = extending.locator("rect[data-grip][data-handle=right]").bounding_box()
    assert grip
    x, y = grip["x"] + grip["width"] / 2, grip["y"] + grip["height"] / 2
    extending.mouse.move(x, y)
    extending.mouse.down()
    extending.mouse.move(x + 90, y, steps=5)
    extending.mouse.up()
    added = int(extending.get_by_label("Right").input_value())
    assert added > 20
    extending.keyboard.press("Control+z")
    expect(extending.get_by_label("Right")).to_have_value("0")
    extending.keyboard.press("Control+Shift+z")
    extending.get_by_role("button", name="Extend").click()
    wait_for_photos(extending, 1)
    photo = result(extending)
    assert photo.shape == (HEIGHT, WIDTH + added, 3)
    assert (photo[:, :WIDTH] == PHOTO).all()
    assert photo[:, WIDTH:].std() > 10


def test_a_format_is_chosen_and_a_number_typed_without_a_mouse(extending: Page) -> None:
    tab_to(extending, extending.get_by_label("Bottom"))
    extending.keyboard.type("24")
    tab_to(extending, extending.get_by_role("button", name="Extend"))
    expect(extending.locator("[data-part=size]")).to_have_text(f"{WIDTH} × {HEIGHT + 24}")
    extending.keyboard.press("Enter")
    wait_for_photos(extending, 1)
    assert np.array_equal(result(extending)[:HEIGHT], PHOTO)


def test_far_more_than_the_picture_is_warned_of(extending: Page) -> None:
    warning = extending.get_by_text("More than half the picture")
    expect(warning).to_be_hidden()
    extending.get_by_text("21:9").click()
    expect(extending.locator("[data-part=size]")).to_have_text(f"{round(HEIGHT * 2.4)} × {HEIGHT}")
    extending.get_by_label("Top").fill("100")
    extending.get_by_label("Top").blur()
    expect(warning).to_be_visible()
