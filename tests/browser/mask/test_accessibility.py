from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.mask.editor import EditorPage

MENUS = ("mask-edit", "mask-growth", "mask-files", "mask-look")
WINDOWS: list[dict[str, Any]] = [
    {"color_scheme": "dark", "viewport": {"width": 768, "height": 1024}},
    {"color_scheme": "light", "viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True},
]


def faults(editor: EditorPage) -> list[str]:
    found = Axe().run(editor.page).response["violations"]
    return [f"{fault['id']}: {node['html'][:160]}" for fault in found for node in fault["nodes"]]


@pytest.mark.parametrize("context", WINDOWS, indirect=True, ids=["dark tablet", "phone"])
def test_axe_finds_nothing_in_the_editor(editor: EditorPage) -> None:
    editor.click((450, 300))
    editor.expect_saved()
    assert faults(editor) == []


def test_axe_finds_nothing_in_the_menus(editor: EditorPage) -> None:
    editor.open("&alpha=1")
    for menu in MENUS:
        editor.page.locator(f"[popovertarget={menu}]").first.click()
        assert faults(editor) == []
        editor.page.keyboard.press("Escape")
