"""What the words say of a product → the thing itself, in centimetres; what they leave open is the seed's."""

from dataclasses import dataclass

import numpy as np

from photostudio.engines.studio.goods import GOODS
from photostudio.engines.studio.goods.kinds import GoodKind, Ware
from photostudio.engines.studio.goods.materials import is_dark
from photostudio.engines.studio.library.props.skins import natural
from photostudio.engines.studio.scene import Item
from photostudio.engines.words.goods import Good
from photostudio.imaging.colour import Dominant, hexadecimal

LABELS_ON_DARK = ("#efe9dd", "#d8c9ae", "#17181b")
LABELS_ON_PALE = ("#fbfaf7", "#efe4d3", "#24262a")
ACCENTS = ("#cfa758", "#b56f46", "#9aa0a6")
ETCHED = "frosted glass"
BODY, REST = 0.7, 0.15  # of a product's colours


@dataclass(frozen=True, eq=False, kw_only=True)
class Made:
    """A product as it was modelled, and what came of the words: material, colour ("#rrggbb"), its main colours, and
    the `count` of those that stand there.
    """

    kind: str
    items: tuple[Item, ...]
    material: str
    colour: str
    colours: tuple[Dominant, ...]
    count: int = 1


def make(good: Good, rng: np.random.Generator) -> Made:
    """Model a product; its proportions, closure and label are the seed's."""
    kind = GOODS[good.kind]
    material, colour = _look(good, kind, rng)
    cap, cap_colour = _closure(good, kind, rng)
    labels = LABELS_ON_DARK if is_dark(hexadecimal(colour)) else LABELS_ON_PALE
    label, accent = labels[int(rng.integers(3))], ACCENTS[int(rng.integers(3))]
    ware = Ware(
        material=material,
        colour=hexadecimal(colour),
        finish=good.finish,
        cap=cap,
        cap_colour=hexadecimal(cap_colour),
        label=hexadecimal(label),
        accent=hexadecimal(accent),
        drink=_drink(good, kind, rng),
    )
    shares = ((ware.colour, BODY), (ware.cap_colour, REST), (ware.label, REST))
    return Made(
        kind=good.kind,
        items=tuple(kind.build(rng, ware)),
        material=material,
        colour=colour,
        colours=tuple(Dominant(colour, share) for colour, share in shares),
        count=good.count,
    )


def _look(good: Good, kind: GoodKind, rng: np.random.Generator) -> tuple[str, str]:
    """Return the material and colour of a product: what is said, then what the kind comes in."""
    said = good.material or (ETCHED if good.finish == "frosted" else kind.material if good.colour else "")
    looks = [look for look in kind.looks if look[0] == said] if said else list(kind.looks)
    if not looks:
        looks = [(said, natural(said) or kind.looks[0][1])]
    material, colour = looks[int(rng.integers(len(looks)))]
    return material, good.colour or colour


def _drink(good: Good, kind: GoodKind, rng: np.random.Generator) -> str:
    """Return the name of what is in a product that shows it."""
    if not kind.drinks:
        return ""
    return good.drink or kind.drinks[int(rng.integers(len(kind.drinks)))]


def _closure(good: Good, kind: GoodKind, rng: np.random.Generator) -> tuple[str, str]:
    """Return the material and colour of what closes a product."""
    cap, colour = kind.caps[int(rng.integers(len(kind.caps)))]
    if good.cap:
        return good.cap, good.cap_colour or natural(good.cap) or colour
    return ("plastic", good.cap_colour) if good.cap_colour else (cap, colour)
