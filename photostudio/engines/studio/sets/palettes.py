"""Palettes as designers write them."""

from photostudio.engines.studio.scene import Palette
from photostudio.imaging.colour import hexadecimal


def palette(backdrop: str, surface: str, prop: str, accent: str) -> Palette:
    """Return a palette from colours written "#rrggbb"."""
    return Palette(
        backdrop=hexadecimal(backdrop), surface=hexadecimal(surface), prop=hexadecimal(prop), accent=hexadecimal(accent)
    )
