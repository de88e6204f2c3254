"""The catalogue: a paper sweep without a horizon, a large soft light and a soft shadow at the product's foot."""

from photostudio.engines.studio import lights, shapes
from photostudio.engines.studio.scene import Exposure, Item, KeyLight, Lens, Material, Scene, Stage
from photostudio.engines.studio.sets.palettes import palette

LENS = Lens(fov=24, pitch=10, distance=4.6)
KEY = KeyLight(azimuth=-65, elevation=66, softness=0.5, warmth=0.0)
PALETTES = (
    palette("#ffffff", "#ffffff", "#f2f2f2", "#d8d8d8"),  # pure white
    palette("#ededec", "#ededec", "#dddddc", "#bdbdbc"),  # light grey
    palette("#f4efe8", "#f4efe8", "#e6ddd1", "#c9b79f"),  # warm white
    palette("#e9edf1", "#e9edf1", "#d8dfe6", "#aebbc8"),  # cool white
    palette("#d3d3d2", "#d3d3d2", "#bebebd", "#8f8f8e"),  # stone grey
)
PAPER_WHITE = 0.9


def build(stage: Stage) -> Scene:
    rng, colours = stage.rng, stage.brief.palette
    reach = max(stage.top, stage.right - stage.left)
    white = min(colours.backdrop) > PAPER_WHITE
    paper = Material(colour=colours.backdrop, roughness=0.55 if white else 0.8, specular=0.25)
    sweep = shapes.cyclorama(back=-1.9 - 0.5 * reach, radius=1.5)
    side = -1 if stage.key.azimuth > 0 else 1
    overhead = lights.lamp(
        "overhead light",
        position=(side * rng.uniform(0.1, 0.7), 3.4 + stage.top / 2, -1.5),
        target=(0.0, stage.top / 2, 0.0),
        half_width=0.9,
        half_height=0.6,
        irradiance=rng.uniform(1.5, 1.9),
        tint=lights.tint(0.0),
    )
    return Scene(
        items=(Item("sweep", sweep, paper), lights.key(stage, irradiance=1.7), overhead),
        environment=lights.fill(stage, 0.28),
        exposure=_exposure(white, max(colours.backdrop)),
        bounces=4,
    )


def _exposure(white: bool, brightness: float) -> Exposure:
    """Meter so that white paper comes out white and grey paper as grey as it is."""
    if white:
        return Exposure(white=1.04, percentile=40, pure_white=True)
    return Exposure(white=0.92 * brightness, percentile=70)
