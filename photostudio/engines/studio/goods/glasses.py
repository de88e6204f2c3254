"""Glasses to drink from: tumblers and highballs, wine glasses and flutes, with a drink in them or empty."""

from typing import NamedTuple

import numpy as np

from photostudio.engines.studio.goods.forms import ROUND, Floats, filling, profile
from photostudio.engines.studio.goods.kinds import GoodKind, Ware
from photostudio.engines.studio.goods.materials import glass, is_glass, is_textured, of_body
from photostudio.engines.studio.library.props.forms import turned, vessel
from photostudio.engines.studio.library.props.glassware import floating_ice
from photostudio.engines.studio.library.props.skins import clear, glossy
from photostudio.engines.studio.scene import Item
from photostudio.engines.studio.shapes import lathe
from photostudio.imaging.colour import hexadecimal

INTO = 0.02  # centimetres that a drink reaches into its glass: with air between them both would be mirrors
OVER = 0.004  # and that a cloudy one covers it: so its wall makes it look, and light finds it there
WALL = 0.13
PANE = "#eff5f5"  # a little grey: clearer glass is lost on white
STEP = 0.2  # centimetres between the points of a profile, so that its inside follows it
NOTHING = "nothing"


class Drink(NamedTuple):
    """What a drink looks like: its colour ("#rrggbb"), and whether it can be seen through."""

    colour: str
    clear: bool = True


DRINKS = {
    "water": Drink("#f4fafa"),
    "red wine": Drink("#6e1426"),
    "white wine": Drink("#efe2a4"),
    "rose wine": Drink("#f0a89a"),
    "champagne": Drink("#f0dc9a"),
    "whisky": Drink("#c9822e"),
    "rum": Drink("#a85f28"),
    "apple juice": Drink("#e2b04a"),
    "iced tea": Drink("#b8692a"),
    "cola": Drink("#4a2212"),
    "orange juice": Drink("#f08a1c", clear=False),
    "lemonade": Drink("#f3eab8", clear=False),
    "milk": Drink("#f7f3ea", clear=False),
}
SPIRITS = ("whisky", "rum")


def tumbler(rng: np.random.Generator, ware: Ware) -> list[Item]:
    """A tumbler with a thick base, squat or tall, ice in its drink as often as not."""
    strong = ware.drink in SPIRITS
    tall = rng.random() < (0.1 if strong else 0.6)
    radius, height = (3.1, float(rng.uniform(12.0, 14.0))) if tall else (4.1, float(rng.uniform(8.6, 9.8)))
    foot, floor = float(rng.uniform(0.8, 0.94)) * radius, float(rng.uniform(0.8, 1.3))
    outside = profile((0.94 * foot, 0, 0), (foot, 0, 0.25), (radius, height, 0))
    level = height * float(rng.uniform(0.4, 0.5) if strong else rng.uniform(0.72, 0.8))
    iced = ware.drink in DRINKS and ware.drink != "milk" and is_glass(ware) and rng.random() < 0.6
    ice = floating_ice(rng, 0.94 * radius, level) if iced else []
    return [*_filled(rng, ware, outside, floor=floor, level=level), *ice]


def wine_glass(rng: np.random.Generator, ware: Ware) -> list[Item]:
    """A glass with a thin stem and a wide bowl, filled to where that is widest."""
    bowl, mouth = float(rng.uniform(3.9, 4.5)), float(rng.uniform(2.9, 3.3))
    stem, tall = float(rng.uniform(8.0, 9.4)), float(rng.uniform(9.6, 11.2))
    outside = _stemmed(3.5, stem, ((0.62 * bowl, 0.06 * tall, 2.2), (bowl, 0.34 * tall, 3.4), (mouth, tall, 0)))
    return _filled(rng, ware, outside, floor=stem + 0.35, level=stem + float(rng.uniform(0.3, 0.38)) * tall)


def flute(rng: np.random.Generator, ware: Ware) -> list[Item]:
    """A tall narrow glass on a stem, almost full."""
    bowl, stem, tall = float(rng.uniform(2.5, 2.8)), float(rng.uniform(7.0, 8.0)), float(rng.uniform(14.5, 16.0))
    outside = _stemmed(3.1, stem, ((0.5 * bowl, 0.06 * tall, 1.4), (bowl, 0.5 * tall, 5.0), (0.84 * bowl, tall, 0)))
    return _filled(rng, ware, outside, floor=stem + 0.6, level=stem + float(rng.uniform(0.72, 0.8)) * tall)


def _stemmed(foot: float, stem: float, bowl: tuple[tuple[float, float, float], ...]) -> Floats:
    """Return a profile from a foot over a stem up a bowl: corners of (radius, height over the stem, rounding)."""
    risen = [(radius, stem + height, rounding) for radius, height, rounding in bowl]
    return profile(
        (0.97 * foot, 0, 0),
        (foot, 0.05, 0.05),
        (foot, 0.16, 0.06),
        (0.5 * foot, 0.24, 1.0),
        (0.42, 0.7, 0.7),
        (0.36, 0.5 * stem, 2.0),
        (0.42, stem - 0.1, 0.5),
        *risen,
        steps=14,
    )


def _filled(rng: np.random.Generator, ware: Ware, outside: Floats, *, floor: float, level: float) -> list[Item]:
    """Return a thin-walled glass with its drink up to a height; what is not of glass hides it."""
    material = glass(ware) if is_glass(ware) else of_body(rng, ware)
    line = _dense(outside)
    inside = vessel(line, wall=WALL, floor=floor)
    made = Item("glass", lathe(inside, ROUND) if is_textured(material) else turned(inside, ROUND), material)
    if ware.drink not in DRINKS or not is_glass(ware):
        return [made]
    drink = DRINKS[ware.drink]
    colour, skin = hexadecimal(drink.colour), WALL - INTO if drink.clear else -OVER
    full = filling(line, skin, floor - INTO, level / float(line[:, 1].max()))
    return [made, Item("drink", full, clear(colour, ior=1.33) if drink.clear else glossy(colour, 0.08))]


def _dense(line: Floats) -> Floats:
    """Return a line (n, 2) with points at most a step apart."""
    way = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))])
    there = np.union1d(way, np.arange(0, way[-1], STEP))
    return np.column_stack([np.interp(there, way, side) for side in line.T])


LOOKS = (("glass", PANE),)
GOODS = {
    "tumbler": GoodKind(
        build=tumbler,
        material="glass",
        looks=LOOKS,
        drinks=("water", "whisky", "orange juice", NOTHING),
        height=0.44,
        width=0.5,
        lies=False,
    ),
    "wine glass": GoodKind(
        build=wine_glass,
        material="glass",
        looks=LOOKS,
        drinks=("red wine", "white wine", "rose wine"),
        height=0.66,
        lies=False,
    ),
    "champagne flute": GoodKind(
        build=flute, material="glass", looks=LOOKS, drinks=("champagne",), height=0.68, lies=False
    ),
}
