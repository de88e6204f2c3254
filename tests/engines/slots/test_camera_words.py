"""Words for the camera change how much ground is seen, from how near, and whether the product stands on it."""

import numpy as np

from photostudio.imaging.arrays import Linear
from tests.engines.slots.conftest import SIZE, Photo
from tests.engines.slots.seeing import BEHIND, GROUND, Part, red, seen

WORDS = "on concrete, red backdrop"
BELOW = Part(76, 100, 30, 70)


def horizon(photo: Linear) -> float:
    """How far down, in percent, the red wall meets the grey ground beside the product."""
    wall = seen(photo, Part(0, 100, 2, 30))[..., 1].mean(axis=1) > 0.04
    return 100 * float(wall.sum()) / SIZE


def test_a_flat_lay_shows_ground_up_to_the_top_where_eye_level_shows_the_wall(photo: Photo) -> None:
    above, level = photo(f"{WORDS}, flat lay"), photo(WORDS)
    assert abs(red(above, BEHIND) - red(above, GROUND)) < 0.02
    assert red(level, BEHIND) > red(above, BEHIND) + 0.05


def test_a_higher_camera_raises_the_horizon(photo: Photo) -> None:
    assert horizon(photo(f"{WORDS}, three-quarter view")) < horizon(photo(WORDS)) - 4


def test_a_wide_lens_makes_what_is_near_larger_than_a_long_one(photo: Photo) -> None:
    wide, long = (photo(f"on a red podium, grey backdrop, {lens}") for lens in ("wide angle", "telephoto"))
    podium = [float((picture[..., 1] > 0.08).mean()) for picture in (wide, long)]
    assert podium[0] > 1.2 * podium[1] > 0.02


def test_a_floating_product_is_apart_from_its_shadow(photo: Photo) -> None:
    floating, standing = (photo(f"on white paper, {how}") for how in ("floating", "overcast light"))
    darkest = [float(np.argmin(seen(picture, BELOW)[..., 0].mean(axis=1))) for picture in (floating, standing)]
    assert darkest[0] > darkest[1] + 0.04 * SIZE
