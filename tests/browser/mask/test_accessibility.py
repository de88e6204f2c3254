from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.mask.editor import EditorPage

WINDOWS: list[dict[str, Any]] = [
    {"color_scheme": "light"},
    {"color_scheme": "dark", "viewport": {"width": 768, "height": 1024}},
    {"color_scheme": "light", "viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True},
]


@pytest.mark.parametrize("context", WINDOWS, indirect=True, ids=["light", "dark tablet", "phone"])
def test_axe_finds_nothing_in_the_editor_or_its_menus(editor: EditorPage) -> None:
    editor.open("&alpha=1")
    editor.click((450, 300))
    editor.expect_saved()
    faults = []
    for menu in ("", "mask-edit", "mask-growth", "mask-files", "mask-look"):
        if menu:
            editor.page.locator(f"[popovertarget={menu}]").first.click()
        for fault in Axe().run(editor.page).response["violations"]:
            faults += [f"{menu} {fault['id']}: {node['html'][:160]}" for node in fault["nodes"]]
        editor.page.keyboard.press("Escape")
    assert faults == []
