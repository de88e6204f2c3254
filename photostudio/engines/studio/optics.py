"""A photographer's lens in the renderer's terms."""

import math

from photostudio.engines.studio import design
from photostudio.engines.studio.scene import Lens

FILM = 36.0  # millimetres: the longer side
USUAL_FOCAL, USUAL_DISTANCE = 78.0, 4.2
UNIT = 200.0  # millimetres that one unit of the world stands for: a product of a hand's height
EVERYTHING_SHARP = 22.0
STEEPEST = 88.5  # degrees: straight down, the upright planes on which a set is laid out would have no height


def optics(lens: design.Lens) -> Lens:
    """Return what the camera needs; a longer lens stands further off, so that the product keeps its size."""
    open_radius = 0.0 if lens.stop >= EVERYTHING_SHARP else lens.focal / (2 * lens.stop) / UNIT
    return Lens(
        fov=2 * math.degrees(math.atan(FILM / 2 / lens.focal)),
        pitch=min(lens.pitch, STEEPEST),
        distance=USUAL_DISTANCE * lens.focal / USUAL_FOCAL,
        aperture=open_radius,
    )
