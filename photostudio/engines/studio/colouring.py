"""Which of a set's palettes suits the words and the product, and how a set is painted in a colour asked for."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from photostudio.engines.studio.lexicon import Concept
from photostudio.engines.studio.scene import Colour, Palette
from photostudio.engines.studio.words import Understanding
from photostudio.imaging.colour import Dominant, hexadecimal, oklab

NEAR = 0.12  # in Oklab: a palette already has this colour
APART = 0.28  # in Oklab: a product stands out from its backdrop
LUCK = 0.12
TONE_WEIGHTS = {"lightness": 2.5, "chroma": 4.0, "warmth": 0.8}
Lab = NDArray[np.float32]


def choose_palette(
    palettes: Sequence[Palette],
    understanding: Understanding,
    product: Sequence[Dominant],
    *,
    paint: Mapping[str, str],
    rng: np.random.Generator,
) -> Palette:
    """Return the palette nearest to the words in which the product stands out, painted in the colour asked for.

    `paint` says which of the palette's fields take such a colour, and how: "own", "pale" or "deep".
    """
    asked = _colours(understanding.asked)
    luck = rng.gumbel(size=len(palettes)) * LUCK
    merits = [
        chance - _distance_to_words(palette, understanding, asked) - _clash(palette, product)
        for palette, chance in zip(palettes, luck, strict=True)
    ]
    chosen = palettes[int(np.argmax(merits))]
    if asked and paint and _nearest(chosen, asked[0]) > NEAR:
        chosen = _painted(chosen, asked, paint)
    return chosen


def _distance_to_words(palette: Palette, understanding: Understanding, asked: Sequence[Colour]) -> float:
    distance = sum(8 * _nearest(palette, colour) for colour in asked)
    distance += sum(_off_tone(palette, concept.tone) for concept in understanding.asked)
    forbidden = _colours(understanding.forbidden)
    return float(distance + sum(5 for colour in forbidden if _nearest(palette, colour) < NEAR))


def _nearest(palette: Palette, colour: Colour) -> float:
    """How far a colour is from a palette: its large areas count as they are, the small ones less."""
    wanted = _lab(colour)
    large = min(_apart(_lab(area), wanted) for area in (palette.backdrop, palette.surface))
    return min(large, 0.05 + min(_apart(_lab(area), wanted) for area in (palette.prop, palette.accent)))


def _off_tone(palette: Palette, tone: Mapping[str, float]) -> float:
    lightness, green_red, blue_yellow = (_lab(palette.backdrop) + _lab(palette.surface)) / 2
    actual = {
        "lightness": float(lightness),
        "chroma": float(np.hypot(green_red, blue_yellow)),
        "warmth": float(np.clip((1.5 * green_red + blue_yellow) / 0.15, -1, 1)),
    }
    return sum(TONE_WEIGHTS[quality] * abs(actual[quality] - wanted) for quality, wanted in tone.items())


def _clash(palette: Palette, product: Sequence[Dominant]) -> float:
    """How much of the product drowns in the backdrop, lightness counting most."""
    behind = _lab(palette.backdrop)
    weights = np.array([2.0, 1.0, 1.0], np.float32)
    return 2 * sum(
        colour.share * max(0.0, 1 - float(np.linalg.norm(weights * (_lab(colour.colour) - behind))) / (2 * APART))
        for colour in product
    )


def _painted(palette: Palette, asked: Sequence[Colour], paint: Mapping[str, str]) -> Palette:
    main = asked[0]
    tones = {"own": main, "pale": _mixed(main, (1.0, 1.0, 1.0), 0.55), "deep": _mixed(main, (0.0, 0.0, 0.0), 0.25)}
    painted = replace(palette, **{part: tones[tone] for part, tone in paint.items()})
    return replace(painted, accent=asked[1]) if len(asked) > 1 else painted


def _mixed(colour: Colour, other: Colour, share: float) -> Colour:
    red, green, blue = ((1 - share) * own + share * more for own, more in zip(colour, other, strict=True))
    return red, green, blue


def _colours(concepts: Iterable[Concept]) -> list[Colour]:
    return [hexadecimal(concept.colour) for concept in concepts if concept.colour]


def _lab(colour: Colour) -> Lab:
    return oklab(np.array(colour, np.float32))


def _apart(one: Lab, other: Lab) -> float:
    return float(np.linalg.norm(one - other))
