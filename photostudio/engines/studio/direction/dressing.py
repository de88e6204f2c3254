"""The props: all that were asked for, then the look's own as far as the seed is free to add any."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from photostudio.engines.studio.design import Prop
from photostudio.engines.studio.direction.looks import Look
from photostudio.engines.studio.direction.wishes import Wishes
from photostudio.engines.words.understanding import Request

MOST_ASKED = 6
FULL = 3  # kinds of props, when the seed is wholly free
ANY = "any"  # what "props" names: without any there is none at all
SPARE = ("minimal", "clean", "pure", "negative space", "white background")  # who says so wants nothing added
IMPLIED = 0.5  # words this loud for a prop offer it


def props_for(wishes: Wishes, look: Look, *, rng: np.random.Generator, freedom: float) -> tuple[Prop, ...]:
    """Return the set's props, each kind in each colour at each place once."""
    named = [_asked(request, look) for request in wishes.all_given("prop") if request.concept.gives["prop"] != ANY]
    asked = list({(prop.kind, prop.colour, prop.place): prop for prop in named}.values())[:MOST_ASKED]
    if wishes.forbids("prop", ANY) or any(map(wishes.speaks_of, SPARE)):
        return tuple(asked)
    kinds = {prop.kind for prop in asked}
    offered = [prop for prop in _offered(wishes, look) if prop.kind not in kinds]
    luck = rng.gumbel(size=len(offered)) * 0.4
    merits = [wishes.vote("prop", prop.kind) + chance for prop, chance in zip(offered, luck, strict=True)]
    order = np.argsort(merits, kind="stable")[::-1]
    room = max(0, round(freedom * FULL) - len(asked))
    return (*asked, *(offered[number] for number in order[:room]))


def _asked(request: Request, look: Look) -> Prop:
    """Return the prop of a request; what it leaves open is as the look's own prop of that kind has it."""
    kind = request.concept.gives["prop"]
    usual = next((prop for prop in look.props if prop.kind == kind), Prop(kind=kind))
    return replace(
        usual,
        place=request.place or "anywhere",
        size=min(max(request.size, 0.3), 3.0),
        count=min(request.count, 40),
        colour=request.colour or request.concept.gives.get("colour") or ("" if request.material else usual.colour),
        material=request.material or ("" if request.colour else usual.material),
    )


def _offered(wishes: Wishes, look: Look) -> Iterator[Prop]:
    """Yield the look's own props, then others that the words speak for."""
    own = {prop.kind for prop in look.props}
    others = [
        Prop(kind=kind)
        for kind, weight in wishes.votes.get("prop", {}).items()
        if weight >= IMPLIED and kind not in own
    ]
    yield from (prop for prop in (*look.props, *others) if not wishes.forbids("prop", prop.kind))
