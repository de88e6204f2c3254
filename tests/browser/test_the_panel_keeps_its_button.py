"""However much was typed and understood, what makes the photos stays in sight; a chip takes out its own words."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.gestures import follow

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
MUCH = "perfume on wet black marble with pink roses, gold spheres, ferns, soft window light, mist, calm, elegant. " * 4
FINGER = 44


@pytest.fixture
def sample(page: Page) -> Page:
    """The workspace of the sample products."""
    page.goto("/")
    follow(page, page.get_by_role("link", name="Sample products"))
    expect(page.locator(".placing-area")).to_be_visible()
    return page


def test_a_chip_takes_out_its_own_words_after_emoji(sample: Page) -> None:
    sample.get_by_label("Description").fill("🌸🌊🐚 on marble, mist, soft light")
    sample.get_by_role("button", name="Remove mist").click()
    expect(sample.get_by_label("Description")).to_have_value("🌸🌊🐚 on marble, soft light")


def test_a_chip_takes_out_its_own_words_when_others_were_just_typed_before_them(sample: Page) -> None:
    field = sample.get_by_label("Description")
    field.fill("on marble, mist, soft light")
    cut = sample.get_by_role("button", name="Remove mist")
    expect(cut).to_be_visible()
    field.evaluate("field => { field.value = 'perfume ' + field.value }")  # typed, and not answered yet
    cut.click()
    expect(field).to_have_value("perfume on marble, soft light")


def test_examples_make_way_for_chips(sample: Page) -> None:
    example = sample.get_by_role("button", name="Wooden table")
    sample.get_by_label("Description").fill("")
    expect(example).to_be_visible()
    sample.get_by_label("Description").fill("on marble")
    expect(example).not_to_be_visible()


@pytest.mark.parametrize("context", [PHONE], indirect=True, ids=["390 px"])
def test_on_a_phone_the_button_stays_in_sight_and_chips_fit_a_finger(sample: Page) -> None:
    sample.get_by_role("button", name="Describe and create").tap()
    sample.get_by_label("Description").fill(MUCH)
    expect(sample.locator(".understood-chip").nth(6)).to_be_attached()
    expect(sample.get_by_role("button", name="Create photos")).to_be_in_viewport(ratio=1)
    for button in sample.locator(".understood-chip button").all()[:4]:
        box = button.bounding_box()
        assert box
        assert box["height"] >= FINGER


@pytest.mark.parametrize("context", [PHONE], indirect=True, ids=["390 px"])
def test_on_a_phone_an_empty_stage_leads_to_the_files(page: Page) -> None:
    page.goto("/")
    page.get_by_role("button", name="New project").tap()
    page.get_by_role("button", name="Choose a cut-out").tap()
    expect(page.get_by_text("Drop product cut-outs")).to_be_in_viewport()
