"""Placing by hand, by key and by number says the same, can be undone, and survives reloads and other presets."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect


@pytest.fixture
def stage(page: Page, cutout_file: Path) -> Page:
    """A workspace with a cut-out on its usual place."""
    page.goto("/")
    page.locator("input[type=file]").first.set_input_files(cutout_file)
    expect(page.locator(".placing-area")).to_be_visible()
    expect(number(page, "Height")).to_have_value("55")
    return page


def number(page: Page, name: str) -> Locator:
    return page.get_by_role("spinbutton", name=name)


def drag(page: Page, dx: float, dy: float) -> None:
    box = page.locator("[data-part=frame]").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + dx / 2, y + dy / 2)
    page.mouse.move(x + dx, y + dy)
    page.mouse.up()


def test_dragging_moves_the_product_and_undo_brings_it_back(stage: Page) -> None:
    drag(stage, 90, -60)
    expect(number(stage, "Centre")).not_to_have_value("50")
    expect(number(stage, "Base")).not_to_have_value("80")
    stage.keyboard.press("Control+z")
    expect(number(stage, "Centre")).to_have_value("50")
    expect(number(stage, "Base")).to_have_value("80")
    stage.keyboard.press("Control+Shift+z")
    expect(number(stage, "Centre")).not_to_have_value("50")


def test_a_product_dragged_near_the_middle_snaps_to_it(stage: Page) -> None:
    drag(stage, 3, -90)
    expect(number(stage, "Centre")).to_have_value("50")


def test_an_arrow_moves_by_one_pixel_of_the_canvas_and_shift_by_ten(stage: Page) -> None:
    stage.locator(".placing-area").focus()
    stage.keyboard.press("ArrowRight")
    expect(number(stage, "Centre")).to_have_value("50.1")
    stage.keyboard.press("Shift+ArrowRight")
    expect(number(stage, "Centre")).to_have_value("51.07")


def test_a_typed_number_moves_the_picture(stage: Page) -> None:
    before = stage.locator("[data-part=frame]").bounding_box()
    number(stage, "Centre").fill("25")
    number(stage, "Centre").press("Tab")
    after = stage.locator("[data-part=frame]").bounding_box()
    assert before
    assert after
    assert after["x"] < before["x"] - 50
    assert after["width"] == pytest.approx(before["width"])


def test_the_position_is_said_aloud(stage: Page) -> None:
    stage.locator(".placing-area").focus()
    stage.keyboard.press("Shift+ArrowUp")
    expect(stage.locator("[data-part=voice]")).to_have_text("Centre 50 %, base 79.02 %, height 55 %")


def test_each_preset_keeps_its_own_placement_over_a_reload(stage: Page) -> None:
    stage.locator(".placing-area").focus()
    stage.keyboard.press("Shift+ArrowUp")
    stage.get_by_text("9:16").click()
    expect(number(stage, "Base")).to_have_value("80")
    stage.keyboard.press("f")
    tall = number(stage, "Height").input_value()
    stage.reload()
    expect(stage.get_by_role("radio", name="Tall")).to_be_checked()
    expect(number(stage, "Height")).to_have_value(tall)
    stage.get_by_text("1:1").click()
    expect(number(stage, "Base")).to_have_value("79.02")


def test_the_last_word_typed_before_leaving_is_kept(stage: Page) -> None:
    stage.get_by_label("Description").fill("a bottle on wet stone")
    stage.reload()
    expect(stage.get_by_label("Description")).to_have_value("a bottle on wet stone")
