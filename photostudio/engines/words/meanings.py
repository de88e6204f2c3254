"""What a request means, in short English for a chip: "2 × small gold sphere, left", "soft rim light from the left"."""

from collections.abc import Sequence

from photostudio.engines.words.understanding import Concept, Request

LIGHTS = {  # names that are nouns of their own; all others say what light it is
    "sun": "sunlight",
    "candle": "candlelight",
    "backlit": "backlight",
    "blinds": "blind shadows",
    "palm shadow": "palm shadows",
    "spotlight": "spotlight",
    "moonlight": "moonlight",
    "long shadows": "long shadows",
    "reflections": "reflections",
    "light rays": "light rays",
    "lens flare": "lens flare",
    "haze": "haze",
    "glow": "glow",
    "black flags": "black flags",
}
FORMS = frozenset({"podium", "block", "steps", "slice", "table", "desk", "counter", "shelf", "slab", "floor"})


def meaning(request: Request, concepts: Sequence[Concept], colour: str) -> str:
    """Return what a request means: its count, size, colour and material, what it is, and its place."""
    count = f"{request.count} ×" if request.count else ""
    size = "" if request.size == 1 else "small" if request.size < 1 else "large"
    name = _named(request.concept, [concept.name for concept in concepts])
    parts = [count, size, *(part for part in (colour, request.material) if part not in name.split()), name]
    return " ".join(dict.fromkeys(part for part in parts if part)) + (f", {request.place}" if request.place else "")


def _named(concept: Concept, names: Sequence[str]) -> str:
    """Return the names of a phrase's concepts as one."""
    names = list(dict.fromkeys(names)) or [concept.name]
    if concept.slot == "lighting":
        return _light(names)
    if concept.slot == "surface":
        names.sort(key=lambda name: (name in FORMS) - (name in {"wet", "glossy", "matte", "rough", "soft"}))
    if concept.slot == "backdrop" and len(names) > 1 and names[-1] != "wall" and "wall" in names:
        names.remove("wall")
    return " ".join(names)


def _light(names: Sequence[str]) -> str:
    """Return a light's names in order: what it is like, the light itself, what it makes, where it is from."""
    aims = [name for name in names if name.startswith("from ") or name.endswith("°")]
    nouns = [LIGHTS[name] for name in names if name in LIGHTS]
    kinds = [name.removesuffix(" light") for name in names if name not in LIGHTS and name not in aims]
    kinds = [kind for kind in kinds if kind != "light"]
    first, *others = nouns if nouns and (not kinds or nouns[0].endswith("light")) else ["light", *nouns]
    return ", ".join(
        [" ".join([*kinds, first, *(aims[:1] if not others else [])]), *others, *(aims if others else aims[1:])]
    )
