"""Two tabs, no connection, a crash: what was painted is never lost, and never claimed to be saved when it is not."""

import numpy as np
import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.mask.editor import EditorPage


@pytest.fixture
def tabs(context: BrowserContext, troubled_editor: EditorPage) -> tuple[EditorPage, EditorPage]:
    """Two tabs on the same picture; the second has painted and saved, the first has painted and cannot save."""
    mine, theirs = troubled_editor, EditorPage(context.new_page(), troubled_editor.base)
    theirs.open()
    theirs.click((600, 300))
    theirs.expect_saved()
    mine.page.bring_to_front()
    mine.click((200, 300))
    expect(mine.state).to_have_text("Not saved: changed in another tab")
    assert mine.painted()[300, 200] == 255
    return mine, theirs


def test_a_tab_keeps_its_own_painting_when_asked_to(tabs: tuple[EditorPage, EditorPage]) -> None:
    mine, _ = tabs
    mine.page.get_by_role("button", name="Keep mine").click()
    saved = mine.saved()
    assert saved[300, 200] == 255
    assert saved[300, 600] == 0


def test_a_tab_takes_the_painting_of_another_and_can_go_back(tabs: tuple[EditorPage, EditorPage]) -> None:
    mine, theirs = tabs
    painted = mine.painted()
    mine.page.get_by_role("button", name="Take theirs").click()
    mine.expect_saved()
    assert np.array_equal(mine.painted(), theirs.painted())
    mine.page.keyboard.press("Control+z")
    assert np.array_equal(mine.painted(), painted)
    mine.expect_saved()


def test_without_a_connection_the_painting_is_kept_and_saved_later(troubled_editor: EditorPage) -> None:
    editor = troubled_editor
    editor.page.context.set_offline(True)
    editor.click((200, 300))
    expect(editor.state).to_contain_text("Not saved: the studio does not answer.")
    editor.click((400, 300))
    editor.page.context.set_offline(False)
    assert editor.saved()[300, 400] == 255


def test_a_worker_that_did_not_arrive_is_asked_for_again(context: BrowserContext) -> None:
    editor = EditorPage(context.new_page())
    editor.page.route("**/mask/worker.js", lambda route: route.abort())
    editor.open()
    editor.click((200, 300))
    expect(editor.state).to_contain_text("Not saved: the studio does not answer.")
    editor.page.unroute_all()
    assert editor.saved()[300, 200] == 255


def test_what_could_not_be_saved_survives_a_reload(troubled_editor: EditorPage) -> None:
    editor = troubled_editor
    editor.page.on("dialog", lambda dialog: dialog.accept())
    editor.page.route("**/draft*", lambda route: route.abort() if route.request.method == "PUT" else route.fallback())
    editor.click((200, 300))
    expect(editor.state).to_contain_text("Not saved: the studio does not answer.")
    painted = editor.painted()
    editor.page.unroute_all()
    editor.reload()
    assert np.array_equal(editor.painted(), painted)
    assert editor.saved()[300, 200] == 255


def test_a_server_that_keeps_something_else_is_found_out(troubled_editor: EditorPage) -> None:
    editor = troubled_editor
    wrong = {"sha256": "0" * 64, "share": 0}
    editor.page.route(
        "**/draft*",
        lambda route: route.fulfill(json=wrong) if route.request.method == "PUT" else route.fallback(),
    )
    editor.click((200, 300))
    expect(editor.state).to_contain_text("Not saved: The studio did not answer as it should.")
