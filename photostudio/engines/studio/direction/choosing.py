"""Which look fits the words, and the surface and backdrop that words and look make together."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from photostudio.engines.studio.design import Backdrop, Surface
from photostudio.engines.studio.direction.looks import Look, looks
from photostudio.engines.studio.direction.painting import DYED, is_coloured, is_dyed, rated, unbound
from photostudio.engines.studio.direction.wishes import Wishes
from photostudio.engines.studio.library.surfaces import SURFACES
from photostudio.imaging.colour import Dominant

NAMED = {"surface": 3.0, "form": 1.0, "backdrop": 3.0, "material": 1.0}  # what a look gains that has what was named
FORBIDDEN = 10.0
SHAPELESS = 4.0  # for a material that is not made into the form that was named
IN_COLOUR = 0.5  # what a fault of the palette counts among the looks
TAKES_COLOUR = 0.4  # for the backdrop and for the surface, when a colour is asked for
UNSUPPORTED = ("flat lay", "floating")  # views in which a pedestal would carry nothing
REFUSES_COLOUR = 1.5  # when the surface shall have one
USED_ALIKE = (
    frozenset({"stone", "slate", "granite", "marble", "concrete"}),
    frozenset({"silk", "velvet", "linen", "knit", "fur"}),
    frozenset({"paint", "paper", "plaster", "clay", "terrazzo"}),
    frozenset({"lacquer", "mirror", "glass", "metal"}),
    frozenset({"moss", "grass", "soil"}),
    frozenset({"sand", "pebbles"}),
    frozenset({"ice", "snow"}),
)
ALIKE = 0.5
LEAST_LUCK, MORE_LUCK = 0.08, 0.35  # of a score, at no freedom and full freedom


def look_for(wishes: Wishes, product: Sequence[Dominant], *, rng: np.random.Generator, freedom: float) -> Look:
    """Return one of the looks that fit words and product about equally well."""
    luck = rng.gumbel(size=len(looks())) * (LEAST_LUCK + MORE_LUCK * freedom)
    merits = [
        _fit(look, wishes) + _colouring(look, wishes, product) + chance
        for look, chance in zip(looks(), luck, strict=True)
    ]
    return looks()[int(np.argmax(merits))]


def _colouring(look: Look, wishes: Wishes, product: Sequence[Dominant]) -> float:
    """Return how well a look suits the tones, the colours and the product: at best by one of its palettes."""
    surface, backdrop = surface_for(wishes, look), backdrop_for(wishes, look)
    least = min(fault for _, fault in rated(look.palettes, wishes, surface, backdrop, product))
    takes = is_dyed(backdrop) + (surface.kind in DYED)
    refuses = is_coloured(wishes, "surface") and not wishes.name("surface") and surface.kind not in DYED
    return TAKES_COLOUR * takes * bool(unbound(wishes)) - REFUSES_COLOUR * refuses - IN_COLOUR * least


def _fit(look: Look, wishes: Wishes) -> float:
    """Return how well what a look is made of fits the words."""
    total = sum(weight for concept, weight in look.fits.items() if wishes.speaks_of(concept)) - look.rarity
    for part, own in _parts(look).items():
        named = wishes.name(part)
        total += NAMED[part] * _likeness(named, own) if named else wishes.vote(part, own)
        total -= FORBIDDEN * wishes.forbids(part, own)
    shape = wishes.name("form")
    if shape and not wishes.name("surface") and shape not in SURFACES[look.surface.kind].forms:
        total -= SHAPELESS
    total += max(wishes.vote("rig", rig) + (wishes.name("rig") == rig) for rig in look.rigs)
    total += sum(min(wishes.vote("prop", prop.kind), 1.0) for prop in look.props) / 3
    return total


def _likeness(named: str, own: str) -> float:
    """Return 1 for the same name, less for a material that is used alike."""
    return 1.0 if named == own else ALIKE * any({named, own} <= group for group in USED_ALIKE)


def _parts(look: Look) -> dict[str, str]:
    return {
        "surface": look.surface.kind,
        "form": look.surface.form,
        "backdrop": look.backdrop.kind,
        "material": look.backdrop.material,
    }


def surface_for(wishes: Wishes, look: Look) -> Surface:
    """Return the surface in the form asked for, as far as it is made in that form."""
    own = look.surface
    kind = wishes.name("surface") or own.kind
    forms = SURFACES[kind].forms
    wanted = (wishes.name("form"), "ground" if wishes.name("view") in UNSUPPORTED else "", own.form)
    form = next((form for form in wanted if form in forms), forms[0])
    return replace(own, form=form) if kind == own.kind else Surface(kind=kind, form=form)


def backdrop_for(wishes: Wishes, look: Look) -> Backdrop:
    """Return the backdrop, a wall when only what it is made of was said."""
    own, material = look.backdrop, wishes.name("material")
    kind = wishes.name("backdrop") or ("wall" if material else own.kind)
    if kind != own.kind:
        return Backdrop(kind=kind, material=material)
    return replace(own, material=material or own.material)
