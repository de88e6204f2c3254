"""Colours in words: names, hex codes, and what "dusty" or "deep" makes of them."""

import colorsys
import re
from collections.abc import Mapping

HEX = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.I)


def from_hex(code: str) -> str | None:
    """Return a hex code as "#rrggbb", None if it is none."""
    if not HEX.fullmatch(code):
        return None
    digits = code[1:].lower()
    return "#" + (digits if len(digits) == 6 else "".join(2 * digit for digit in digits))


def modified(colour: str, how: Mapping[str, float]) -> str:
    """Return a colour moved towards white or black (`white`, `black`: shares), in saturation (`chroma`: a factor) and
    in warmth (−1 … 1).
    """
    hue, light, saturation = colorsys.rgb_to_hls(*_parts(colour))
    light += how.get("white", 0.0) * (1 - light) - how.get("black", 0.0) * light
    red, green, blue = colorsys.hls_to_rgb(hue, light, min(saturation * how.get("chroma", 1.0), 1.0))
    warmth = how.get("warmth", 0.0) * 0.06
    return "#" + "".join(
        f"{round(255 * min(max(part, 0.0), 1.0)):02x}" for part in (red + warmth, green, blue - warmth)
    )


def lightness(colour: str) -> float:
    """Return how light a colour is, from 0 for black to 1 for white."""
    return colorsys.rgb_to_hls(*_parts(colour))[1]


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue
