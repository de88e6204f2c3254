"""Small pictures whose hidden part is known."""

import numpy as np

from photostudio.imaging.arrays import Mask, Pixels


def stripes(rows: int = 96, columns: int = 96, *, period: int = 8) -> Pixels:
    """Return upright stripes of two colours."""
    line = np.where(np.arange(columns) % period < period // 2, 40, 210)
    return np.broadcast_to(line[None, :, None], (rows, columns, 3)).astype(np.uint8)


def cobbles(rows: int = 128, columns: int = 128, *, seed: int = 0) -> Pixels:
    """Return rough ground: noise over a mesh of joints."""
    chance = np.random.default_rng(seed)
    y, x = np.mgrid[:rows, :columns]
    joints = ((x + 5 * (y // 10 % 2)) % 12 < 2) | (y % 10 < 2)
    grey = np.where(joints, 50, 160) + chance.normal(0, 14, (rows, columns))
    return np.asarray(np.clip(grey[..., None] + np.array([12, 0, -12]), 0, 255), np.uint8)


def slope(rows: int = 96, columns: int = 96) -> Pixels:
    """Return a light that falls off to the right and downwards."""
    y, x = np.mgrid[:rows, :columns]
    grey = 220 - 0.8 * x - 0.6 * y
    return np.asarray(np.clip(np.rint(grey[..., None] + np.array([10, 0, -20])), 0, 255), np.uint8)


def block(shape: tuple[int, ...], top: int, left: int, rows: int, columns: int) -> Mask:
    """Return a mask of which only these rows and columns are set."""
    mask = np.zeros(shape[:2], np.bool_)
    mask[top : top + rows, left : left + columns] = True
    return mask


def smeared(picture: Pixels, hole: Mask) -> Pixels:
    """Return the picture with a loud colour where the hole is, as the thing to be removed."""
    return np.where(hole[..., None], np.array([255, 0, 255], np.uint8), picture)
