"""What the tests of the art director share: plain products, and sets from words."""

import numpy as np

from photostudio.engines.studio.design import Set
from photostudio.engines.studio.direction import direct
from photostudio.engines.studio.product import Product, study
from photostudio.engines.words.reading import understand
from photostudio.imaging.arrays import Pixels
from photostudio.imaging.colour import hexadecimal, oklab

OBEDIENT, USUAL, FREE = 2.5, 1.75, 1.0
SEEDS = range(1, 9)


def box(colour: tuple[int, int, int], *, lit_from: int = 0) -> Pixels:
    """A plain box of one colour, brighter on the side its light comes from."""
    placed = np.zeros((100, 100, 4), np.uint8)
    shade = np.ones(50) if lit_from == 0 else np.linspace(0.5, 1, 50)[::lit_from]
    placed[30:80, 25:75, :3] = (np.array(colour) * shade[None, :, None]).astype(np.uint8)
    placed[30:80, 25:75, 3] = 255
    return placed


GREY = study(box((128, 128, 128)))


def directed(words: str, *, seed: int = 7, avoid: str = "", cfg_scale: float = USUAL, product: Product = GREY) -> Set:
    return direct(understand(words, avoid), product, seed=seed, cfg_scale=cfg_scale)


def lightness(code: str) -> float:
    return float(oklab(np.array(hexadecimal(code), np.float32))[0])


def apart(code: str, other: str) -> float:
    one, two = (oklab(np.array(hexadecimal(colour), np.float32)) for colour in (code, other))
    return float(np.linalg.norm(one - two))
