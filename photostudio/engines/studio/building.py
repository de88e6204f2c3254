"""A set as data, and the product's place → the scene that is rendered."""

from dataclasses import replace

from photostudio.engines.studio import rigs, supports
from photostudio.engines.studio.composition import arrange
from photostudio.engines.studio.design import InvalidSet, Set
from photostudio.engines.studio.library.backdrops import BACKDROPS
from photostudio.engines.studio.library.props import PROPS
from photostudio.engines.studio.library.surfaces import SURFACES
from photostudio.engines.studio.scene import Grounding, Item, Material, Scene, Stage

BOUNCES, GLASS_BOUNCES = 5, 14


def build(stage: Stage) -> Scene:
    """Return the scene of a stage's set. Raises InvalidSet when the library has no thing of a name in it."""
    check(stage.set)
    support = supports.carry(stage)
    lying = stage.grounding is Grounding.LYING
    backdrop = BACKDROPS[stage.set.backdrop.kind]
    behind = () if lying else backdrop.build(stage, support)  # looking down there is nothing but ground
    props = arrange.props(stage, support)
    around = (rigs.surroundings if lying else backdrop.sky or rigs.surroundings)(stage)
    things = (*support.items, *behind, *props, *rigs.lamps(stage, support))
    return Scene(
        items=things,
        environment=around,
        air=rigs.air(stage, support, around),
        exposure=rigs.exposure(stage),
        bounces=_bounces(things),
    )


def with_things(scene: Scene, things: tuple[Item, ...]) -> Scene:
    """Return a scene with more things in it."""
    items = (*scene.items, *things)
    return replace(scene, items=items, bounces=_bounces(items))


def _bounces(things: tuple[Item, ...]) -> int:
    """Return how often light may be turned: through a filled glass it passes eight faces and more."""
    glassy = any(isinstance(thing.surface, Material) and thing.surface.glass for thing in things)
    return GLASS_BOUNCES if glassy else BOUNCES


def check(design: Set) -> None:
    """Raise InvalidSet when a set names what the library has not."""
    named = [("surface", design.surface.kind, SURFACES), ("backdrop", design.backdrop.kind, BACKDROPS)]
    named += [("prop", prop.kind, PROPS) for prop in design.props]
    for part, kind, library in named:
        if kind not in library:
            raise InvalidSet(f"The library has no {part} called {kind!r}.")
