"""Coats of paint, plaster and stone as the built sets use them."""

from dataclasses import replace

import numpy as np

from photostudio.engines.studio import textures
from photostudio.engines.studio.scene import Colour, Material, Texture


def painted(rng: np.random.Generator, colour: Colour) -> Material:
    """Return smooth matte paint with a breath of variation, so that it is not the flat tone of a render."""
    finish = textures.plaster(rng, size=512, base=colour)
    return Material(
        colour=_calm(finish.colour, 0.4, repeat=0.3),
        bump=replace(finish.height, repeat=0.9),
        bump_height=0.0012,
        roughness=0.7,
        specular=0.3,
    )


def plastered(rng: np.random.Generator, colour: Colour) -> Material:
    """Return a trowelled wall whose relief shows where light grazes it."""
    finish = textures.plaster(rng, size=768, base=colour)
    return Material(
        colour=_calm(finish.colour, 0.8, repeat=0.35),
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
        colour=_calm(finish.colour, 0.5, repeat=repeat),
        bump=replace(finish.height, repeat=repeat),
        bump_height=0.004,
        roughness=0.8,
        specular=0.25,
    )


def polished(rng: np.random.Generator, base: Colour, vein: Colour) -> Material:
    """Return polished marble."""
    stone = textures.marble(rng, size=768, base=base, vein=vein)
    return Material(colour=replace(stone, repeat=0.55), roughness=0.1, specular=0.38)


def _calm(texture: Texture, amount: float, *, repeat: float) -> Texture:
    """Return a colour texture with its contrast scaled by `amount`."""
    mean = texture.pixels.mean(axis=(0, 1), keepdims=True)
    pixels = np.rint(mean + amount * (texture.pixels - mean)).astype(np.uint8)
    return replace(texture, pixels=pixels, repeat=repeat)


def finished(coat: Material, *, gloss: float, wet: float) -> Material:
    """Return a coat polished or dulled: `gloss` 0 is matte, 0.5 as it is, 1 a mirror; `wet` 1 is under water."""
    smoother = max(0.0, 2 * gloss - 1)
    duller = max(0.0, 1 - 2 * gloss)

    def rough(value: float) -> float:
        return value * (1 - 0.93 * max(smoother, 0.85 * wet)) + duller * (0.85 - value) * (value < 0.85)

    roughness = coat.roughness
    if isinstance(roughness, Texture):
        pixels = np.asarray(roughness.pixels, np.float32) / 255
        levels = np.clip(np.vectorize(rough)(np.arange(256) / 255) * 255, 0, 255).astype(np.uint8)
        made: float | Texture = replace(roughness, pixels=levels[(pixels * 255).astype(np.uint8)])
    else:
        made = rough(roughness)
    return replace(
        coat,
        roughness=made,
        specular=coat.specular * (1 - duller) + 0.3 * smoother,
        clearcoat=max(coat.clearcoat, 0.9 * wet),
    )
