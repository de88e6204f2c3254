"""What is painted is removed and nothing else changes: by mouse, by keyboard alone, and by a finger."""

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from photostudio.imaging.arrays import Mask, Pixels
from photostudio.imaging.codecs import decode, encode_png
from photostudio.imaging.masks import read_mask
from tests.browser.gestures import RENDERING, follow, tab_to
from tests.pictures import photograph

WIDTH, HEIGHT = 320, 240
SPOT = (slice(100, 130), slice(140, 180))
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def spotted() -> Pixels:
    """Return a photo without transparency that has a black spot in its middle."""
    picture = photograph(WIDTH, HEIGHT)[..., :3].copy()
    picture[SPOT] = 0
    return picture


@pytest.fixture
def retouching(page: Page, tmp_path: Path) -> Page:
    """The page on which an uploaded photo is retouched, reached from the stage that cannot place it."""
    file = tmp_path / "photo.png"
    file.write_bytes(encode_png(spotted()))
    page.goto("/")
    page.locator("input[type=file]").first.set_input_files(file)
    follow(page, page.get_by_role("link", name="Retouch it"))
    ready(page)
    return page


def ready(page: Page) -> None:
    expect(page.locator(".mask-area[aria-busy=false]")).to_be_visible()


def base_of(page: Page) -> str:
    return parse_qs(urlsplit(page.url).query)["base"][0]


def place(page: Page, x: float, y: float) -> tuple[float, float]:
    """Return where on the screen a place of the picture lies, in fractions of it."""
    box = page.locator(".mask-picture").bounding_box()
    assert box
    return box["x"] + x * box["width"], box["y"] + y * box["height"]


def paint_spot(page: Page) -> None:
    """Paint over the spot with the mouse, in lines close to each other."""
    for y in (0.40, 0.44, 0.48, 0.52, 0.56):
        page.mouse.move(*place(page, 0.42, y))
        page.mouse.down()
        page.mouse.move(*place(page, 0.58, y), steps=6)
        page.mouse.up()


def saved(page: Page) -> None:
    expect(page.locator(".mask-state")).to_have_text(re.compile("^Saved"))


def painted(page: Page, base: str) -> Mask:
    """Return what the server has of the painting."""
    project = urlsplit(page.url).path.split("/")[2]
    answer = page.request.get(f"/projects/{project}/masks/draft/?base={base}")
    return np.asarray(read_mask(answer.body(), width=WIDTH, height=HEIGHT).coverage > 0)


def result(page: Page) -> Pixels:
    """Wait until the result is open, and return its file's pixels (rows, columns, 3)."""
    expect(page.locator("before-after")).to_be_visible(timeout=RENDERING)
    address = page.locator("picture-viewer").get_attribute("data-original")
    return decode(page.request.get(address or "").body()).pixels[..., :3]


def line_at(page: Page) -> int:
    return int(page.locator("before-after [role=slider]").get_attribute("aria-valuenow") or -1)


def drag_to_the_left(page: Page, line: Locator) -> None:
    box = line.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 100, y, steps=5)
    page.mouse.up()


def test_what_is_painted_with_a_mouse_goes_and_nothing_else_changes(retouching: Page) -> None:
    page, base = retouching, base_of(retouching)
    paint_spot(page)
    saved(page)
    summary = page.locator("#mask-summary").text_content() or ""
    assert "%" in summary
    page.reload()
    expect(page.locator("#mask-summary")).to_have_text(summary)

    expect(page.get_by_role("button", name=re.compile("^Remove"))).to_be_enabled()
    page.get_by_role("button", name=re.compile("^Remove")).click()
    photo, mask = result(page), painted(page, base)
    assert mask[SPOT].all()
    assert (photo[~mask] == spotted()[~mask]).all()
    assert photo[SPOT].mean() > 60
    expect(page.locator(".proof")).to_have_text(re.compile(r"^\s*0 of [\d\u202f]+ protected pixels changed"))

    drag_to_the_left(page, page.locator(".compare-line"))
    assert 0 < line_at(page) < 50
    page.get_by_role("button", name="What was painted", exact=True).click()
    expect(page.locator("mask-overlay")).to_be_visible()
    assert Axe().run(page).response["violations"] == []

    page.get_by_role("link", name="Continue with this one").click()
    ready(page)
    assert base_of(page) != base
    expect(page.locator("#mask-summary")).to_have_text("Nothing is painted yet.")
    assert Axe().run(page).response["violations"] == []


