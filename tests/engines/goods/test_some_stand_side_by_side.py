"""Two or three that are asked for stand beside each other, apart and in the picture; a crowd is shown as one."""

import numpy as np
import pytest

from photostudio.engines.studio.goods.placing import bounds, place
from photostudio.engines.words.goods import goods_of
from tests.engines.goods.asking import made, plain_set


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("two candles on a wooden table", 2),
        ("a pair of mugs on linen", 2),
        ("three amber bottles", 3),
        ("a bottle with two candles", 1),
        ("twelve cans", 1),
    ],
)
def test_the_number_of_products_is_heard(words: str, count: int) -> None:
    good = goods_of(words).good
    assert good is not None
    assert good.count == count


@pytest.mark.parametrize("view", ["front", "flat lay", "floating"])
@pytest.mark.parametrize("kind", ["wine glass", "box", "mug"])
def test_they_stand_apart_inside_the_frame(kind: str, view: str) -> None:
    placed = place(made(kind, count=3), plain_set(view), width=96, height=96, rng=np.random.default_rng(3))
    names = [item.name for item in placed.items]
    assert len(names) == len(set(names))
    copies = [[item for item in placed.items if item.name.endswith(f", {number}")] for number in (1, 2, 3)]
    (_, first), (second, third), (last, _) = map(bounds, copies)
    assert first[0] < second[0]
    assert third[0] < last[0]
    assert min(placed.outline.left, placed.outline.top, 1 - placed.outline.right, 1 - placed.outline.base) > 0.01
