"""Where props go: beside the product and never over it, in depth, in odd numbers, some cut by the frame."""

from dataclasses import replace

from photostudio.engines.studio.design import Prop
from photostudio.engines.studio.library.kinds import Piece, Support, Wish
from photostudio.engines.studio.library.props import PROPS
from photostudio.engines.studio.pedestals import side_spot, unit
from photostudio.engines.studio.scene import Item, Stage
from photostudio.engines.studio.transforms import move
from photostudio.imaging.colour import hexadecimal


def props(stage: Stage, support: Support) -> list[Item]:
    """Return the set's props, each where its layout and the wished place say."""
    items: list[Item] = []
    for number, prop in enumerate(stage.set.props, start=1):
        kind = PROPS[prop.kind]
        wish = _wish(stage, prop)
        for piece_number in range(prop.count or int(stage.rng.integers(kind.count[0], kind.count[1] + 1))):
            piece = kind.build(stage.rng, wish)
            items += _placed(stage, support, piece, name=f"{prop.kind} {number} {piece_number + 1}", place=prop.place)
    return items


def _wish(stage: Stage, prop: Prop) -> Wish:
    colour = prop.colour or PROPS[prop.kind].colours[0]
    return Wish(
        colour=hexadecimal(colour),
        tone=stage.colours.prop,
        accent=stage.colours.accent,
        unit=unit(stage) * prop.size,
        material=prop.material,
    )


def _placed(stage: Stage, support: Support, piece: Piece, *, name: str, place: str) -> list[Item]:
    side = {"left": -1, "right": 1}.get(place) or int(stage.rng.choice([-1, 1]))
    z = float(stage.rng.uniform(-0.4, 0.1))
    x = side_spot(stage, side, z=z, radius=piece.radius, room=float(stage.rng.uniform(0.1, 0.8)))
    if x is None:
        return []
    there = move(x, support.height(x, z), z)
    return [replace(item, name=f"{name} {item.name}", transform=there @ item.transform) for item in piece.items]
