"""A real Chromium and a real Photostudio. Without Chromium these tests fail: tests/run.py leaves them out by name."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from photostudio.imaging.codecs import encode_png
from tests.pictures import cutout
from tests.run import find_browser
from tests.studio import Studio

PATIENCE = 30_000  # milliseconds
expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = find_browser()
    assert path, "Install Chromium or Chrome, or name one in PHOTOSTUDIO_CHROMIUM."
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def contexts(browser: Browser) -> Iterator[dict[str, BrowserContext]]:
    """The windows by their properties, kept so that scripts and styles are fetched and compiled once for all tests."""
    opened: dict[str, BrowserContext] = {}
    yield opened
    for context in opened.values():
        context.close()


@pytest.fixture
def origin(studio: Studio) -> str:
    """Where the pages are."""
    return studio.url


@pytest.fixture
def context(
    browser: Browser, contexts: dict[str, BrowserContext], origin: str, request: pytest.FixtureRequest
) -> Iterator[BrowserContext]:
    """A window that remembers nothing; `@pytest.mark.parametrize("context", [{…}], indirect=True)` gives it other
    properties.
    """
    properties = {"viewport": {"width": 1280, "height": 800}, "base_url": origin, **getattr(request, "param", {})}
    name = repr(sorted(properties.items()))
    if name not in contexts:
        contexts[name] = browser.new_context(reduced_motion="reduce", locale="en-GB", **properties)
    yield contexts[name]
    forget(contexts[name], origin)


def forget(context: BrowserContext, origin: str) -> None:
    """Close the pages and clear what they kept, but not the files they were made of."""
    context.set_offline(False)
    page = context.new_page()
    kept = {"origin": origin, "storageTypes": "cookies,local_storage,indexeddb,service_workers"}
    context.new_cdp_session(page).send("Storage.clearDataForOrigin", kept)
    for opened in context.pages:
        opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page on which nothing may go wrong unseen: an error in its console fails the test."""
    faults: list[str] = []
    opened = context.new_page()
    opened.set_default_timeout(PATIENCE)
    # Chromium opens a dialog of its own, which nobody can close, if a press arrives before its dialogs are watched.
    opened.on("filechooser", lambda _: None)
    opened.on("pageerror", lambda error: faults.append(f"error: {error}"))
    opened.on(
        "console",
        lambda message: (
            faults.append(f"{message.text} {message.location.get('url')}") if message.type == "error" else None
        ),
    )
    yield opened
    assert faults == []


@pytest.fixture(scope="session")
def cutout_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small cut-out: 540 × 540 pixels."""
    file = tmp_path_factory.mktemp("cutouts") / "bottle.png"
    file.write_bytes(encode_png(cutout(540, 540)))
    return file
