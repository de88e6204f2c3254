"""The words of an edit → the things that shall come into the picture, or what could come instead."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from photostudio.engines.errors import CannotDraw
from photostudio.engines.words.reading import understand
from photostudio.engines.words.spelling import stem
from photostudio.engines.words.understanding import Request, Understanding
from photostudio.engines.words.vocabulary import vocabulary

BESIDE = "product next to "  # what is added is a thing beside the product, never a place, a ground or the product
ANY = "any"  # what the word "props" names
MOST = 3  # kinds of things in one place
NEAREST, SOUNDING = 6, 74  # how many things are offered, and how alike their names must be to an unknown word
USUAL = ("vase", "candle", "flowers", "cup", "books", "pebbles", "lemon", "gift")
KIN: Mapping[str, tuple[str, ...]] = {
    "perfume": ("vase", "flowers", "petals", "crystal", "bubbles", "pearls"),
    "skincare": ("droplets", "leaves", "pebbles", "bowl", "petals", "cloth"),
    "soap": ("bubbles", "cloth", "pebbles", "bowl", "herbs", "droplets"),
    "drink": ("drinking glass", "cup", "ice cubes", "lemon", "splash", "berries"),
    "spirits": ("drinking glass", "ice cubes", "orange", "cinnamon", "bark", "tray"),
    "mug": ("cup", "coffee beans", "cookies", "books", "candle", "plate"),
    "tableware": ("plate", "bowl", "cup", "drinking glass", "tray", "cloth"),
    "food": ("cookies", "apple", "berries", "nuts", "chocolate", "herbs"),
    "electronics": ("books", "sphere", "cube", "cup", "potted plant", "lantern"),
    "home decor": ("vase", "candle", "lantern", "books", "bowl", "potted plant"),
    "jewellery": ("ring", "pearls", "crystal", "gift", "petals", "mirror disc"),
    "bag": ("gift", "cloth", "sunglasses", "books", "ribbon", "flowers"),
    "fashion": ("cloth", "ribbon", "sunglasses", "feather", "pearls", "flowers"),
    "toy": ("cube", "balloons", "sphere", "gift", "confetti", "cone"),
    "tool": ("bark", "rope", "wood chips", "cube", "cylinder", "pebbles"),
    "furniture": ("cube", "books", "vase", "lantern", "potted plant", "tray"),
    "sports": ("sphere", "rope", "ring", "cone", "pebbles", "drinking glass"),
    "pet": ("feather", "rope", "bowl", "sphere", "cloth", "bark"),
    "car": ("cube", "cone", "ring", "sphere", "cylinder", "pebbles"),
    "plant": ("potted plant", "leaves", "flowers", "fern", "monstera", "pampas"),
}


@dataclass(frozen=True, kw_only=True)
class Addition:
    """A thing to be added: its kind in the library, as the words have it.

    `count` 0 is not said, and then `several` tells whether the word is a plural; `colour` is "#rrggbb" or "",
    `material` a name or ""; `size` is a factor.
    """

    kind: str
    count: int = 0
    several: bool = False
    size: float = 1.0
    colour: str = ""
    material: str = ""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What shall be added, and the words of the prompt that nothing was made of."""

    things: tuple[Addition, ...]
    ignored: tuple[str, ...] = ()


def nameable(prompt: str, negative: str = "", *, engines: tuple[str, ...] = ()) -> Asked:
    """Return what a prompt wants to be added.

    Raises CannotDraw when there is nothing in it that the studio can make; it names what comes nearest, and the
    `engines` that could do it.
    """
    read = understand(BESIDE + prompt.strip(), negative)
    forbidden = {request.concept.gives.get("prop", "") for request in read.forbidden}
    asked = [request for request in read.asked if request.concept.gives.get("prop", ANY) not in {ANY, *forbidden}]
    unmade = tuple(dict.fromkeys([*_products(read), *read.ignored]))
    if not asked:
        raise CannotDraw(_without_article(unmade[0] if unmade else prompt), _nearest(read), engines)
    once = {(thing.kind, thing.colour, thing.material): thing for thing in map(_addition, asked)}
    return Asked(things=tuple(once.values())[:MOST], ignored=unmade)


def _addition(request: Request) -> Addition:
    gives = request.concept.gives
    return Addition(
        kind=gives["prop"],
        count=min(request.count, 40),
        several=_is_plural(request.words),
        size=min(max(request.size, 0.3), 3.0),
        colour=request.colour or gives.get("colour", ""),
        material=request.material,
    )


def _is_plural(words: str) -> bool:
    """Tell whether the noun of a phrase has a plural's ending; a "vase of flowers" is one."""
    last = words.lower().partition(" of ")[0].split()[-1]
    return last.endswith("s") and not last.endswith(("ss", "us", "is")) and stem(last) != last


def _products(read: Understanding) -> Iterator[str]:
    """Yield the words of things that a photographer sells but does not put beside them."""
    for request in read.asked:
        if request.concept.slot == "product" and request.concept.name != "product":
            yield request.words


def _nearest(read: Understanding) -> tuple[str, ...]:
    """Return names of things that can be made: those like an unknown word, the kin of what was asked, the usual."""
    names = _names()
    alike = [
        found
        for word in read.ignored
        for found, _, _ in process.extract(word.lower(), names, scorer=fuzz.ratio, score_cutoff=SOUNDING, limit=2)
    ]
    asked = [name for request in read.asked for name in request.concept.name.split(" ")]
    kin = [thing for name in (*(request.concept.name for request in read.asked), *asked) for thing in KIN.get(name, ())]
    return tuple(dict.fromkeys([*alike, *kin, *USUAL]))[:NEAREST]


def _names() -> list[str]:
    """Return every phrase that means a thing, sorted."""
    entries = vocabulary().entries.items()
    return sorted(
        " ".join(phrase) for phrase, entry in entries if any("prop" in concept.gives for concept in entry.senses)
    )


def _without_article(words: str) -> str:
    first, _, rest = words.strip().partition(" ")
    return rest if first.lower() in {"a", "an", "the", "some"} and rest else words.strip()
