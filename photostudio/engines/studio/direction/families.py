"""Props that are kinds of another: whoever wants no flowers wants no roses."""

FAMILIES = {
    "flowers": ("rose", "blossom branch", "daisies", "petals"),
    "branch": ("eucalyptus", "olive branch", "pine branch", "blossom branch"),
    "petals": ("rose",),
    "stones": ("pebbles", "crystal"),
    "string lights": ("lantern",),
    "sphere": ("pearls",),
    "snowflakes": ("snow",),
    "droplets": ("splash",),
}


def kin(name: str) -> tuple[str, ...]:
    """Return the props that are kinds of this one."""
    return FAMILIES.get(name, ())
