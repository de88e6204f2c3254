"""What the words of light say is seen in the picture: warmer, darker, from the left, softer, misty."""

from dataclasses import replace

import numpy as np
import pytest

from photostudio.engines.studio.design import Backdrop, Key, Light, Palette
from photostudio.engines.studio.rigs import RIGS
from tests.engines.light.conftest import Part, Picture, Shoot, part

HARD = Light(key=Key(azimuth=-60, elevation=38, softness=0.03, warmth=0.0), fill=0.2)
LEFT, RIGHT = part(73, 83, 15, 35), part(73, 83, 65, 85)
WALL = part(4, 31, 8, 92)


def bright(picture: Picture, place: Part) -> float:
    return float(picture[place].mean())


def warm(picture: Picture, place: Part = WALL) -> float:
    return float((picture[place][..., 0] - picture[place][..., 2]).mean())


def uneven(picture: Picture, place: Part = WALL) -> float:
    return float(picture[place].mean(axis=-1).std())


def steepest(picture: Picture, place: Part) -> float:
    return float(np.abs(np.diff(picture[place].mean(axis=-1), axis=1)).max())


def lit(**changes: object) -> Light:
    return replace(HARD, **changes)  # type: ignore[arg-type]  # the fields of a light, by their names


def keyed(**changes: float) -> Light:
    return replace(HARD, key=replace(HARD.key, **changes))


def test_a_warmer_light_makes_a_warmer_picture(shoot: Shoot) -> None:
    cool, neutral, warmer = (warm(shoot(keyed(warmth=warmth))) for warmth in (-0.8, 0.0, 0.8))
    assert cool + 0.03 < neutral < warmer - 0.03


def test_a_lower_brightness_makes_a_darker_picture(shoot: Shoot) -> None:
    assert bright(shoot(lit(brightness=0.5)), WALL) < 0.85 * bright(shoot(HARD), WALL)


def test_light_from_the_left_casts_the_shadow_to_the_right(shoot: Shoot) -> None:
    from_left, from_right = shoot(HARD), shoot(keyed(azimuth=60))
    assert bright(from_left, RIGHT) < bright(from_left, LEFT) - 0.05
    assert bright(from_right, LEFT) < bright(from_right, RIGHT) - 0.05


def test_a_softer_light_has_softer_shadows(shoot: Shoot) -> None:
    hard, soft = (steepest(shoot(keyed(softness=softness)), part(75, 79, 62, 96)) for softness in (0.03, 0.9))
    assert soft < 0.6 * hard


def test_less_fill_and_more_contrast_deepen_the_shadow(shoot: Shoot) -> None:
    depth = [bright(picture, RIGHT) / bright(picture, LEFT) for picture in (shoot(HARD), shoot(lit(fill=1.0)))]
    assert depth[0] < depth[1] - 0.05
    contrasty = shoot(lit(contrast=1.8))
    assert bright(contrasty, RIGHT) / bright(contrasty, LEFT) < depth[0] - 0.02


@pytest.mark.parametrize("gobo", ["window", "blinds", "leaves"])
def test_a_gobo_draws_its_shadow_on_the_wall(shoot: Shoot, gobo: str) -> None:
    assert uneven(shoot(lit(gobo=gobo))) > uneven(shoot(HARD)) + 0.03


def test_mist_takes_contrast_from_what_is_behind(shoot: Shoot) -> None:
    clear, misty = shoot(lit(gobo="window")), shoot(lit(gobo="window", haze=1.0))
    assert uneven(misty, part(25, 52, 8, 38)) < 0.8 * uneven(clear, part(25, 52, 8, 38))


def test_rays_draw_shafts_into_the_air(shoot: Shoot) -> None:
    dark = Palette(backdrop="#202022", surface="#202022", prop="#808080", accent="#808080")
    assert uneven(shoot(lit(rays=1.0), palette=dark)) > uneven(shoot(HARD, palette=dark)) + 0.02


def test_a_rim_light_brightens_the_ground_from_behind_and_parts_the_product_from_the_wall(shoot: Shoot) -> None:
    plain, rimmed = shoot(keyed(softness=0.6)), shoot(replace(keyed(softness=0.6), rim=2.0))
    edge, front = part(75, 83, 88, 100), part(88, 100, 40, 60)
    assert bright(rimmed, edge) / bright(rimmed, front) > 1.1 * bright(plain, edge) / bright(plain, front)
    beside, corner = part(31, 52, 27, 39), part(0, 8, 0, 12)
    assert bright(rimmed, beside) / bright(rimmed, corner) > 1.1 * bright(plain, beside) / bright(plain, corner)


def test_gels_colour_both_sides(shoot: Shoot) -> None:
    picture = shoot(RIGS["neon"])
    assert warm(picture, part(0, 62, 0, 21)) > warm(picture, part(0, 62, 79, 100)) + 0.15


def test_a_glow_from_below_rings_the_products_place_in_the_accent_colour(shoot: Shoot) -> None:
    plain, glowing = shoot(RIGS["spotlight"]), shoot(replace(RIGS["spotlight"], under=2.0))
    around = part(71, 90, 21, 79)
    assert warm(glowing, around) < warm(plain, around) - 0.05


def test_a_spotlight_leaves_the_corners_dark(shoot: Shoot) -> None:
    picture = shoot(RIGS["spotlight"])
    assert bright(picture, part(0, 12, 0, 12)) < 0.45 * bright(picture, part(81, 90, 42, 58))


def test_a_candle_is_warm_and_reaches_not_far(shoot: Shoot) -> None:
    picture = shoot(RIGS["candle"])
    assert warm(picture) > 0.08
    assert bright(picture, part(73, 94, 83, 100)) < 0.7 * bright(picture, part(73, 94, 0, 17))


def test_a_high_key_picture_is_bright_and_a_low_key_one_dark(shoot: Shoot) -> None:
    high, usual, low = (bright(shoot(RIGS[name]), WALL) for name in ("high-key", "softbox", "rim"))
    assert low < usual - 0.1
    assert high > usual + 0.05


def test_white_stays_white_and_black_stays_black(shoot: Shoot) -> None:
    def coloured(colour: str) -> Picture:
        palette = Palette(backdrop=colour, surface=colour, prop=colour, accent=colour)
        return shoot(RIGS["softbox"], palette=palette)

    assert bright(coloured("#f6f6f4"), WALL) > 0.78
    assert bright(coloured("#101012"), WALL) < 0.3


def test_a_white_seamless_backdrop_in_high_key_is_paper_white(shoot: Shoot) -> None:
    white = Palette(backdrop="#f8f8f8", surface="#f8f8f8", prop="#d0d0d0", accent="#d0d0d0")
    picture = shoot(RIGS["high-key"], palette=white, backdrop=Backdrop(kind="sweep"))
    assert np.median(picture[WALL]) > 0.99
