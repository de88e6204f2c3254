"""Black on black: edges are lit, the ground gives way, screens shine; what reads well already is left as it is."""

from dataclasses import replace

import cv2
import numpy as np
import pytest

from photostudio.engines.base import Engine
from photostudio.engines.studio import generate
from photostudio.engines.studio.design import Palette, Set, from_json
from photostudio.engines.studio.direction.painting import lightness
from photostudio.engines.studio.goods.edges import edge_lit
from photostudio.engines.studio.goods.making import make
from photostudio.engines.studio.goods.placing import Placed, place
from photostudio.engines.studio.goods.screens import BRIGHT, LEAST, lit
from photostudio.engines.studio.rigs import RIGS
from photostudio.engines.studio.scene import Glow, Texture
from photostudio.engines.words.goods import goods_of
from photostudio.imaging.arrays import Mask, Pixels
from photostudio.imaging.colour import Dominant, hexadecimal, oklab, to_linear
from tests.engines.goods.asking import SMALL, generated, made, plain_set

BLACK = (Dominant(hexadecimal("#1c1c1f"), 0.7),)
PALE = (Dominant(hexadecimal("#e9e9e7"), 0.7),)
DRONE = "matte black drone on a black pedestal, dark background"
SEED = 7
CONTRAST, LEAST_FIFTH = 0.15, 20  # in Oklab lightness, and the percentile of the outline that has it


def dark_set(rig: str = "rim", ground: str = "#141416") -> Set:
    palette = Palette(backdrop="#3a3d42", surface=ground, prop="#ffffff", accent="#33ccaa")
    return replace(plain_set("front"), palette=palette, light=RIGS[rig])


def placed(words: str, design: Set) -> Placed:
    """Return where the product of a photo of these words stands."""
    good = goods_of(words).good
    assert good is not None
    product = make(good, np.random.default_rng([SEED, generate.MODEL]))
    return place(product, design, width=SMALL, height=SMALL, rng=np.random.default_rng([SEED, generate.POSE]))


def level(pixels: Pixels, mask: Mask) -> float:
    return float(oklab(to_linear(pixels[mask]))[:, 0].mean())


def apart(studio: Engine, words: str) -> float:
    """Return the contrast of a photo's product with what is beside it that four fifths of its outline have."""
    photo = generated(studio, words, seed=SEED)
    covered = placed(words, from_json(photo.recipe["set"])).covered.astype(np.uint8)
    light = oklab(to_linear(photo.pixels))[..., 0].astype(np.float32)
    inner = cv2.erode(covered, np.ones((3, 3))) > 0
    outer = cv2.dilate(covered, np.ones((5, 5))) == 0
    within, beside = (
        cv2.blur(light * part, (9, 9)) / np.maximum(cv2.blur(part.astype(np.float32), (9, 9)), 1e-3)
        for part in (inner, outer)
    )
    rim = cv2.morphologyEx(covered, cv2.MORPH_GRADIENT, np.ones((3, 3))) > 0
    return float(np.percentile(np.abs(within - beside)[rim], LEAST_FIFTH))


def test_black_parts_from_black_along_its_outline(studio: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = apart(studio, DRONE)
    monkeypatch.setattr(generate, "edge_lit", lambda design, _: design)
    assert seen > max(CONTRAST, 1.2 * apart(studio, DRONE))


def test_a_screen_is_brighter_than_the_dark_about_it(studio: Engine) -> None:
    words = "black smartphone on dark slate, dark background"
    photo = generated(studio, words, seed=SEED)
    covered = placed(words, from_json(photo.recipe["set"])).covered.astype(np.uint8)
    screen = cv2.erode(covered, np.ones((15, 15))) > 0
    assert level(photo.pixels, screen) > level(photo.pixels, covered == 0) + 0.1


def test_a_screen_is_as_bright_as_the_set_and_glows_in_the_dark() -> None:
    def shown(card: float) -> float:
        screens = [item.surface for item in lit(made("tablet").items, card) if isinstance(item.surface, Glow)]
        (screen,) = screens
        assert isinstance(screen.radiance, Texture)
        return float(screen.radiance.pixels.max())

    assert shown(3.0) == pytest.approx(1.5 * shown(2.0))
    assert shown(0.01) == pytest.approx(shown(2.0) * LEAST / (2 * BRIGHT))


def test_a_dark_set_is_lit_for_a_dark_product() -> None:
    design = edge_lit(dark_set("side"), BLACK)
    assert min(design.light.rim, design.light.top) > 0
    assert lightness(design.palette.surface) - lightness("#1c1c1f") > 0.18
    assert design.palette.backdrop == dark_set().palette.backdrop


def test_coloured_lamps_lend_the_rims_their_colour() -> None:
    assert edge_lit(dark_set("neon"), BLACK).light.rim_colour == "#33ccaa"


@pytest.mark.parametrize(
    ("design", "colours"),
    [
        (dark_set(), PALE),
        (dark_set(ground="#cfcbc4"), BLACK),
        (dark_set("spotlight"), BLACK),
        (dark_set(), ()),
    ],
)
def test_what_reads_well_is_left_as_it_is(design: Set, colours: tuple[Dominant, ...]) -> None:
    assert edge_lit(design, colours) is design
