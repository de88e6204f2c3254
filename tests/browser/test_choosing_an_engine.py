"""A second engine: chosen, what it leaves aside greyed, its cost seen, and the photo it makes has the product."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.gestures import follow, wait_for_photos
from tests.engines.remote.vendor import KEY, Vendor, running
from tests.studio import Studio


@pytest.fixture(scope="module")
def vendor() -> Iterator[Vendor]:
    with running() as vendor:
        yield vendor


@pytest.fixture(scope="module")
def studio(vendor: Vendor, engine_cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    """A studio for which both services are set up."""
    folder = tmp_path_factory.mktemp("remote-studio")
    engine_cache.mkdir(exist_ok=True)
    (folder / "cache").symlink_to(engine_cache)
    running = Studio(folder)
    running.environment |= {
        "PHOTOSTUDIO_PHOTIO_KEY": KEY,
        "PHOTOSTUDIO_PHOTIO_URL": vendor.url,
        "PHOTOSTUDIO_PHOTIO_PRICE": "0.05",
        "PHOTOSTUDIO_APIFRAME_KEY": KEY,
        "PHOTOSTUDIO_APIFRAME_URL": vendor.url,
        "PHOTOSTUDIO_APIFRAME_TRAINING_PRICE": "2.50",
    }
    running.start()
    yield running
    assert running.stop() == 0


def clean(page: Page) -> None:
    assert Axe().run(page).response["violations"] == []


def test_from_the_choice_to_a_photo_of_the_service(page: Page, cutout_file: Path, vendor: Vendor) -> None:
    page.goto("/")
    page.locator("input[type=file]").first.set_input_files(cutout_file)
    expect(page.locator(".placing-area")).to_be_visible()
    page.get_by_label("Description").fill("perfume on a marble slab")
    page.locator(".panel").get_by_role("radio", name="High").check()
    page.get_by_text("Advanced", exact=True).click()
    expect(page.locator(".cost")).to_be_hidden()

    page.get_by_role("radio", name="Photio").check()
    quality = page.get_by_role("group", name="Quality")
    expect(quality).to_have_attribute("aria-disabled", "true")
    expect(quality.get_by_text("Photio has no such setting.")).to_be_visible()
    expect(page.locator(".cost")).to_have_text("Photio: 4 × $0.05 = $0.20")
    page.locator(".panel").get_by_role("radio", name="1", exact=True).check()
    expect(page.locator(".cost")).to_have_text("Photio: 1 × $0.05 = $0.05")
    clean(page)

    page.get_by_role("radio", name="Virtual studio").check()
    expect(quality).not_to_have_attribute("aria-disabled", "true")
    expect(page.locator(".panel").get_by_role("radio", name="High")).to_be_checked()
    expect(page.get_by_label("Description")).to_have_value("perfume on a marble slab")

    page.get_by_role("radio", name="Photio").check()
    page.get_by_role("button", name="Create photos").click()
    wait_for_photos(page, 1)
    page.locator("a.photo-link").first.click()
    expect(page.get_by_text("Photio 1", exact=True)).to_be_visible()
    expect(page.get_by_text("0 of", exact=False).first).to_be_visible()
    assert vendor.paths() == ["/v1/inference/instant"]


def test_from_a_training_by_the_service_to_its_photos(page: Page, cutout_file: Path, vendor: Vendor) -> None:
    vendor.polls = 0
    vendor.calls.clear()
    page.goto("/")
    page.locator("input[type=file]").first.set_input_files(cutout_file)
    expect(page.locator(".placing-area")).to_be_visible()
    follow(page, page.get_by_role("link", name="Photo", exact=True))
    page.get_by_role("textbox", name="Name").fill("My bottle")
    page.get_by_text("Advanced", exact=True).click()
    page.get_by_role("radio", name="APIFRAME").check()
    expect(page.get_by_text("which can take an hour")).to_be_visible()
    expect(page.get_by_text("APIFRAME: $2.50")).to_be_visible()
    clean(page)

    page.get_by_role("button", name="Train subject").click()
    expect(page.locator(".subject-view")).to_have_count(1)
    expect(page.get_by_text("APIFRAME has no such setting.").first).to_be_visible()
    clean(page)
    page.get_by_label("Description").fill("TOKMSN on a marble slab")
    page.locator(".panel").get_by_role("radio", name="2", exact=True).check()
    page.get_by_role("button", name="Create photos").click()
    wait_for_photos(page, 2)
    assert vendor.paths()[:2] == ["/ai-photo-upload", "/ai-photo-train"]
    assert vendor.paths().count("/ai-photo-generate") == 2


def test_the_engines_page_is_in_the_menu(page: Page) -> None:
    page.goto("/")
    page.get_by_role("button", name="Settings").click()
    page.get_by_role("link", name="Engines").click()
    expect(page.get_by_role("heading", name="Photio")).to_be_visible()
    clean(page)
