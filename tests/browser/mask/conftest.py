"""The mask editor in a real Chromium, on the harness's page."""

import os
import subprocess
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.mask.editor import EditorPage
from tests.studio import HOUSE, free_port


@pytest.fixture(scope="session")
def mask_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a page with nothing but the editor."""
    port = free_port()
    environment = os.environ | {"PHOTOSTUDIO_DATA": str(tmp_path_factory.mktemp("masks"))}
    command = [sys.executable, "-m", "tests.browser.mask.harness", str(port)]
    with subprocess.Popen(command, cwd=HOUSE, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        yield f"http://127.0.0.1:{port}"
        process.kill()


@pytest.fixture
def origin(mask_server: str) -> str:
    return mask_server


@pytest.fixture
def editor(page: Page) -> EditorPage:
    """The editor, open on a picture on which nothing was painted."""
    opened = EditorPage(page)
    opened.open()
    return opened


@pytest.fixture
def troubled_editor(context: BrowserContext) -> EditorPage:
    """The same, on a page whose console may tell of refused requests."""
    opened = EditorPage(context.new_page())
    opened.open()
    return opened
