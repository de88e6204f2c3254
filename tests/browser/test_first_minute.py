import re

from playwright.sync_api import Page, expect

from tests.browser.gestures import RENDERING


def test_the_sample_project_is_one_click_away_from_photos(page: Page) -> None:
    page.goto("/")
    page.locator(".project-card", has_text="Sample").locator("a.project-link").click()
    expect(page.locator(".placing-area")).to_be_visible()
    page.get_by_role("button", name=re.compile("Create photos")).click()
    expect(page.locator(".run").first.locator("a.photo-link img").first).to_be_visible(timeout=RENDERING)
    cancel(page)


def test_two_clicks_in_a_row_make_one_run(page: Page) -> None:
    page.goto("/")
    page.locator(".project-card", has_text="Sample").locator("a.project-link").click()
    runs = page.locator(".run:not([hidden])")
    expect(page.locator(".placing-area")).to_be_visible()
    before = runs.count()
    page.get_by_role("button", name=re.compile("Create photos")).dblclick()
    expect(runs).to_have_count(before + 1)
    page.reload()
    expect(runs).to_have_count(before + 1)
    cancel(page)


def cancel(page: Page) -> None:
    """Leave the photos that are still to come unmade, so that the next test need not wait for them."""
    run = page.locator(".run").first
    run.get_by_role("button", name="Cancel").click()
    expect(run).to_contain_text("Cancelled")
