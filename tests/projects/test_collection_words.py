"""What a photo is found by: its words in lower case, each once, and the shape of its canvas."""

import importlib

import pytest
from django.apps import apps

from photostudio.projects.models import Asset, Variant
from photostudio.projects.searching import preset_of, words_of
from tests.web.runs import finished_run

RECIPE = {
    "engine": {
        "understood": [{"means": "Carrara marble"}, {"means": "leaf shadows"}],
        "set": {"surface": {"kind": "marble"}, "backdrop": {"kind": "wall"}, "props": [{"kind": "sphere"}]},
    }
}


def test_words_are_what_was_asked_what_was_understood_and_the_seed() -> None:
    words = words_of({"product_description": "On Marble, please", "negative_prompt": "fog"}, RECIPE, 4711)
    assert words == "on marble, please carrara marble leaf shadows wall sphere 4711"


def test_a_prompt_and_a_recipe_without_notes_have_words_too() -> None:
    assert words_of({"prompt": "a  Shell"}, {}, 7) == "a shell 7"


@pytest.mark.parametrize(
    ("product", "preset"),
    [({"preset": "square"}, "square"), ({"preset": "square", "frames": [{}]}, ""), ({"preset": None}, ""), ({}, "")],
)
def test_a_preset_counts_as_long_as_the_canvas_is_its_own(product: dict[str, object], preset: str) -> None:
    assert preset_of({"product_image": product}) == preset


def test_the_photos_of_earlier_versions_are_given_their_words(asset: Asset) -> None:
    (photo,) = finished_run(asset, photos=1, description="Bottle on sand")
    migration = importlib.import_module("photostudio.projects.migrations.0003_judgements_and_words")
    migration.describe(apps, None)
    photo.refresh_from_db()
    assert photo.words.startswith("bottle on sand")
    assert photo.preset == "square"


def test_small_pictures_of_a_grid_are_no_photos(asset: Asset) -> None:
    preview, photo = finished_run(asset)
    Variant.objects.filter(pk=preview.pk).update(is_preview=True)
    assert list(asset.project.variants.kept()) == [photo]
