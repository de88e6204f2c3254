import numpy as np
from playwright.sync_api import expect

from tests.browser.mask.editor import HEIGHT, WIDTH, EditorPage


def test_the_wand_selects_what_has_the_colour_of_the_click(editor: EditorPage) -> None:
    editor.page.keyboard.press("w")
    editor.set_number("tolerance", 60)
    editor.click((700, 300))
    expect(editor.summary).to_contain_text("right of the middle")
    painted = editor.painted()
    assert painted[330, 640] == 255
    assert painted[330, 500] == 0
    assert painted[100, 100] == 0


def test_a_thing_is_found_from_a_click_a_box_or_a_rough_outline(editor: EditorPage) -> None:
    editor.page.keyboard.press("s")
    editor.click((300, 300))
    expect(editor.summary).not_to_contain_text("Nothing")
    painted = editor.painted()
    assert painted[300, 300] == 255
    assert painted[300, 340] == 0
    editor.drag((500, 100), (700, 200))
    expect(editor.summary).to_contain_text("4 %")
    assert editor.painted()[150, 600] == 255
    editor.page.keyboard.press("g")
    editor.drag((100, 400), (300, 400), (300, 500), (100, 500))
    expect(editor.summary).to_contain_text("10 %")
    assert editor.painted()[450, 200] == 255


def test_the_shadow_is_proposed_and_taken_or_left(editor: EditorPage) -> None:
    editor.page.keyboard.press("r")
    editor.drag((300, 200), (500, 400))
    painted = editor.painted()
    editor.page.get_by_role("button", name="Include the shadow").click()
    expect(editor.notice).to_contain_text("This may be its shadow.")
    assert np.array_equal(editor.painted(), painted)
    editor.notice.get_by_role("button", name="Leave it").click()
    expect(editor.notice).to_be_hidden()
    assert np.array_equal(editor.painted(), painted)
    editor.page.get_by_role("button", name="Include the shadow").click()
    editor.notice.get_by_role("button", name="Include it").click()
    expect(editor.summary).to_contain_text("9")
    assert editor.painted()[430, 400] == 255


def test_everything_but_the_product_is_masked_with_a_gap(editor: EditorPage) -> None:
    editor.open("&alpha=1")
    editor.page.get_by_role("button", name="Edit").click()
    editor.set_number("gap", 25)
    editor.page.get_by_role("button", name="Everything but the product").click()
    expect(editor.summary).to_contain_text("around the product")
    painted = editor.painted()
    box_left = round(WIDTH * 0.7) - round(HEIGHT * 0.12)
    assert painted[360, box_left - 20] == 0
    assert painted[360, box_left - 30] == 255
    assert painted[360, 630] == 0


def test_what_the_server_objects_to_is_said_and_the_painting_kept(troubled_editor: EditorPage) -> None:
    editor = troubled_editor
    editor.drag((200, 300), (400, 300))
    painted = editor.painted()
    sentence = "There is no edge near this line."
    editor.page.route("**/select", lambda route: route.fulfill(status=400, json={"error": sentence}))
    editor.page.keyboard.press("s")
    editor.click((300, 300))
    expect(editor.notice).to_contain_text(sentence)
    assert np.array_equal(editor.painted(), painted)
