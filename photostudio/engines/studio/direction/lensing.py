"""The lens and the view."""

from collections.abc import Mapping
from dataclasses import replace

from photostudio.engines.studio.design import Lens
from photostudio.engines.studio.direction.looks import Look
from photostudio.engines.studio.direction.wishes import Wishes
from photostudio.engines.words.understanding import Change

PITCHES = {"flat lay": 90.0, "low": 0.0, "three-quarter": 20.0}
DAYLIGHT, KELVIN_PER_WARMTH = 5600.0, 3000.0
PATHS = {"focal": "lens.focal", "stop": "lens.stop", "pitch": "lens.pitch"}


def lens_for(wishes: Wishes, look: Look) -> Lens:
    """Return the look's lens, tilted as the view asked for wants it."""
    pitch = PITCHES.get(wishes.name("view"), look.lens.pitch)
    return replace(look.lens, pitch=pitch)


def measures(numbers: Mapping[str, float]) -> list[tuple[str, Change]]:
    """Return what a photographer's numbers change."""
    changes: list[tuple[str, Change]] = [(PATHS[name], value) for name, value in numbers.items() if name in PATHS]
    if "kelvin" in numbers:
        changes.append(("light.key.warmth", (DAYLIGHT - numbers["kelvin"]) / KELVIN_PER_WARMTH))
    return changes
