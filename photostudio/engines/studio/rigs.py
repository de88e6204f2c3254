"""The light rig as data → lamps in the scene."""

from photostudio.engines.studio import lights
from photostudio.engines.studio.scene import Environment, EvenLight, Item, Stage

IRRADIANCE = 4.0


def lamps(stage: Stage) -> list[Item]:
    """Return the key light and what stands before it, the rim lights and the gels."""
    return [lights.sun(stage, irradiance=IRRADIANCE)]


def surroundings(stage: Stage) -> Environment:
    """Return the light from everywhere that opens the shadows."""
    filled = lights.fill(stage, stage.set.light.fill)
    return EvenLight(filled.radiance)
