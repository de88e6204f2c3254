"""The palette: colours where words put them, the others in harmony with them, the tone asked for, and the product."""

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import product as every

import numpy as np
from numpy.typing import NDArray

from photostudio.engines.studio.design import Backdrop, Palette, Surface
from photostudio.engines.studio.direction.looks import Look
from photostudio.engines.studio.direction.wishes import Wishes
from photostudio.engines.studio.library.backdrops import BACKDROPS
from photostudio.engines.studio.library.surfaces import SURFACES
from photostudio.engines.words.understanding import Request
from photostudio.imaging.colour import Dominant, hexadecimal, oklab, written

Lab = NDArray[np.float32]

DYED = frozenset(
    {
        "paint",
        "paper",
        "plaster",
        "lacquer",
        "velvet",
        "silk",
        "linen",
        "knit",
        "leather",
        "tile",
        "fur",
        "glass",
        "clay",
    }
)
DYED_BACKDROPS = frozenset({"sweep", "gradient", "arches", "curtain", "bokeh"})
GROWN = frozenset({"moss", "grass"})  # what grows takes little of another colour
OWN = 0.75  # of its own it keeps
GELLED = "neon"  # the rig whose lamps take colours
PLAIN = frozenset({"paint", "paper"})
METALS = frozenset({"gold", "silver", "copper", "bronze", "brass", "rose gold"})
NEAR = 0.12  # in Oklab: the same colour to most eyes
APART = 0.28  # in Oklab: a product stands out from its backdrop
LUCK = 0.1
COLOURLESS, DISCORD = 0.012, 4.0
LARGE = ("backdrop", "surface")
BLACK, STRONG = 0.25, 0.1  # lightness below which a colour is black to the eye; chroma of a tone that shall glow
STRAIN = 1.5  # what it costs to paint a palette over
TONE_WEIGHTS = {"lightness": 2.5, "chroma": 4.0, "warmth": 0.8}


def palette_for(
    wishes: Wishes,
    look: Look,
    surface: Surface,
    backdrop: Backdrop,
    product: Sequence[Dominant],
    *,
    rng: np.random.Generator,
) -> Palette:
    """Return the palette nearest to the words in which the product stands out."""
    candidates = rated(_candidates(look, surface, backdrop), wishes, surface, backdrop, product)
    luck = rng.gumbel(size=len(candidates)) * LUCK
    merits = [chance - fault for (_, fault), chance in zip(candidates, luck, strict=True)]
    return candidates[int(np.argmax(merits))][0]


def rated(
    palettes: Iterable[Palette], wishes: Wishes, surface: Surface, backdrop: Backdrop, product: Sequence[Dominant]
) -> list[tuple[Palette, float]]:
    """Return palettes for that surface before that backdrop, coloured as words say.

    Each comes with its faults: how far it is from the words, from harmony, and from showing the product.
    """
    said = dict(_said(wishes, surface, backdrop))
    found = []
    for own in palettes:
        palette = replace(own, **said)
        strain = sum(apart(getattr(own, field), colour) for field, colour in said.items() if field in LARGE)
        fault = _off_tone(palette, wishes) + _clash(palette, product) + _discord(palette) + _forbidden(palette, wishes)
        found.append((palette, fault + STRAIN * strain))
    return found


def _candidates(look: Look, surface: Surface, backdrop: Backdrop) -> Iterator[Palette]:
    """Yield the look's palettes; what words put in place of the look's own comes in its own colours."""
    grounds: tuple[str, ...] = SURFACES[surface.kind].colours if surface.kind != look.surface.kind else ("",)
    views: tuple[str, ...] = _own_colours(backdrop) if not _same(backdrop, look.backdrop) else ("",)
    for palette, ground, view in every(look.palettes, grounds, views):
        yield replace(palette, surface=ground or palette.surface, backdrop=view or palette.backdrop)


def _same(one: Backdrop, other: Backdrop) -> bool:
    return (one.kind, one.material) == (other.kind, other.material)


def _own_colours(backdrop: Backdrop) -> tuple[str, ...]:
    if backdrop.kind == "wall" and backdrop.material:
        return SURFACES[backdrop.material].colours
    return BACKDROPS[backdrop.kind].colours


def _said(wishes: Wishes, surface: Surface, backdrop: Backdrop) -> Iterator[tuple[str, str]]:
    """Yield the palette's fields that words colour, and how."""
    own = {field: _colour(request) for request in wishes.asked if _colour(request) for field in _fields(request)}
    lamps = [request for request in wishes.asked if request.concept.gives.get("rig") == GELLED and request.colour]
    said = dict(_spread([*unbound(wishes), *lamps], surface, backdrop, own)) | own
    if backdrop.kind == "sweep" and surface.kind in PLAIN and surface.form == "ground" and "backdrop" in said:
        said["surface"] = said["backdrop"]  # one sheet, from the wall to the front
    if surface.kind in GROWN and "surface" in said:
        said["surface"] = _between(said["surface"], SURFACES[surface.kind].colours[0], OWN)
    yield from said.items()


def is_coloured(wishes: Wishes, field: str) -> bool:
    """Tell whether words give that field of the palette a colour of its own."""
    return any(_colour(request) and field in _fields(request) for request in wishes.asked)


def unbound(wishes: Wishes) -> list[Request]:
    """Return the requests for colours that qualify nothing."""
    return [request for request in wishes.asked if set(request.concept.gives) == {"colour"}]


