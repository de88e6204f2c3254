"""What the words of the lens say is seen in the picture: blurrier behind, sharp at the product, from above."""

import numpy as np

from photostudio.engines.studio.design import Key, Lens, Light, Palette
from photostudio.engines.studio.framing import window
from tests.engines.light.conftest import Part, Picture, Shoot, part, room, staged

STRIPES = Light(key=Key(azimuth=-55, elevation=30, softness=0.0, warmth=0.0), fill=0.2, gobo="blinds")
TWO_TONED = Palette(backdrop="#303030", surface="#e0e0e0", prop="#808080", accent="#808080")


def sharpness(picture: Picture, place: Part) -> float:
    return float(np.abs(np.diff(picture[place].mean(axis=-1), axis=0)).mean())


def horizon(picture: Picture) -> int:
    """How far down, in percent, the dark wall meets the bright ground beside the product."""
    beside = picture[part(0, 100, 5, 25)].mean(axis=(1, 2))
    return round(100 * int(np.argmax(np.diff(beside))) / len(beside))


def test_an_open_lens_blurs_the_wall(shoot: Shoot) -> None:
    wide_open, closed = (sharpness(shoot(STRIPES, Lens(stop=stop)), part(4, 42, 4, 35)) for stop in (1.2, 22))
    assert wide_open < 0.9 * closed


def test_an_open_lens_keeps_the_contact_with_the_ground_sharp(shoot: Shoot) -> None:
    hard = Light(key=Key(azimuth=-60, elevation=38, softness=0.0), fill=0.2)
    edges = []
    for stop in (1.2, 22):
        row = shoot(hard, Lens(stop=stop))[part(77, 80, 58, 84)].mean(axis=(0, 2))
        edges.append(float(np.abs(np.diff(row)).max()))
    assert edges[0] > 0.75 * edges[1]


def test_a_higher_camera_raises_the_horizon(shoot: Shoot) -> None:
    low, usual, high = (horizon(shoot(None, Lens(pitch=pitch), palette=TWO_TONED)) for pitch in (1, 10, 25))
    assert high < usual - 6
    assert usual < low - 3


def test_from_straight_above_the_picture_is_ground(shoot: Shoot) -> None:
    assert shoot(None, Lens(pitch=90), palette=TWO_TONED)[part(42, 100, 0, 31)].mean() > 0.6


def test_a_longer_lens_sees_less_of_what_is_behind() -> None:
    widths = [window(staged(room(Light(), Lens(focal=focal))), -3.0).width for focal in (35, 85, 135)]
    assert widths == sorted(widths, reverse=True)
