"""The aspect presets: names, labels and sizes of the canvases a product can be placed on.

The sizes are the vendor's (about one megapixel each), so the true ratio differs a little from the label.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Preset:
    """A canvas: `width` × `height` in pixels."""

    tag: str
    name: str
    ratio: str
    width: int
    height: int


PRESETS = (
    Preset("square", "Square", "1:1", 1024, 1024),
    Preset("fullscreen", "Fullscreen", "4:3", 1152, 896),
    Preset("widescreen", "Widescreen", "16:9", 1344, 768),
    Preset("ultrawide", "Ultrawide", "21:9", 1536, 640),
    Preset("mobile-landscape", "Mobile landscape", "3:2", 1216, 832),
    Preset("mobile-portrait", "Mobile portrait", "2:3", 832, 1216),
    Preset("tall", "Tall", "9:16", 768, 1344),
)
DEFAULT_PRESET = PRESETS[0]
KEEP = "keep"  # no preset: the picture's own canvas
BY_TAG = {preset.tag: preset for preset in PRESETS}

# the ratios of the public APIs, each about a megapixel: the presets' sizes, turned, and those between
RATIOS: dict[str, tuple[int, int]] = {
    **{preset.ratio: (preset.width, preset.height) for preset in PRESETS},
    "3:4": (896, 1152),
    "9:21": (640, 1536),
    "5:4": (1120, 896),
    "4:5": (896, 1120),
    "2:1": (1408, 704),
    "1:2": (704, 1408),
    "3:1": (1728, 576),
    "1:3": (576, 1728),
    "4:1": (2048, 512),
    "1:4": (512, 2048),
}

CUSTOM = "custom"  # the tag of a canvas that is no preset's


def canvas_of(width: int, height: int) -> Preset:
    """Return the preset of that size; a custom canvas, with its ratio where it has a usual one, if there is none."""
    ratio = next((ratio for ratio, size in RATIOS.items() if size == (width, height)), "")
    named = next((preset for preset in PRESETS if (preset.width, preset.height) == (width, height)), None)
    return named or Preset(CUSTOM, "Custom", ratio, width, height)


def preset_in(source: Mapping[str, Any]) -> Preset | None:
    """Return the canvas that an input of a job describes, None where its picture is its canvas."""
    if source.get("preset") == CUSTOM:
        return canvas_of(source["width"], source["height"])
    return BY_TAG.get(source.get("preset", ""))
