"""Choosing in the gallery: by mouse, by keyboard alone, and by a finger."""

import re
import subprocess
import sys
from pathlib import Path
from uuid import uuid4
from zipfile import ZipFile

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.studio import HOUSE, Studio

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
RUNS = 3
FILL = """
from pathlib import Path
import numpy as np
from django.conf import settings
from photostudio.imaging.codecs import encode_png
from photostudio.projects import store
from photostudio.projects.models import Job, Project, Variant
project = Project.objects.create(name={name!r})
for number, words in enumerate(("amber bottle on sand", "tonic can on stone", "tea carton on oak")):
    width, height = ((60, 40), (40, 60), (48, 48))[number]
    file = Path(settings.PHOTOSTUDIO_DATA) / "incoming" / f"{{project.uuid}}.png"
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(encode_png(np.full((height, width, 3), 60 * number + 60, np.uint8)))
    size = file.stat().st_size
    sha256 = store.adopt(file)
    parameters = {{"product_description": words, "negative_prompt": "", "quality": "LOW", "variants": 3}}
    job = Job.objects.create(
        project=project, operation="instant", engine="studio", parameters=parameters, status="done",
        inputs={{"product_image": {{"preset": "square"}}}}, idempotency_key=words,
    )
    for place in range(3):
        Variant.objects.create(
            project=project, job=job, number=place, seed=10 * number + place + 1, sha256=sha256, width=width,
            height=height, byte_size=size, words=words, seconds=1, protected_pixels=9, changed_pixels=0,
            recipe={{"version": 1, "engine": {{"name": "studio", "version": "2"}}}},
        )
print(project.uuid)
"""


@pytest.fixture
def gallery(page: Page, studio: Studio) -> Page:
    """The gallery of a project with three runs of three photos, written as a worker leaves them."""
    code = FILL.format(name=f"Choosing {uuid4().hex[:6]}")
    shell = [sys.executable, "manage.py", "shell", "--no-imports", "-c", code]
    done = subprocess.run(shell, cwd=HOUSE, env=studio.environment, capture_output=True, text=True, check=True)
    page.goto(f"/projects/{done.stdout.split()[-1]}/gallery/")
    expect(page.locator(".tile")).to_have_count(RUNS)
    return page


def focused(page: Page) -> Locator:
    return page.locator(".tile:focus-within .judgement")


def selected(page: Page) -> Locator:
    return page.locator("[data-part=count]")


def test_everything_can_be_chosen_by_keyboard_alone(gallery: Page) -> None:
    gallery.keyboard.press("ArrowRight")
    gallery.keyboard.press("Enter")
    expect(gallery.locator(".tile")).to_have_count(RUNS + 2)
    gallery.keyboard.press("ArrowRight")
    gallery.keyboard.press("4")
    expect(focused(gallery)).to_have_attribute("data-rating", "4")
    gallery.keyboard.press("f")
    expect(focused(gallery)).to_have_attribute("data-favourite", "")
    gallery.keyboard.press("x")
    expect(focused(gallery)).to_have_attribute("data-verdict", "rejected")
    gallery.keyboard.press("p")
    expect(focused(gallery)).to_have_attribute("data-verdict", "picked")
    gallery.keyboard.press("0")
    expect(focused(gallery)).to_have_attribute("data-rating", "0")

    gallery.keyboard.press("Space")
    gallery.keyboard.press("c")
    expect(gallery.locator(".toast")).to_contain_text("Select 2 to 4 photos to compare; 1 are selected now.")
    gallery.keyboard.press("Shift+ArrowRight")
    expect(selected(gallery)).to_have_text("2 photos selected")
    gallery.keyboard.press("c")
    gallery.wait_for_url(re.compile(r"/compare/\?v=[0-9a-f-]+&v=[0-9a-f-]+$"))
    gallery.go_back()
    expect(gallery.locator(".tile")).to_have_count(RUNS)
    gallery.keyboard.press("?")
    expect(gallery.get_by_role("dialog")).to_contain_text("Favourite, pick, reject")