def test_the_same_without_a_mouse(retouching: Page) -> None:
    page, base = retouching, base_of(retouching)
    tab_to(page, page.locator(".mask-area"))
    page.keyboard.press("r")
    page.keyboard.press("ArrowUp")  # the cursor comes up in the middle
    for key in ["ArrowLeft"] * 3 + ["ArrowUp"]:
        page.keyboard.press(f"Shift+{key}")
    page.keyboard.press("Enter")
    for key in ["ArrowRight"] * 5 + ["ArrowDown"] * 3:
        page.keyboard.press(f"Shift+{key}")
    page.keyboard.press("Enter")
    saved(page)

    tab_to(page, page.get_by_label("What shall stand there?"))
    page.keyboard.press("Control+Enter")
    photo, mask = result(page), painted(page, base)
    assert mask.any()
    assert (photo[~mask] == spotted()[~mask]).all()
    assert (photo[mask] != spotted()[mask]).any()

    tab_to(page, page.locator(".compare-line"), at_most=120)
    page.keyboard.press("ArrowLeft")
    assert line_at(page) == 48
    page.keyboard.press("End")
    assert line_at(page) == 100
    page.keyboard.press("Escape")
    expect(page.locator("picture-viewer")).to_be_hidden()
    saved(page)


@pytest.mark.parametrize("context", [PHONE], indirect=True, ids=["390 px"])
def test_the_same_with_a_finger(retouching: Page) -> None:
    page, base = retouching, base_of(retouching)
    assert page.evaluate(SIDEWAYS) == 0
    finger = page.context.new_cdp_session(page)
    for step, x in enumerate((0.42, 0.46, 0.5, 0.54, 0.58)):
        point = dict(zip("xy", place(page, x, 0.47), strict=True))
        kind = "touchMove" if step else "touchStart"
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [point]})
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    saved(page)

    page.get_by_role("button", name="Remove or add").tap()
    page.get_by_role("button", name=re.compile("^Remove$")).tap()
    photo, mask = result(page), painted(page, base)
    assert mask.any()
    assert (photo[~mask] == spotted()[~mask]).all()
    assert page.evaluate(SIDEWAYS) == 0
    expect(page.get_by_role("link", name="Continue with this one")).to_be_in_viewport()


def is_marked_below(page: Page) -> bool:
    """Tell whether anything is drawn on the picture well below the paint and the line to which it grows."""
    _, top = place(page, 0.5, 0.7)
    drawn = page.evaluate(
        """(top) => new Promise((tell) => requestAnimationFrame(() => requestAnimationFrame(() => {
          const canvas = document.querySelector("canvas[data-part=marks]");
          const from = Math.round((top - canvas.getBoundingClientRect().top) * devicePixelRatio);
          const pixels = canvas.getContext("2d").getImageData(0, from, canvas.width, canvas.height - from).data;
          tell(pixels.some((value) => value > 0));
        })))""",
        top,
    )
    return bool(drawn)


def test_where_a_shadow_may_fall_is_shown_before_the_run(retouching: Page) -> None:
    page = retouching
    paint_spot(page)
    saved(page)
    assert not is_marked_below(page)
    page.get_by_label("What shall stand there?").fill("a candle")
    assert is_marked_below(page)
    page.get_by_label("Let its shadow fall outside the paint").uncheck()
    assert not is_marked_below(page)
    page.get_by_label("Let its shadow fall outside the paint").check()
    assert is_marked_below(page)
    page.get_by_label("What shall stand there?").fill("")
    assert not is_marked_below(page)


def test_a_mask_can_be_chosen_as_barred_as_soon_as_it_has_a_name(retouching: Page) -> None:
    page, choice = retouching, retouching.get_by_label("Never copy from")
    expect(choice).to_be_hidden()
    paint_spot(page)
    saved(page)
    page.locator("[popovertarget=mask-files]").click()
    page.get_by_label("Name of the mask").fill("Table")
    page.get_by_role("button", name="Keep mask").click()
    page.keyboard.press("Escape")
    with page.expect_response(lambda answer: "/draft/?operation=regen" in answer.url):
        choice.select_option("Table")
    page.reload()
    expect(choice.locator("option:checked")).to_have_text("Table")
    assert Axe().run(page).response["violations"] == []


def test_the_words_say_what_is_added_or_what_could_be(retouching: Page) -> None:
    page = retouching
    page.get_by_label("What shall stand there?").fill("a candle")
    expect(page.get_by_role("button", name=re.compile("Add “a candle”"))).to_be_visible()
    expect(page.locator("#additions .chip")).to_have_text(re.compile("candle"))
    page.get_by_label("What shall stand there?").fill("a dragon")
    page.get_by_role("button", name="candle").click()
    expect(page.get_by_role("button", name=re.compile("Add “candle”"))).to_be_visible()
    expect(page.get_by_label("Let its shadow fall outside the paint")).to_be_checked()
