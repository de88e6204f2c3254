"""Make a key → run the call that is shown with it, and another on the reference page → both stand in the history."""

import subprocess
from pathlib import Path

from playwright.sync_api import Page, expect

from photostudio.imaging.codecs import decode
from tests.browser.gestures import QUICK, RENDERING, follow


def test_a_key_two_calls_and_their_runs_in_the_history(page: Page, cutout_file: Path, tmp_path: Path) -> None:
    page.goto("/")
    page.wait_for_load_state("load")
    follow(page, page.get_by_role("main").get_by_role("link", name="API keys"))
    page.get_by_label("Name").fill("Browser's program")
    page.get_by_label("Sandbox").check()
    page.get_by_role("button", name="Make key").click()
    made = page.locator(".keys-made")
    expect(made).to_contain_text("it is shown this once")
    key = made.locator("code").first.inner_text()
    copied = made.locator("pre code").inner_text()
    subprocess.run(["sh", "-c", copied], cwd=tmp_path, check=True, timeout=RENDERING / 1000)
    (photo,) = tmp_path.glob("*.png")
    assert decode(photo.read_bytes()).pixels.shape[:2] == (1024, 1024)

    follow(page, page.get_by_role("link", name="API reference"))
    call = page.locator("#instant")
    call.get_by_text("Try it here").click()
    call.get_by_label("Key").fill(key)
    call.get_by_label("product_image").set_input_files(cutout_file)
    call.get_by_label("Other fields, as JSON").fill(f'{{"product_description": "{QUICK}"}}')
    call.get_by_role("button", name="Send").click()
    expect(call.locator(".docs-answer img")).to_be_visible(timeout=RENDERING)
    expect(call.locator(".docs-answer")).to_contain_text("HTTP 200")
    call = page.locator("#ai-photo-upload")
    call.get_by_text("Try it here").click()
    call.get_by_label("Key").fill(key)
    call.get_by_label("images").set_input_files([cutout_file])
    call.get_by_role("button", name="Send").click()
    expect(call.locator(".docs-answer")).to_contain_text('"task_id"')
    call = page.locator("#account")
    call.get_by_text("Try it here").click()
    call.get_by_label("Key").fill(key)
    call.get_by_role("button", name="Send").click()
    expect(call.locator(".docs-answer")).to_contain_text('"plan"')
    follow(page, page.get_by_role("link", name="API keys", exact=True).last)
    row = page.locator(".key-row", has_text="Browser's program")
    expect(row).to_contain_text("last used")
    follow(page, row.get_by_role("link"))
    expect(page.get_by_text(QUICK).first).to_be_visible()
    expect(page.get_by_text("A modern drone").first).to_be_visible()
