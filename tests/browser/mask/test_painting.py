import hashlib

import numpy as np
import pytest
from playwright.sync_api import expect

from tests.browser.mask.editor import EditorPage


def test_a_stroke_is_painted_saved_erased_and_undone(editor: EditorPage) -> None:
    editor.set_number("size", 40)
    editor.drag((200, 300), (400, 300))
    stroke = editor.painted()
    assert stroke[300, 300] == 255
    assert stroke[340, 300] == 0
    assert editor.saved()[300, 300] == 255
    assert editor.saved()[340, 300] == 0

    editor.page.keyboard.press("e")
    editor.drag((300, 250), (300, 350))
    assert editor.painted()[300, 300] == 0
    assert editor.painted()[300, 210] == 255
    assert editor.saved()[300, 300] == 0

    editor.page.keyboard.press("Control+z")
    assert np.array_equal(editor.painted(), stroke)
    editor.page.keyboard.press("Control+z")
    expect(editor.summary).to_have_text("Nothing is painted yet.")
    editor.page.keyboard.press("Control+Shift+z")
    assert np.array_equal(editor.painted(), stroke)
    editor.page.get_by_role("button", name="Redo").click()
    assert editor.painted()[300, 300] == 0


def test_what_was_painted_is_there_after_a_reload(editor: EditorPage) -> None:
    editor.drag((200, 300), (300, 400))
    painted, saved = editor.painted(), editor.saved()
    assert (saved > 0).sum() > (painted > 0).sum()  # it grew
    editor.reload()
    assert np.array_equal(editor.painted(), painted)
    expect(editor.page.locator("[data-part=growth-label]")).to_have_text("4 px")
    editor.click((600, 300))
    editor.expect_saved()
    assert np.array_equal(editor.saved()[:, :450], saved[:, :450])  # and did not grow twice


def test_how_far_the_mask_grows_is_chosen_and_kept(editor: EditorPage) -> None:
    editor.page.keyboard.press("r")
    editor.drag((100, 100), (200, 200))
    editor.grow_by(0)
    assert np.array_equal(editor.saved(), editor.painted())
    editor.grow_by(20)
    saved = editor.saved()
    assert saved[150, 219] == 255
    assert saved[150, 221] == 0
    editor.reload()
    expect(editor.page.locator("[data-part=growth-label]")).to_have_text("20 px")
    assert editor.painted()[150, 210] == 0


def test_the_page_hears_of_changes_and_can_save_at_once(editor: EditorPage) -> None:
    editor.call(
        "() => { window.heard = []; addEventListener('mask-change', (event) => window.heard.push(event.detail)); }"
    )
    editor.drag((200, 300), (400, 300))
    saved = editor.call("() => document.querySelector('mask-editor').save()")
    body = editor.page.request.get(f"/draft?base={editor.base}").body()
    assert saved["sha256"] == hashlib.sha256(body).hexdigest()
    assert saved["share"] == pytest.approx(editor.saved().mean() / 255, abs=1e-4)
    expect(editor.state).to_have_text("Saved")
    heard = editor.call("() => window.heard")
    assert heard[0]["isEmpty"] is False
    assert heard[0]["share"] == pytest.approx(editor.painted().mean() / 255)
    assert (heard[0]["isSaved"], heard[-1]["isSaved"]) == (False, True)


def test_shapes_add_and_take_away(editor: EditorPage) -> None:
    keyboard = editor.page.keyboard
    keyboard.press("r")
    editor.drag((100, 100), (500, 400))
    assert int((editor.painted() == 255).sum()) == 400 * 300
    keyboard.press("o")
    keyboard.down("Alt")
    editor.drag((200, 150), (400, 350))
    keyboard.up("Alt")
    painted = editor.painted()
    assert painted[250, 300] == 0
    assert painted[250, 120] == 255
    keyboard.press("l")
    editor.drag((600, 100), (800, 100), (800, 300), (600, 300))
    assert editor.painted()[200, 700] == 255
    keyboard.press("p")
    for corner in ((600, 400), (800, 400), (800, 550), (600, 400)):
        editor.click(corner)
    painted = editor.painted()
    assert painted[420, 780] == 255
    assert painted[540, 620] == 0
    assert editor.page.locator("[data-part=summary]").inner_text().startswith(str(round(painted.mean() / 2.55)))


def test_the_mask_is_reshaped_by_the_amount(editor: EditorPage) -> None:
    editor.page.keyboard.press("r")
    editor.drag((300, 200), (500, 400))
    editor.page.get_by_role("button", name="Edit").click()
    editor.set_number("amount", 30)
    editor.page.get_by_role("button", name="Expand").click()
    expect(editor.summary).to_contain_text("12 %")
    assert editor.painted()[300, 525] == 255
    editor.page.get_by_role("button", name="Shrink").click()
    expect(editor.summary).to_contain_text("7.4 %")
    editor.page.get_by_role("button", name="Feather").click()
    editor.wait_until_ready()
    soft = editor.painted()
    assert 100 < soft[300, 500] < 155
    assert len(np.unique(soft[300])) > 20
    editor.page.get_by_role("button", name="Invert").click()
    assert np.array_equal(editor.painted(), 255 - soft)
    editor.page.keyboard.press("Control+z")
    assert np.array_equal(editor.painted(), soft)


def test_the_original_is_seen_while_h_is_held(editor: EditorPage) -> None:
    editor.drag((200, 300), (400, 300))
    layer = editor.page.locator("canvas[data-part=tint]")
    editor.page.keyboard.down("h")
    expect(layer).to_be_hidden()
    editor.page.keyboard.up("h")
    expect(layer).to_be_visible()


def test_the_picture_is_zoomed_at_the_pointer_and_moved_with_space(editor: EditorPage) -> None:
    x, y = editor.on_screen((225, 150))
    editor.page.mouse.move(*(place := (round(x), round(y))))  # wheels turn over whole pixels
    for _ in range(12):
        editor.page.mouse.wheel(0, -120)
    expect(editor.page.locator("[data-part=level]")).to_have_text("800 %")
    assert editor.on_screen((225, 150)) == pytest.approx(place, abs=8)
    editor.page.keyboard.down(" ")
    editor.page.mouse.down()
    editor.page.mouse.move(place[0] + 60, place[1] + 30, steps=3)
    editor.page.mouse.up()
    editor.page.keyboard.up(" ")
    assert editor.on_screen((225, 150)) == pytest.approx((place[0] + 60, place[1] + 30), abs=8)
    assert not editor.painted().any()
    for key, level in (("1", "100 %"), ("2", "200 %"), ("+", "250 %"), ("-", "200 %")):
        editor.page.keyboard.press(key)
        expect(editor.page.locator("[data-part=level]")).to_have_text(level)
