"""What the ground of a photo shows of how the product is held; the product's own pixels always stay."""

from typing import TYPE_CHECKING, cast

import numpy as np
import pytest

from photostudio.engines.base import Engine
from photostudio.engines.studio import render
from photostudio.imaging.arrays import Linear, Pixels
from photostudio.imaging.fidelity import count_changed
from tests.engines.grounding.held import camera, canvas, design, light, photo

if TYPE_CHECKING:
    from photostudio.engines.studio.engine import VirtualStudio

STANDS = canvas((slice(36, 76), slice(36, 60)))
FLOATS = canvas((slice(20, 50), slice(36, 60)))
LIES = canvas((slice(30, 66), slice(34, 62)))


def shade(placed: Pixels, found: Linear) -> Linear:
    """Return how much darker than the open ground the rows below the product's middle are."""
    base = int(np.flatnonzero(placed[..., 3].any(axis=1))[-1]) + 1
    below = found[base:, 40:56].mean(axis=1)
    return np.asarray(1 - below / below.max(), np.float32)


class TestShadows:
    @pytest.fixture(autouse=True)
    def plain(self, plain_studio: Engine) -> None:
        render.start(cast("VirtualStudio", plain_studio).backend)  # so small a picture is made before LLVM compiled

    def test_a_standing_product_is_darkest_at_its_foot(self) -> None:
        below = shade(STANDS, light(STANDS, design(pitch=30)))
        assert below[:3].max() > 0.15
        assert below[:3].max() > below[8:].max() + 0.05

    def test_the_shadow_of_a_floating_product_is_apart_from_it_and_soft(self) -> None:
        made = design("floating", elevation=80, pitch=30)
        below = shade(FLOATS, light(FLOATS, made))
        beneath = round(camera(FLOATS, made).project(np.zeros(3))[1] * 96) - 50
        assert below[beneath - 6 : beneath + 7].max() > 0.1
        assert below[:4].max() < below[beneath - 6 : beneath + 7].max()
        shares = below / below.max()
        assert np.count_nonzero((shares > 0.1) & (shares < 0.9)) >= 5

    def test_a_product_that_lies_throws_its_shadow_away_from_the_light(self) -> None:
        found = light(LIES, design("flat lay"))
        assert found[36:60, 63:68].mean() < 0.9 * found[36:60, 28:33].mean()

    def test_under_light_from_straight_above_the_shadow_is_all_round(self) -> None:
        found = light(LIES, design("flat lay", elevation=90, softness=1.0))
        sides = found[36:60, 31:33], found[36:60, 63:65], found[27:29, 36:60], found[67:69, 36:60]
        beyond = found[36:60, 20:24], found[36:60, 72:76], found[14:18, 36:60], found[78:82, 36:60]
        assert all(near.mean() < 0.97 * far.mean() for near, far in zip(sides, beyond, strict=True))

    @pytest.mark.parametrize(
        ("seen", "placed"),
        [
            ("front", canvas((slice(40, 96), slice(30, 66)))),
            ("flat lay", canvas((slice(2, 94), slice(2, 94)))),
            ("floating", canvas((slice(50, 60), slice(4, 92)))),
        ],
    )
    def test_no_pixel_of_the_product_is_changed(self, seen: str, placed: Pixels) -> None:
        fidelity = count_changed(placed, photo(placed, design(seen)))
        assert fidelity.protected > 0
        assert fidelity.changed == 0

    def test_the_set_is_seen_through_glass(self) -> None:
        clear, dense = (canvas((slice(36, 76), slice(36, 60)), alpha=alpha) for alpha in (60, 200))
        through = [float(light(placed, design())[44:60, 40:56].mean()) for placed in (clear, dense)]
        assert through[0] > through[1] + 0.05
