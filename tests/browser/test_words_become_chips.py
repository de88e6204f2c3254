"""In a real browser: words become chips while one types; a chip taken out leaves the text, Ctrl-Z brings it back."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.gestures import follow

WORDS = "perfume on marble, mist, no flowers, a dancing giraffe"


@pytest.fixture
def panel(page: Page) -> Page:
    page.goto("/")
    follow(page, page.get_by_role("link", name=re.compile("Sample products")).first)
    page.get_by_label("Description").fill(WORDS)
    expect(page.get_by_role("button", name="Remove marble")).to_be_visible()
    return page


def test_chips_follow_the_words(panel: Page) -> None:
    understood = panel.locator("#understood")
    expect(understood).to_contain_text("flowers")
    expect(understood).to_contain_text("giraffe")
    panel.get_by_label("Description").press_sequentially(", pink roses")
    expect(panel.get_by_role("button", name=re.compile("Remove .*rose"))).to_be_visible()


def test_a_removed_chip_leaves_the_text_and_undo_brings_it_back(panel: Page) -> None:
    panel.get_by_role("button", name="Remove marble").click()
    field = panel.get_by_label("Description")
    expect(field).not_to_have_value(re.compile("marble"))
    expect(panel.get_by_role("button", name="Remove marble")).to_have_count(0)
    field.press("Control+z")
    expect(field).to_have_value(WORDS)
    expect(panel.get_by_role("button", name="Remove marble")).to_be_visible()


def test_a_chip_is_replaced_by_another_of_its_kind(panel: Page) -> None:
    panel.get_by_role("button", name=re.compile("Surface: marble")).click()
    panel.get_by_role("button", name="velvet", exact=True).click()
    expect(panel.get_by_label("Description")).to_have_value(WORDS.replace("marble", "velvet"))
    expect(panel.get_by_role("button", name="Remove velvet")).to_be_visible()


def test_a_theme_writes_its_words(panel: Page) -> None:
    panel.get_by_role("button", name="Themes").click()
    theme = panel.locator("dialog#themes .theme").first
    prompt = theme.get_attribute("data-fill")
    assert prompt
    theme.click()
    expect(panel.locator("dialog#themes")).not_to_be_visible()
    expect(panel.get_by_label("Description")).to_have_value(prompt)
    expect(panel.locator(".understood-chip").nth(2)).to_be_visible()
