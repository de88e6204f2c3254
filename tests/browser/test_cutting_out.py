"""The cut-out in a real browser: a photo, its proposal, a brush that corrects it, a product on the stage."""

import re
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import BrowserContext, Locator, Page, expect

from photostudio.imaging.arrays import Pixels
from photostudio.imaging.codecs import encode_png
from tests.browser.test_accessibility import summary
from tests.pictures import cutout

SIDE = 360
GROUND = (236, 240, 243)
LABEL = (0.5, 0.6)  # of the photo: a place on the bottle's label
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


def photo_of_a_bottle() -> Pixels:
    """Return a bottle before a plain light ground, opaque, (360, 360, 4)."""
    bottle = cutout(SIDE, SIDE).astype(np.float64)
    share = bottle[..., 3:] / 255
    photo = np.dstack([bottle[..., :3] * share + np.array(GROUND) * (1 - share), np.full((SIDE, SIDE), 255.0)])
    pixels: Pixels = np.rint(photo).astype(np.uint8)
    return pixels


@pytest.fixture(scope="session")
def photo_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("photos") / "bottle on grey.png"
    file.write_bytes(encode_png(photo_of_a_bottle()))
    return file


@pytest.fixture
def editor(page: Page, photo_file: Path) -> Locator:
    """The cut-out page of a photo that was just dropped, with its proposal."""
    page.goto("/")
    page.locator("input[type=file]").first.set_input_files(photo_file)
    page.locator(".stage-notice").get_by_role("link", name="Cut out the product").click()
    expect(page.locator("[data-part=sentence]")).to_have_text(re.compile("The product was found"))
    return page.locator("cutout-editor")


def place(page: Page, across: float, down: float) -> tuple[float, float]:
    """Return where a place of the photo (0 … 1) is on the screen."""
    box = page.locator("[data-part=picture]").bounding_box()
    assert box
    return box["x"] + across * box["width"], box["y"] + down * box["height"]


def alpha_at(context: BrowserContext, editor: Locator, across: float, down: float) -> int:
    """Return how opaque the shown product is at a place of the photo."""
    address = editor.locator("img[data-part=product]").get_attribute("src")
    assert address
    with Image.open(BytesIO(context.request.get(address).body())) as shown:
        pixel = shown.convert("RGBA").getpixel((int(across * shown.width), int(down * shown.height)))
    assert isinstance(pixel, tuple)
    return int(pixel[3])


def wait_for_another_picture(editor: Locator, before: str) -> None:
    expect(editor.locator("img[data-part=product]")).not_to_have_attribute("src", before)


def test_from_a_photo_to_a_product_on_the_stage(page: Page, context: BrowserContext, editor: Locator) -> None:
    product = editor.locator("img[data-part=product]")
    expect(product).to_be_visible()
    proposed = product.get_attribute("src") or ""
    assert alpha_at(context, editor, *LABEL) == 255
    assert alpha_at(context, editor, 0.05, 0.05) == 0
    assert summary(Axe().run(page).response["violations"]) == []

    page.get_by_role("radio", name="Drop").check(force=True)
    page.mouse.move(*place(page, LABEL[0] - 0.03, LABEL[1]))
    page.mouse.down()
    page.mouse.move(*place(page, LABEL[0] + 0.03, LABEL[1]), steps=5)
    page.mouse.up()
    wait_for_another_picture(editor, proposed)
    assert alpha_at(context, editor, *LABEL) == 0
    brushed = product.get_attribute("src") or ""

    page.keyboard.press("Control+z")
    wait_for_another_picture(editor, brushed)
    assert alpha_at(context, editor, *LABEL) == 255
    page.keyboard.press("Control+Shift+z")
    expect(product).to_have_attribute("src", brushed)

    page.reload()
    expect(product).to_have_attribute("src", brushed)
    page.keyboard.press("e")
    expect(editor.locator("[data-part=area]")).to_have_class(re.compile("shows-strokes"))

    page.get_by_role("button", name="Save as product").click()
    expect(page.locator("placing-stage")).to_be_visible()
    expect(page.locator(".tile-name").first).to_have_text("Cut out · bottle on grey.png")
    expect(page.locator(".tile")).to_have_count(2)
    page.locator("#toasts").get_by_role("button", name="Undo").click()
    expect(page.locator(".tile")).to_have_count(1)


def test_the_keyboard_alone_corrects_it(page: Page, context: BrowserContext, editor: Locator) -> None:
    product = editor.locator("img[data-part=product]")
    expect(product).to_be_visible()
    proposed = product.get_attribute("src") or ""
    area = editor.locator("[data-part=area]")
    area.focus()
    page.keyboard.press("d")
    for _ in range(8):
        page.keyboard.press("]")
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Enter")
    wait_for_another_picture(editor, proposed)
    assert alpha_at(context, editor, 0.5, 0.53) == 0

    area.focus()
    page.keyboard.down("h")
    expect(area).to_have_class(re.compile("shows-photo"))
    page.keyboard.up("h")
    expect(area).not_to_have_class(re.compile("shows-photo"))

    for key in ("k", "Enter", "Control+Enter"):  # the last stroke goes along
        page.keyboard.press(key)
    expect(page.locator("placing-stage")).to_be_visible()
    asset = page.locator("#placing input[name=asset]").get_attribute("value")
    with Image.open(BytesIO(context.request.get(f"/assets/{asset}/image/original").body())) as saved:
        assert saved.getpixel((SIDE // 2, int(0.53 * SIDE))) == tuple(photo_of_a_bottle()[int(0.53 * SIDE), SIDE // 2])


@pytest.mark.parametrize("context", [PHONE], indirect=True, ids=["390 px"])
def test_a_finger_corrects_it_on_a_phone(page: Page, context: BrowserContext, editor: Locator) -> None:
    product = editor.locator("img[data-part=product]")
    expect(product).to_be_visible()
    proposed = product.get_attribute("src") or ""
    page.get_by_role("radio", name="Drop").tap()
    page.touchscreen.tap(*place(page, *LABEL))
    wait_for_another_picture(editor, proposed)
    assert alpha_at(context, editor, *LABEL) == 0
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
    for button in page.locator("cutout-editor :is(button, a):visible").all():
        box = button.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 44
