"""What props are made of, by the name of the material, for things whose lengths are centimetres."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from photostudio.engines.studio import textures, timber
from photostudio.engines.studio.library.kinds import Wish
from photostudio.engines.studio.library.surfaces import SURFACES
from photostudio.engines.studio.noise import fractal, level, smoothstep
from photostudio.engines.studio.scene import Colour, Material, Texture
from photostudio.engines.studio.textures import paint, relief, tinted

CENTIMETRES = 20.0  # in a world unit, for coats that were made for grounds
FINER = 2.5  # a small thing shows more of a stone than the same area of a floor would
WHITE: Colour = (1.0, 1.0, 1.0)
HAZY = 0.8  # of metal


class Substance(NamedTuple):
    """A material of its own `colour` ("#rrggbb", "" when it comes in any) and what it looks like in a colour."""

    colour: str
    skin: Callable[[np.random.Generator, Colour], Material]


def skin(wish: Wish, rng: np.random.Generator, usual: str = "matte") -> Material:
    """Return the wished material in the wished colour; a name nobody knows leaves the `usual` one."""
    name = wish.material if wish.material in SUBSTANCES or wish.material in SURFACES else usual
    if name in SUBSTANCES:
        return SUBSTANCES[name].skin(rng, wish.colour)
    return _finer(SURFACES[name].coat(rng, wish.colour))


def natural(material: str) -> str:
    """Return the colour ("#rrggbb") that a material has of itself, "" when it comes in any."""
    if material in SUBSTANCES:
        return SUBSTANCES[material].colour
    return SURFACES[material].colours[0] if material in SURFACES else ""


def polished(colour: Colour, roughness: float = 0.16) -> Material:
    """Return bare metal, paler than paint of the colour it is called by; a film on it keeps its hue in a dark room."""
    return Material(colour=tinted(colour, 0.22, WHITE), metallic=HAZY, roughness=roughness)


def glossy(colour: Colour, roughness: float = 0.12) -> Material:
    """Return glaze, lacquer or plastic."""
    return Material(colour=colour, roughness=roughness, specular=0.5, clearcoat=0.6)


def matte(colour: Colour, roughness: float = 0.62) -> Material:
    """Return paint that does not shine."""
    return Material(colour=colour, roughness=roughness, specular=0.3)


def clear(colour: Colour, *, ior: float = 1.5, roughness: float = 0.0) -> Material:
    """Return glass: every face that light passes tints it, so the colour is taken weakly."""
    red, green, blue = (float(channel) ** 0.3 for channel in colour)
    return Material(colour=(red, green, blue), glass=1.0, ior=ior, roughness=roughness)


def stoneware(rng: np.random.Generator, colour: Colour) -> Material:
    """Return unglazed fired clay: a cloudy tone, fine specks of iron, a dry surface."""
    size = 384
    clouds = level(fractal(rng, size, coarsest=2, finest=20, slope=1.4))
    specks = smoothstep(2.5, 3.0, fractal(rng, size, coarsest=40, finest=110, slope=0.2))
    grain = fractal(rng, size, coarsest=50, slope=0.4)
    colours = paint(
        colour, (0.10 * clouds, tinted(colour, 0.5)), (0.5 * specks, tinted(colour, 0.75)), grain=0.012 * grain
    )
    return Material(
        colour=Texture(colours, repeat=0.11, mirrored=False),
        bump=replace(relief(0.5 + 0.12 * grain), repeat=0.16),
        bump_height=0.012,
        roughness=0.58,
        specular=0.35,
    )


def wood(rng: np.random.Generator, colour: Colour) -> Material:
    """Return one piece of fine-grained timber."""
    finish = timber.planks(rng, size=512, base=colour, boards=1, gap=0.0)
    return Material(
        colour=replace(finish.colour, repeat=0.07),
        bump=replace(finish.height, repeat=0.07),
        bump_height=0.02,
        roughness=0.5,
        specular=0.35,
    )


def pile(colour: Colour) -> Material:
    """Return velvet or flock: dark where it is looked at straight, light along its edges."""
    return Material(colour=tinted(colour, 0.35), roughness=1.0, specular=0.05, sheen=1.0)


def satin(colour: Colour) -> Material:
    """Return silk and satin: a broad soft sheen."""
    return Material(colour=colour, roughness=0.3, specular=0.8, sheen=0.5)


def pearl(colour: Colour) -> Material:
    """Return mother-of-pearl: a soft lustre under a clear skin."""
    return Material(colour=colour, roughness=0.28, specular=0.7, metallic=0.25, sheen=0.4, clearcoat=1.0)


def _any(make: Callable[[Colour], Material]) -> Callable[[np.random.Generator, Colour], Material]:
    return lambda rng, colour: make(colour)  # noqa: ARG005 - some substances are the same all over


def _metal(roughness: float) -> Callable[[np.random.Generator, Colour], Material]:
    return _any(lambda colour: polished(colour, roughness))


def _linen(rng: np.random.Generator, colour: Colour) -> Material:
    finish = textures.weave(rng, size=320, base=colour, threads=40)
    return Material(
        colour=replace(finish.colour, repeat=0.48),
        bump=replace(finish.height, repeat=0.48),
        bump_height=0.02,
        roughness=0.9,
        specular=0.15,
        sheen=0.35,
    )


def _finer(coat: Material) -> Material:
    """Return a ground's coat for a small thing in centimetres."""

    return replace(
        coat,
        colour=_nearer(coat.colour) if isinstance(coat.colour, Texture) else coat.colour,
        roughness=_nearer(coat.roughness) if isinstance(coat.roughness, Texture) else coat.roughness,
        bump=_nearer(coat.bump) if coat.bump else None,
        bump_height=coat.bump_height * CENTIMETRES / FINER,
    )


def _nearer(picture: Texture) -> Texture:
    return replace(picture, repeat=picture.repeat * FINER / CENTIMETRES)


SUBSTANCES: Mapping[str, Substance] = {
    "gold": Substance("#e0a94a", _metal(0.17)),
    "rose gold": Substance("#e0a08c", _metal(0.17)),
    "brass": Substance("#c9a04f", _metal(0.24)),
    "bronze": Substance("#8a5f3a", _metal(0.34)),
    "copper": Substance("#d98a66", _metal(0.2)),
    "silver": Substance("#e4e2de", _metal(0.14)),
    "steel": Substance("#b9bcc0", _metal(0.32)),
    "chrome": Substance("#dfe2e6", _metal(0.03)),
    "metal": Substance("#c9c8c6", _metal(0.26)),
    "glass": Substance("#f4fafa", _any(clear)),
    "frosted glass": Substance("#f4fafa", _any(lambda colour: clear(colour, roughness=0.25))),
    "acrylic": Substance("#f4f8fa", _any(lambda colour: clear(colour, ior=1.49))),
    "crystal": Substance("#f6f4fa", _any(lambda colour: clear(colour, ior=1.6))),
    "water": Substance("#f4fafc", _any(lambda colour: clear(colour, ior=1.33))),
    "ceramic": Substance("", stoneware),
    "porcelain": Substance("#f3f1ec", _any(glossy)),
    "plastic": Substance("", _any(lambda colour: glossy(colour, 0.25))),
    "lacquer": Substance("", _any(lambda colour: glossy(colour, 0.05))),
    "matte": Substance("", _any(matte)),
    "velvet": Substance("", _any(pile)),
    "silk": Substance("", _any(satin)),
    "linen": Substance("#d9cfbd", _linen),
    "wood": Substance("#b98d5f", wood),
    "pearl": Substance("#f2ebe2", _any(pearl)),
}
