"""Where a thing is added: a set of ours, built again from its recipe, as a camera sees it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from photostudio.engines.studio import lights
from photostudio.engines.studio.adding.fitting import project
from photostudio.engines.studio.adding.looking import Sight
from photostudio.engines.studio.building import build
from photostudio.engines.studio.camera import Camera
from photostudio.engines.studio.card import BODY, card
from photostudio.engines.studio.design import from_json
from photostudio.engines.studio.grounding import view
from photostudio.engines.studio.meshes import mesh_of
from photostudio.engines.studio.photo import body_of
from photostudio.engines.studio.scene import Glow, Item, Mesh, Point, Scene
from photostudio.engines.studio.stage import outline, stand
from photostudio.imaging.arrays import Mask, Pixels


@dataclass(frozen=True, eq=False, kw_only=True)
class Place:
    """A set, the camera that sees it, and what stands for the product in it.

    `towards` points to the key light; `seed` is that of the air; `sight` is what was seen in a photo; `is_bare` says
    that nothing but the set itself was where the thing comes. `recipe` says how the place was come by.
    """

    scene: Scene
    camera: Camera
    towards: Point
    cards: tuple[Item, ...] = ()
    seed: int = 1
    sight: Sight | None = None
    is_bare: bool = False
    recipe: Mapping[str, Any]

    @property
    def card(self) -> str:
        return self.cards[0].name if self.cards else ""


@dataclass(frozen=True, eq=False)
class Ours:
    """What is known of a variant of ours: its set as JSON, its product (rows, columns, 4) on the canvas, and whether it
    was `edited` since it was photographed.
    """

    design: Mapping[str, Any]
    placed: Pixels
    edited: bool = False


def own_set(known: Ours, masked: Mask) -> Place:
    """Return the place of a variant of ours.

    Of the set's own props nothing is left where the picture is `masked` (rows, columns): it was cleaned away. Raises
    InvalidSet, and EngineError when nothing of the product can be seen.
    """
    made, placed = from_json(known.design), known.placed
    product = outline(placed)
    camera = view(made, product, width=placed.shape[1], height=placed.shape[0])
    stage = stand(made, camera, product)
    scene = build(stage)
    names = tuple(f"{prop.kind} {number} " for number, prop in enumerate(made.props, start=1))
    items = [_cleared(item, masked, camera) if item.name.startswith(names) else item for item in scene.items]
    is_whole = all(left is item for left, item in zip(items, scene.items, strict=True))
    return Place(
        scene=replace(scene, items=tuple(item for item in items if item is not None)),
        camera=camera,
        towards=lights.direction(stage.key),
        cards=(card(body_of(placed), camera, BODY),),
        seed=made.seed,
        is_bare=is_whole and not known.edited,
        recipe={"scene": "the base's own set"},
    )


def _cleared(item: Item, masked: Mask, camera: Camera) -> Item | None:
    """Return what is left of a prop outside the masked part of the picture, None if nothing is."""
    if isinstance(item.surface, Glow) and not isinstance(item.shape, Mesh):
        return item
    mesh = mesh_of(item)
    seen = np.floor(project(mesh.positions[mesh.faces].mean(axis=1), camera)).astype(np.intp)
    rows, columns = np.clip(seen[:, 1], 0, masked.shape[0] - 1), np.clip(seen[:, 0], 0, masked.shape[1] - 1)
    within = (seen >= 0).all(axis=1) & (seen[:, 0] < masked.shape[1]) & (seen[:, 1] < masked.shape[0])
    hidden = masked[rows, columns] & within
    if not hidden.any():
        return item
    if hidden.all():
        return None
    return replace(item, shape=replace(mesh, faces=mesh.faces[~hidden]), transform=np.eye(4))
