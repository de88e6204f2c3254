"""A watermark across a whole picture: to be seen on any ground, and not to be cropped away."""

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from photostudio.imaging.arrays import Pixels

WORDS = "PHOTOSTUDIO SANDBOX"
NAME = "sandbox"
ANGLE = 30  # degrees, rising
SIZE = 1 / 24  # of the longer side
APART = (1.6, 3.2)  # from one to the next, in widths and heights of the words
STRENGTH = 0.42
LARGEST = 1024  # a side on which letters are drawn; those of a larger picture are enlarged


def watermark(pixels: Pixels) -> Pixels:
    """Return `pixels` (rows, columns, 3 or 4) under the watermark: light letters with dark edges; alpha stays."""
    rows, columns = pixels.shape[:2]
    shrunk = max(1.0, max(rows, columns) / LARGEST)
    drawn = _letters(round(rows / shrunk) or 1, round(columns / shrunk) or 1)
    light, dark = (cv2.resize(letters, (columns, rows), interpolation=cv2.INTER_LINEAR) for letters in drawn)
    weight = STRENGTH * np.maximum(light, dark)[..., None]
    marked = pixels.copy()
    ink = 255 * light[..., None] / np.maximum(np.maximum(light, dark), 1e-6)[..., None]
    marked[..., :3] = np.rint(pixels[..., :3] * (1 - weight) + ink * weight)
    return marked


def _letters(rows: int, columns: int) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return how much of each pixel (rows, columns) the letters cover, and how much the letters with their edges."""
    side = max(rows, columns)
    size = max(8, round(SIZE * side))
    font = ImageFont.load_default(size)
    sheet = Image.new("L", (2 * side, 2 * side))  # large enough to be turned
    bold = Image.new("L", sheet.size)
    wide, high = font.getlength(WORDS), size
    for line, top in enumerate(np.arange(0, sheet.height, APART[1] * high)):
        for left in np.arange(-wide * (line % 2) * APART[0] / 2, sheet.width, APART[0] * wide):
            ImageDraw.Draw(sheet).text((left, top), WORDS, 255, font)
            ImageDraw.Draw(bold).text((left, top), WORDS, 255, font, stroke_width=max(1, size // 16))
    return _turned(sheet, rows, columns), _turned(bold, rows, columns)


def _turned(sheet: Image.Image, rows: int, columns: int) -> NDArray[np.float32]:
    left, top = (sheet.width - columns) // 2, (sheet.height - rows) // 2
    turned = sheet.rotate(ANGLE, Image.Resampling.BICUBIC).crop((left, top, left + columns, top + rows))
    return np.asarray(turned, np.float32) / np.float32(255)
