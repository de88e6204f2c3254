import re

from playwright.sync_api import Page, expect

from tests.browser.gestures import wait_for_photos


def test_the_sample_project_is_one_click_away_from_photos(page: Page) -> None:
    page.goto("/")
    page.locator(".project-card", has_text="Sample").locator("a.project-link").click()
    expect(page.locator(".placing-area")).to_be_visible()
    page.get_by_role("button", name=re.compile("Create photos")).click()
    wait_for_photos(page, 4)


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
