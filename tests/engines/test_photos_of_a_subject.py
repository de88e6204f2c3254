"""Photos of a subject's view: the set fits the side that is shown, and the trigger word is no thing to draw."""

import numpy as np
import pytest

from photostudio.engines.base import Engine
from photostudio.engines.operations import Photo
from photostudio.imaging.fidelity import count_changed
from tests.engines.contract import run
from tests.imaging.views.drawings import disc


@pytest.mark.parametrize(("view", "seen"), [("top", "flat lay"), ("angle", "three-quarter"), ("front", "front")])
def test_the_set_is_seen_from_the_products_side(plain_studio: Engine, view: str, seen: str) -> None:
    operation = Photo(
        prompt="TOKMSN on a white background", training_id="any", trigger_word="TOKMSN", view=view, seed=7
    )
    placed = np.ascontiguousarray(disc()[::4, ::4])
    (result,) = run(plain_studio, operation, placed)
    assert result.recipe["set"]["view"] == seen
    assert result.recipe["ignored"] == []
    assert count_changed(placed, result.pixels).changed == 0
