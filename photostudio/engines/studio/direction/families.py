"""What is a kind of, or a part of, another thing."""

FAMILIES = {
    "flowers": ("rose", "blossom branch", "daisies", "petals"),
    "branch": ("eucalyptus", "olive branch", "pine branch", "blossom branch"),
    "pebbles": ("crystal",),
    "string lights": ("lantern",),
    "sphere": ("pearls",),
    "droplets": ("splash",),
}
OPEN_AIR = frozenset({"sea", "lake", "meadow", "mountains", "desert", "snowfield", "city", "garden", "forest", "pool"})
INDOORS = frozenset({"room", "kitchen", "bathroom", "library", "workshop", "evening", "wall", "curtain"})
SEEN_IN = {"sky": OPEN_AIR, "window": INDOORS, "bokeh": OPEN_AIR | INDOORS | {"night city"}}


def kin(name: str) -> tuple[str, ...]:
    """Return the props that are kinds of this one: whoever wants no flowers wants no roses."""
    return FAMILIES.get(name, ())


def is_seen_in(backdrop: str, other: str) -> bool:
    """Tell whether a backdrop is a part of another anyway: the sky over a sea, the bokeh of an evening's lights."""
    return other in SEEN_IN.get(backdrop, ())
