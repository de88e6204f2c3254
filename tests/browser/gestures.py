"""What a designer's hands do, that Playwright has no word for."""

import base64
from pathlib import Path

from playwright.sync_api import FileChooser, Locator, Page, expect

RENDERING = 300_000  # milliseconds: a machine may have much else to do
QUICK = "green bottle on a white background"  # the set that is photographed fastest

MAKE_TRANSFER = """([text, name]) => {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const transfer = new DataTransfer();
  transfer.items.add(new File([bytes], name, { type: "image/png" }));
  return transfer;
}"""


def follow(page: Page, link: Locator) -> None:
    """Click a link to another page and wait until its scripts are there: what they listen for is lost before."""
    with page.expect_navigation(wait_until="load"):
        link.click()


def drop_file(page: Page, file: Path, target: str) -> None:
    """Drag a file from the desktop on `target`."""
    text = base64.b64encode(file.read_bytes()).decode()
    transfer = page.evaluate_handle(MAKE_TRANSFER, [text, file.name])
    for event in ("dragenter", "dragover", "drop"):
        page.dispatch_event(target, event, {"dataTransfer": transfer})


def paste_file(page: Page, file: Path) -> None:
    """Press Ctrl-V with a copied picture, wherever the focus is."""
    text = base64.b64encode(file.read_bytes()).decode()
    transfer = page.evaluate_handle(MAKE_TRANSFER, [text, file.name])
    page.evaluate(
        """(clipboardData) => document.activeElement.dispatchEvent(
          new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }))""",
        transfer,
    )


def tab_to(page: Page, target: Locator, *, at_most: int = 80) -> None:
    """Press Tab until `target` has the focus, as someone without a mouse does."""
    for _ in range(at_most):
        if target.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never reached {target}.")


def open_with_enter(page: Page) -> FileChooser:
    """Open the focused file field's dialog by Enter."""
    with page.expect_file_chooser() as opened:
        page.keyboard.press("Enter")
    return opened.value


def wait_for_photos(page: Page, number: int) -> None:
    """Wait until the newest run shows that many photos."""
    expect(page.locator(".run").first.locator("a.photo-link img")).to_have_count(number, timeout=RENDERING)
