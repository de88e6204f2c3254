"""A set as data, and the product's place → the scene that is rendered."""

from photostudio.engines.studio import rigs, supports
from photostudio.engines.studio.composition import arrange
from photostudio.engines.studio.design import InvalidSet, Set
from photostudio.engines.studio.library.backdrops import BACKDROPS
from photostudio.engines.studio.library.props import PROPS
from photostudio.engines.studio.library.surfaces import SURFACES
from photostudio.engines.studio.scene import Scene, Stage


def build(stage: Stage) -> Scene:
    """Return the scene of a stage's set. Raises InvalidSet when the library has no thing of a name in it."""
    check(stage.set)
    support = supports.carry(stage)
    backdrop = BACKDROPS[stage.set.backdrop.kind]
    behind = backdrop.build(stage, support)
    props = arrange.props(stage, support)
    around = (backdrop.sky or rigs.surroundings)(stage)
    return Scene(
        items=(*support.items, *behind, *props, *rigs.lamps(stage, support)),
        environment=around,
        air=rigs.air(stage, support, around),
        exposure=rigs.exposure(stage),
        bounces=5,
    )


def check(design: Set) -> None:
    """Raise InvalidSet when a set names what the library has not."""
    named = [("surface", design.surface.kind, SURFACES), ("backdrop", design.backdrop.kind, BACKDROPS)]
    named += [("prop", prop.kind, PROPS) for prop in design.props]
    for part, kind, library in named:
        if kind not in library:
            raise InvalidSet(f"The library has no {part} called {kind!r}.")
