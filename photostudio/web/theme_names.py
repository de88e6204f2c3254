"""What the themes and their groups are called on the page; what they say is in engines/themes.toml."""

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from django.utils.translation import gettext_lazy as _

from photostudio.engines.themes import Theme, themes

GROUPS: Mapping[str, Any] = {
    "season": _("Season"),
    "interior": _("Interior"),
    "nature": _("Nature"),
    "colour-studio": _("Colour studio"),
    "luxury": _("Luxury"),
    "technology": _("Technology"),
    "food": _("Food"),
}
NAMES: Mapping[str, Any] = {
    "christmas": _("Christmas"),
    "winter-morning": _("Winter morning"),
    "spring-blossom": _("Spring blossom"),
    "summer-pool": _("Summer pool"),
    "harvest": _("Harvest"),
    "halloween": _("Halloween"),
    "valentine": _("Valentine"),
    "easter": _("Easter"),
    "lunar-new-year": _("Lunar New Year"),
    "new-year": _("New Year"),
    "marble-and-window": _("Marble and window"),
    "sunny-kitchen": _("Sunny kitchen"),
    "living-room": _("Living room"),
    "nordic-shelf": _("Nordic shelf"),
    "spa": _("Spa"),
    "bathroom": _("Bathroom"),
    "linen-morning": _("Linen morning"),
    "library": _("Library"),
    "workshop": _("Workshop"),
    "beach": _("Beach"),
    "golden-dunes": _("Golden dunes"),
    "mossy-forest": _("Mossy forest"),
    "meadow": _("Meadow"),
    "mountains": _("Mountains"),
    "lake": _("Lake"),
    "clear-water": _("Clear water"),
    "botanical": _("Botanical"),
    "tropical": _("Tropical"),
    "pastel-podium": _("Pastel podium"),
    "white-studio": _("White studio"),
    "terracotta-sun": _("Terracotta sun"),
    "sage-shadows": _("Sage shadows"),
    "cobalt-and-coral": _("Cobalt and coral"),
    "lilac-gradient": _("Lilac gradient"),
    "black-and-gold": _("Black and gold"),
    "ivory-satin": _("Ivory satin"),
    "midnight-velvet": _("Midnight velvet"),
    "dark-marble": _("Dark marble"),
    "rose-marble": _("Rose marble"),
    "neon": _("Neon"),
    "dark-gradient": _("Dark gradient"),
    "glass-and-light": _("Glass and light"),
    "raw-concrete": _("Raw concrete"),
    "night-street": _("Night street"),
    "stars": _("Stars"),
    "cafe": _("Café"),
    "citrus-splash": _("Citrus splash"),
    "bakery": _("Bakery"),
    "dark-table": _("Dark table"),
    "cocktail-bar": _("Cocktail bar"),
    "chocolate": _("Chocolate"),
}


def shelves() -> list[tuple[str, list[tuple[Theme, str]]]]:
    """Return each group's name with its themes and their names, in the reader's language."""
    return [
        (GROUPS[group], [(theme, NAMES[theme.slug]) for theme in found])
        for group, found in groupby(themes(), key=lambda theme: theme.group)
    ]
