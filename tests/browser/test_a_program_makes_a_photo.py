"""Make a key → copy it → try a call on the reference page → the run stands in the history of the key's project."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.gestures import QUICK, RENDERING, follow


def test_a_key_a_call_and_its_run_in_the_history(page: Page, cutout_file: Path) -> None:
    page.goto("/")
    page.wait_for_load_state("load")
    follow(page, page.get_by_role("main").get_by_role("link", name="API keys"))
    page.get_by_label("Name").fill("Browser's program")
    page.get_by_text("Sandbox", exact=True).click()
    page.get_by_role("button", name="Make key").click()
    made = page.locator(".keys-made")
    expect(made).to_contain_text("it is shown this once")
    key = made.locator("code").first.inner_text()
    follow(page, page.get_by_role("link", name="API reference"))
    call = page.locator("#instant")
    call.get_by_text("Try it here").click()
    call.get_by_label("Key").fill(key)
    call.get_by_label("product_image").set_input_files(cutout_file)
    call.get_by_label("Other fields, as JSON").fill(f'{{"product_description": "{QUICK}"}}')
    call.get_by_role("button", name="Send").click()
    expect(call.locator(".docs-answer img")).to_be_visible(timeout=RENDERING)
    expect(call.locator(".docs-answer")).to_contain_text("HTTP 200")
    follow(page, page.get_by_role("link", name="API keys", exact=True).last)
    row = page.locator(".key-row", has_text="Browser's program")
    expect(row).to_contain_text("last used")
    follow(page, row.get_by_role("link"))
    expect(page.get_by_text(QUICK).first).to_be_visible()
