"""What a prompt wants of each part of a set, its contradictions resolved.

Where two requests speak of the same part, the more specific wins (a surface named over one that a beach implies), then
the later. What is forbidden is wanted by nobody.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from photostudio.engines.studio.direction.families import is_seen_in, kin
from photostudio.engines.words.understanding import Request, Understanding
from photostudio.imaging.colour import hexadecimal

FROM_GENERAL_TO_SPECIFIC = (
    "mood",
    "product",
    "season",
    "setting",
    "palette",
    "backdrop",
    "surface",
    "props",
    "lighting",
    "camera",
)
SLOT_OF = {
    "surface": "surface",
    "form": "surface",
    "backdrop": "backdrop",
    "material": "backdrop",
    "prop": "props",
    "rig": "lighting",
    "gobo": "lighting",
    "view": "camera",
}
SEAMLESS = "sweep"
WHITE = 0.75  # linear


@dataclass(frozen=True, eq=False)
class Wishes:
    """An understanding, asked part by part."""

    understanding: Understanding

    @cached_property
    def asked(self) -> tuple[Request, ...]:
        """All requests, the more general first: who comes later is right."""
        rank = FROM_GENERAL_TO_SPECIFIC.index
        return tuple(sorted(self.understanding.asked, key=lambda request: rank(request.concept.slot)))

    def all_given(self, part: str) -> tuple[Request, ...]:
        """Return the requests that name a `part` of the set outright and are not forbidden, who is right last."""
        naming = [request for request in self.asked if request.concept.gives.get(part)]
        allowed = [request for request in naming if not self.forbids(part, request.concept.gives[part])]
        return tuple(sorted(allowed, key=lambda request: request.concept.slot == SLOT_OF[part]))

    def given(self, part: str) -> Request | None:
        """Return the request that decides a `part` of the set, if any does."""
        requests = self.all_given(part)
        names = [request.concept.gives[part] for request in requests]
        whole = [
            request
            for request, name in zip(requests, names, strict=True)
            if part != "backdrop" or not any(is_seen_in(name, other) for other in names)
        ]
        return whole[-1] if whole else None

    def name(self, part: str) -> str:
        """Return the name that words gave a `part`, or ""; a background that is just white is a sweep of paper."""
        request = self.given(part)
        if request:
            return request.concept.gives[part]
        return SEAMLESS if part == "backdrop" and self._before_white and not self.given("material") else ""

    @cached_property
    def _before_white(self) -> bool:
        """Tell whether a white backdrop is asked for."""
        behind = [request.colour for request in self.asked if request.concept.slot == "backdrop" and request.colour]
        return bool(behind) and min(hexadecimal(behind[-1])) > WHITE

    @cached_property
    def votes(self) -> Mapping[str, Mapping[str, float]]:
        """How much is said for each name, by part of the set."""
        sums: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
        for request in self.asked:
            for part, weights in request.concept.prefers.items():
                for name, weight in weights.items():
                    sums[part][name] += weight
        return {part: dict(weights) for part, weights in sums.items()}

    def vote(self, part: str, name: str) -> float:
        return self.votes.get(part, {}).get(name, 0.0)

    @cached_property
    def _names(self) -> Mapping[str, str]:
        """All that is asked for, by slot, each name between spaces; "" for all slots."""
        names: defaultdict[str, str] = defaultdict(str)
        for request in self.asked:
            names[request.concept.slot] += f" {request.concept.name} ,"
        return {**names, "": "".join(names.values())}

    def speaks_of(self, concept: str, *, slot: str = "") -> bool:
        """Tell whether a concept is asked for, be it as a part of another ("dark marble")."""
        return f" {concept} " in self._names.get(slot, "")

    @cached_property
    def _forbidden(self) -> frozenset[tuple[str, str]]:
        return frozenset(
            (part, name)
            for request in self.understanding.forbidden
            for part, own in request.concept.gives.items()
            for name in (own, *kin(own))
        )

    def forbids(self, part: str, name: str) -> bool:
        """Tell whether the words forbid this name as that part."""
        return (part, name) in self._forbidden

    def forbidden_colours(self) -> Iterator[str]:
        """Yield the colours ("#rrggbb") that nothing shall have."""
        for request in self.understanding.forbidden:
            if set(request.concept.gives) == {"colour"}:
                yield request.concept.gives["colour"]
