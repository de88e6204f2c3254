"""What the library has in place of what it does not have yet."""

from collections.abc import Mapping

SUBSTITUTES = {"backdrop": "wall", "surface": "paint"}


def stocked(name: str, library: Mapping[str, object], part: str) -> str:
    """Return a name, or what stands in for it while the library lacks it."""
    return name if name in library else SUBSTITUTES[part]
