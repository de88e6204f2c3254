"""Coats of paint, plaster and stone, and how any of them is polished, dulled or wetted."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from photostudio.engines.studio import textures
from photostudio.engines.studio.noise import Field, blurred, smoothstep
from photostudio.engines.studio.scene import Colour, Material, Texture
from photostudio.imaging.arrays import Linear
from photostudio.imaging.colour import to_linear, to_srgb

MATTE = 0.85
MIRROR = 0.025
FILM = 0.05  # the roughness of standing water


def painted(rng: np.random.Generator, colour: Colour) -> Material:
    """Return smooth matte paint with a breath of variation, so that it is not the flat tone of a render."""
    finish = textures.plaster(rng, size=512, base=colour)
    return Material(
        colour=_calm(finish.colour, colour, 0.4, repeat=0.3),
        bump=replace(finish.height, repeat=0.9),
        bump_height=0.0012,
        roughness=0.7,
        specular=0.3,
    )


def plastered(rng: np.random.Generator, colour: Colour) -> Material:
    """Return a trowelled wall whose relief shows where light grazes it."""
    finish = textures.plaster(rng, size=768, base=colour)
    return Material(
        colour=_calm(finish.colour, colour, 0.8, repeat=0.35),
        bump=replace(finish.height, repeat=0.35),
        bump_height=0.008,
        roughness=0.85,
        specular=0.2,
    )


def cast(rng: np.random.Generator, colour: Colour, *, size: int = 768) -> Material:
    """Return concrete as it comes out of its mould, with clouds and pores; a smaller `size` repeats sooner."""
    finish = textures.plaster(rng, size=size, base=colour, pores=0.6)
    repeat = 600 / size
    return Material(
        colour=_calm(finish.colour, colour, 0.7, repeat=repeat),
        bump=replace(finish.height, repeat=repeat),
        bump_height=0.004,
        roughness=0.8,
        specular=0.25,
    )


def polished(rng: np.random.Generator, base: Colour, vein: Colour) -> Material:
    """Return polished marble."""
    stone = textures.marble(rng, size=768, base=base, vein=vein)
    return Material(colour=replace(stone, repeat=0.55), roughness=0.1, specular=0.38)


def finished(coat: Material, *, gloss: float, wet: float) -> Material:
    """Return a coat polished or dulled: `gloss` 0 is matte, 0.5 as it is, 1 a mirror; `wet` 1 is under water.

    Polish evens what can be felt; water darkens what is porous (Lekner and Dorf, 1988) and stands in the hollows.
    """
    polish, dull = 1 - (1 - max(0.0, 2 * gloss - 1)) ** 2, max(0.0, 1 - 2 * gloss)
    made = _polished(coat, polish) if polish else _dulled(coat, dull) if dull else coat
    return _wetted(made, wet) if wet else made


def _polished(coat: Material, amount: float) -> Material:
    return replace(
        coat,
        roughness=_each(coat.roughness, lambda rough: rough + amount * (MIRROR - rough) * (rough > MIRROR)),
        specular=coat.specular + amount * max(0.0, 0.62 - coat.specular),
        bump_height=coat.bump_height * (1 - 0.97 * amount),
        sheen=coat.sheen * (1 - amount),
        clearcoat=max(coat.clearcoat, 0.5 * amount),
    )


def _dulled(coat: Material, amount: float) -> Material:
    return replace(
        coat,
        roughness=_each(coat.roughness, lambda rough: rough + amount * (MATTE - rough) * (rough < MATTE)),
        specular=coat.specular * (1 - 0.6 * amount),
        clearcoat=coat.clearcoat * (1 - amount),
    )


def _wetted(coat: Material, amount: float) -> Material:
    """Lay a film of water over a coat; where its relief is low the film is a puddle with a level face."""
    porous = float(smoothstep(0.15, 0.6, np.asarray(typical(coat.roughness))) * (1 - coat.metallic))
    wet = replace(
        coat,
        colour=_soaked(coat.colour, amount * porous),
        roughness=_each(coat.roughness, lambda rough: rough + amount * (np.maximum(FILM, 0.17 * rough) - rough)),
        specular=coat.specular + amount * (0.5 - coat.specular) * (coat.specular < 0.5),
        sheen=coat.sheen * (1 - amount),
        clearcoat=max(coat.clearcoat, 0.6 * amount),
        bump_height=coat.bump_height * (1 - 0.55 * amount),
    )
    if coat.bump is None or porous < 0.5:
        return wet
    bump = np.asarray(coat.bump.pixels[..., 0], np.float32)
    lying = blurred(bump, len(bump) / 40)
    low, high = np.quantile(lying, [0.1, 0.75]).tolist()
    puddle = amount * (1 - smoothstep(low, high, lying))
    damp = typical(wet.roughness)
    rough = damp + puddle * (FILM - damp)
    level = bump + puddle * (lying - bump) * 0.97
    return replace(
        wet,
        roughness=Texture(np.asarray(rough, np.float32)[..., None], coat.bump.repeat, raw=True, mirrored=False),
        bump=replace(coat.bump, pixels=np.asarray(level, np.float32)[..., None]),
    )


def _soaked(colour: Colour | Texture, amount: float) -> Colour | Texture:
    """Darken and deepen a colour as water in its pores does."""

    def deeper(light: NDArray[np.floating]) -> Linear:
        return np.asarray(light * (1 - amount * (0.62 - 0.34 * light)), np.float32)

    if isinstance(colour, Texture):
        codes = deeper(to_linear(np.arange(256, dtype=np.uint8)))
        return replace(colour, pixels=to_srgb(codes)[np.asarray(colour.pixels, np.uint8)])
    red, green, blue = deeper(np.array(colour)).tolist()
    return red, green, blue


def _each(roughness: float | Texture, change: Callable[[Field], Field]) -> float | Texture:
    """Change a roughness, or every value of a texture of it."""
    if isinstance(roughness, Texture):
        return replace(roughness, pixels=change(np.asarray(roughness.pixels, np.float32)))
    return float(change(np.array([roughness], np.float32))[0])


def typical(roughness: float | Texture) -> float:
    """Return a roughness, or the mean of a texture of it."""
    return float(roughness.pixels.mean()) if isinstance(roughness, Texture) else roughness


def _calm(texture: Texture, colour: Colour, amount: float, *, repeat: float) -> Texture:
    """Return a colour texture with its contrast scaled by `amount`, its mean the colour asked for."""
    mean = texture.pixels.mean(axis=(0, 1), keepdims=True)
    pixels = np.rint(mean + amount * (texture.pixels - mean)).astype(np.uint8)
    return replace(textures.matched(pixels, colour), repeat=repeat)
