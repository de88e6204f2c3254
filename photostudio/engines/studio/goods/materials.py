"""What goods are made of, by the words' names: the substances of props, felt as the words say."""

from dataclasses import replace

import numpy as np

from photostudio.engines.studio.coats import finished
from photostudio.engines.studio.goods.kinds import Ware
from photostudio.engines.studio.library.kinds import Wish
from photostudio.engines.studio.library.props.skins import WHITE, clear, glossy, skin, stoneware
from photostudio.engines.studio.scene import Colour, Material
from photostudio.engines.studio.textures import tinted

GLASSES = frozenset({"glass", "frosted glass", "crystal", "acrylic"})
PALE = 0.75  # of the way to white
FROST = 0.22  # the roughness of etched glass
GLOSS = {"matte": 0.16, "satin": 0.36, "glossy": 0.85}  # see coats.finished
METALS = {"matte": 0.42, "satin": 0.3, "brushed": 0.34, "glossy": 0.06, "frosted": 0.45}  # roughness


def coat(rng: np.random.Generator, material: str, colour: Colour, finish: str = "") -> Material:
    """Return an opaque material; a glass becomes glossy plastic of its colour."""
    if material == "cork":
        return stoneware(rng, colour)
    wish = Wish(colour=colour, tone=colour, accent=colour, unit=1.0, material=material)
    made = skin(replace(wish, material="plastic") if material in GLASSES else wish, rng, "plastic")
    if made.metallic > 0.5:
        return replace(made, roughness=METALS.get(finish, made.roughness))
    return finished(made, gloss=GLOSS[finish], wet=0.0) if finish in GLOSS else made


def of_body(rng: np.random.Generator, ware: Ware) -> Material:
    """Return the material of an opaque product."""
    return coat(rng, ware.material, ware.colour, ware.finish)


def of_cap(rng: np.random.Generator, ware: Ware) -> Material:
    """Return the material of what closes a product, as smooth as the product itself."""
    return coat(rng, ware.cap, ware.cap_colour, "matte" if ware.finish == "matte" else "")


def is_glass(ware: Ware) -> bool:
    return ware.material in GLASSES


def glass(ware: Ware, *, pale: bool = False) -> Material:
    """Return the glass of a product, almost clear where it is `pale`: the colour is that of what is in it."""
    etched = ware.material == "frosted glass" or ware.finish in {"frosted", "matte"}
    colour = tinted(ware.colour, PALE, WHITE) if pale else ware.colour
    return clear(colour, roughness=FROST if etched else 0.0)


def paper(colour: Colour) -> Material:
    """Return the paper of a label."""
    return Material(colour=colour, roughness=0.6, specular=0.3)


def foil(colour: Colour) -> Material:
    """Return a printed line of metal."""
    return Material(colour=colour, roughness=0.3, metallic=0.8)


def is_textured(material: Material) -> bool:
    return material.bump is not None or not isinstance(material.colour, tuple)


def is_dark(colour: Colour) -> bool:
    return float(np.mean(colour)) < 0.12


def smooth(material: Material, colour: Colour) -> Material:
    """Return a material for a part that has no texture coordinates: plastic of its colour where it is textured."""
    return glossy(colour, 0.25) if is_textured(material) else material