def wants_light(wishes: Wishes) -> bool:
    """Tell whether words give the set colours that darkness would swallow."""
    strong = any(request.concept.tone.get("chroma", 0) >= STRONG for request in wishes.asked)
    large = [request for request in wishes.asked if any(_fields(request))]
    large += [request for request in unbound(wishes) if request.concept.name not in METALS]
    return strong or any(lightness(_colour(request)) > BLACK for request in large if _colour(request))


def _colour(request: Request) -> str:
    return request.colour or request.concept.gives.get("colour", "")


def _fields(request: Request) -> Iterator[str]:
    """Yield the palette's fields that a request's own colour is for."""
    gives = request.concept.gives
    if request.concept.slot == "surface" or gives.get("surface"):
        yield "surface"
    elif request.concept.slot == "backdrop" or gives.get("backdrop"):
        yield "backdrop"


def _spread(
    free: Sequence[Request], surface: Surface, backdrop: Backdrop, taken: Collection[str]
) -> Iterator[tuple[str, str]]:
    """Yield where colours go that qualify nothing: metals are accents, others take the large areas that can be dyed.

    The `taken` fields of the palette have a colour of their own; lamps in colour are of the small ones.
    """
    dyed = {"backdrop": is_dyed(backdrop), "surface": surface.kind in DYED}
    places = [field for field, takes in dyed.items() if takes and field not in taken]
    small = ["accent", "prop"]
    for request in free:
        colour = _colour(request)
        if request.concept.name in METALS or not places:
            yield small.pop(0) if len(small) > 1 else small[0], colour
        elif len(places) == 2:
            yield "backdrop", colour
            yield "surface", toned(colour)
            places = ["accent" if backdrop.kind == "gradient" else "prop"]
        else:
            yield places.pop(0), colour


def _between(code: str, other: str, share: float) -> str:
    """Return a colour moved by `share`, 0 … 1, towards another."""
    one, two = (np.array(hexadecimal(colour), np.float32) for colour in (code, other))
    return written(one + (two - one) * np.float32(share))


def is_dyed(backdrop: Backdrop) -> bool:
    return backdrop.kind in DYED_BACKDROPS or (backdrop.kind == "wall" and backdrop.material in {"", *DYED})


def toned(code: str) -> str:
    """Return a neighbour of a colour: a paler tone of it, or a deeper one of what is pale already."""
    colour = np.array(hexadecimal(code), np.float32)
    target, share = (0.0, 0.12) if lightness(code) > 0.85 else (1.0, 0.35)
    if lightness(code) < 0.35:
        target, share = 1.0, 0.06
    return written(colour + (target - colour) * share)


def with_lightness(code: str, wanted: float) -> str:
    """Return a colour of that lightness (Oklab), its hue kept."""
    own = lightness(code)
    colour = np.array(hexadecimal(code), np.float32)
    if wanted <= own:
        return written(colour * (wanted / own) ** 3)  # Oklab's lightness is a cube root
    share = (wanted**3 - own**3) / (1 - own**3)
    return written(colour + (1 - colour) * share)


def lightness(code: str) -> float:
    """Return a colour's lightness, 0 … 1."""
    return float(lab(code)[0])


def apart(code: str, other: str) -> float:
    """Return how far two colours are from each other, in Oklab."""
    return float(np.linalg.norm(lab(code) - lab(other)))


@cache
def lab(code: str) -> Lab:
    """Return "#rrggbb" in Oklab."""
    return oklab(np.array(hexadecimal(code), np.float32))


def _off_tone(palette: Palette, wishes: Wishes) -> float:
    level, green_red, blue_yellow = (lab(palette.backdrop) + lab(palette.surface)) / 2
    actual = {
        "lightness": float(level),
        "chroma": float(np.hypot(green_red, blue_yellow)),
        "warmth": float(np.clip((1.5 * green_red + blue_yellow) / 0.15, -1, 1)),
    }
    tones: Iterable[Mapping[str, float]] = (request.concept.tone for request in wishes.asked)
    return sum(TONE_WEIGHTS[name] * abs(actual[name] - wanted) for tone in tones for name, wanted in tone.items())


def _clash(palette: Palette, product: Sequence[Dominant]) -> float:
    """How much of the product drowns in the backdrop, lightness counting most."""
    return 2 * sum(colour.share * drowning(palette.backdrop, colour) for colour in product)


def drowning(behind: str, colour: Dominant) -> float:
    """Return how little a product's colour stands out from what is behind it: 1 not at all, 0 clearly."""
    weights = np.array([2.0, 1.0, 1.0], np.float32)
    apart = np.linalg.norm(weights * (oklab(np.array(colour.colour, np.float32)) - lab(behind)))
    return max(0.0, 1 - float(apart) / (2 * APART))


def _forbidden(palette: Palette, wishes: Wishes) -> float:
    areas = (palette.backdrop, palette.surface)
    return sum(5.0 * (apart(area, colour) < NEAR) for colour in wishes.forbidden_colours() for area in areas)


def _discord(palette: Palette) -> float:
    """How much the two large areas quarrel: the stronger both are and the further apart in hue, the more."""
    one, other = lab(palette.backdrop)[1:], lab(palette.surface)[1:]
    chromas = float(np.linalg.norm(one)), float(np.linalg.norm(other))
    if min(chromas) < COLOURLESS:
        return 0.0
    cosine = float(one @ other) / (chromas[0] * chromas[1])
    return DISCORD * math.sqrt(min(chromas)) * math.acos(min(max(cosine, -1.0), 1.0)) / math.pi
