"""Themes: prompts of ours in groups, to begin with; named in web. Standard library only; themes.toml, read once."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("themes.toml")


@dataclass(frozen=True, kw_only=True)
class Theme:
    """A prompt to begin with. `slug` names its thumbnail, `group` (a slug, too) the shelf that it stands on."""

    slug: str
    group: str
    prompt: str

    @property
    def picture(self) -> str:
        """The thumbnail's path among the static files."""
        return f"themes/{self.slug}.webp"


@cache
def themes() -> tuple[Theme, ...]:
    """Return all themes, those of a group together."""
    groups: dict[str, dict[str, dict[str, str]]] = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return tuple(
        Theme(slug=slug, group=group, **table) for group, entries in groups.items() for slug, table in entries.items()
    )