def test_what_is_thrown_away_comes_back_with_undo(gallery: Page) -> None:
    gallery.keyboard.press("ArrowRight")
    gallery.keyboard.press("Control+a")
    expect(selected(gallery)).to_have_text("9 photos selected")
    gallery.keyboard.press("Delete")
    expect(gallery.locator(".tile")).to_have_count(0)
    expect(gallery.locator("#gallery-count")).to_have_text("0 photos")
    gallery.keyboard.press("Control+z")
    expect(gallery.locator(".tile")).to_have_count(RUNS)
    expect(gallery.locator("#gallery-count")).to_have_text("9 photos")


def test_filters_stand_in_the_address_and_back_takes_them_back(gallery: Page) -> None:
    gallery.get_by_label("Search", exact=True).fill("stone")
    expect(gallery.locator(".tile")).to_have_count(1)
    gallery.wait_for_url(re.compile(r"\?words=stone$"))
    gallery.get_by_label("Stacks").uncheck()
    expect(gallery.locator(".tile")).to_have_count(3)
    gallery.go_back()
    expect(gallery.locator(".tile")).to_have_count(1)
    gallery.get_by_role("link", name="“stone”").click()
    expect(gallery.locator(".tile")).to_have_count(RUNS)
    gallery.get_by_label("Search", exact=True).fill("zebra")
    expect(gallery.get_by_role("heading", name="No photo matches")).to_be_visible()
    gallery.get_by_role("link", name="Clear filters").last.click()
    expect(gallery.locator(".tile")).to_have_count(RUNS)


def test_a_selection_is_taken_away_in_one_file(gallery: Page, tmp_path: Path) -> None:
    gallery.locator(".tile-link").first.click(modifiers=["Control"])
    gallery.locator(".tile-link").last.click(modifiers=["Shift"])
    expect(selected(gallery)).to_have_text("9 photos selected")
    with gallery.expect_download() as download:
        gallery.get_by_role("button", name="Download").click()
    download.value.save_as(tmp_path / "photos.zip")
    with ZipFile(tmp_path / "photos.zip") as archive:
        assert len(set(archive.namelist())) == 9
        assert archive.testzip() is None
    gallery.keyboard.press("Escape")
    expect(gallery.locator("selection-bar")).to_be_hidden()
    gallery.locator(".tile").nth(1).hover()
    gallery.locator(".tile-check").nth(1).check()
    expect(selected(gallery)).to_have_text("3 photos selected")


def test_nothing_moves_while_pictures_load_and_axe_finds_nothing(gallery: Page) -> None:
    for tile in gallery.locator(".tile").all():
        box = tile.bounding_box()
        assert box
        assert box["width"] / box["height"] == pytest.approx(float(tile.get_attribute("data-ratio") or 0), rel=0.01)
    gallery.locator(".tile-link").first.click()
    gallery.locator(".tile-link").first.click(modifiers=["Control"])
    expect(selected(gallery)).to_have_text("1 photo selected")
    faults = Axe().run(gallery).response["violations"]
    assert [f"{fault['id']}: {node['html'][:160]}" for fault in faults for node in fault["nodes"]] == []


@pytest.mark.parametrize("context", [PHONE], indirect=True)
def test_a_finger_selects_and_judges(gallery: Page) -> None:
    assert gallery.evaluate(SIDEWAYS) == 0
    gallery.get_by_role("button", name="Select", exact=True).tap()
    gallery.locator(".tile").nth(0).tap()
    gallery.locator(".tile").nth(1).tap()
    expect(selected(gallery)).to_have_text("6 photos selected")
    gallery.get_by_role("toolbar").get_by_label("3 stars").tap()
    expect(gallery.locator(".judgement[data-rating='3']")).to_have_count(2)
    gallery.get_by_role("button", name="Clear the selection").tap()
    expect(gallery.locator("selection-bar")).to_be_hidden()
    assert gallery.evaluate(SIDEWAYS) == 0
