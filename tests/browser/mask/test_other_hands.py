"""The editor by keyboard alone, by fingers and by pen."""

from typing import Any

import numpy as np
import pytest
from playwright.sync_api import CDPSession, expect

from tests.browser.gestures import tab_to
from tests.browser.mask.editor import EditorPage, Place

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}


def test_a_mask_is_painted_by_keyboard_alone(editor: EditorPage) -> None:
    keyboard = editor.page.keyboard
    tab_to(editor.page, editor.area)
    keyboard.press("Shift+ArrowRight")
    keyboard.press("Enter")
    keyboard.press("ArrowDown")
    keyboard.press(" ")
    assert editor.painted()[301, 462] == 255
    expect(editor.page.locator("[data-part=spoken]")).to_contain_text("in the middle")

    keyboard.press("Delete")
    keyboard.press("r")
    keyboard.press("Enter")
    for _ in range(5):
        keyboard.press("Shift+ArrowRight")
    keyboard.press("Shift+ArrowDown")
    keyboard.press("Enter")
    rows, columns = np.nonzero(editor.painted())
    assert (np.ptp(columns) + 1) == pytest.approx(5 * (np.ptp(rows) + 1), abs=4)

    keyboard.press("Delete")
    keyboard.press("n")
    for number in (100, 50, 300, 200):
        keyboard.type(str(number))
        keyboard.press("Tab")
    keyboard.press("Enter")
    expected = np.zeros_like(editor.painted())
    expected[50:250, 100:400] = 255
    assert np.array_equal(editor.painted(), expected)
    editor.expect_saved()


def finger(session: CDPSession, kind: str, *places: tuple[float, float]) -> None:
    points = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(places)]
    session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


@pytest.mark.parametrize("context", [PHONE], indirect=True, ids=["390 px"])
def test_one_finger_paints_and_two_move_the_picture(editor: EditorPage) -> None:
    session = editor.page.context.new_cdp_session(editor.page)

    def on_screen(*places: Place) -> Any:
        return [editor.on_screen(place) for place in places]

    start, end = on_screen((200, 300), (500, 300))
    finger(session, "touchStart", start)
    finger(session, "touchMove", ((start[0] + end[0]) / 2, start[1]))
    finger(session, "touchMove", end)
    finger(session, "touchEnd")
    painted = editor.painted()
    assert painted[300, 350] == 255

    left, right = on_screen((300, 300), (600, 300))
    finger(session, "touchStart", left)
    finger(session, "touchMove", (left[0] + 8, left[1] + 20))  # one finger was first, and drew a little
    finger(session, "touchStart", left, right)
    finger(session, "touchMove", (left[0] - 40, left[1]), (right[0] + 40, right[1]))
    finger(session, "touchEnd")
    assert np.array_equal(editor.painted(), painted)
    wider = on_screen((300, 300), (600, 300))
    assert wider[1][0] - wider[0][0] > 1.4 * (right[0] - left[0])
    assert editor.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0


def test_a_pen_paints_as_wide_as_it_is_pressed(editor: EditorPage) -> None:
    editor.set_number("size", 80)
    session = editor.page.context.new_cdp_session(editor.page)
    for kind, place, force in (
        ("mousePressed", (200, 300), 0.1),
        ("mouseMoved", (450, 300), 0.5),
        ("mouseMoved", (700, 300), 1.0),
        ("mouseReleased", (700, 300), 0.0),
    ):
        x, y = editor.on_screen(place)
        pen = {"type": kind, "x": x, "y": y, "pointerType": "pen", "force": force, "buttons": 1, "button": "left"}
        session.send("Input.dispatchMouseEvent", pen)
    widths = (editor.painted() > 127).sum(axis=0)
    assert 10 < widths[205] < 40 < widths[450] < 60 < widths[690]
    expect(editor.page.get_by_label("Pressure sets the size")).to_be_visible()
