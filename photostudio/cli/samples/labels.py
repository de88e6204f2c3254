"""Printed matter: labels, cartons and cans, set in type. (rows, columns, 3) sRGB."""

from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from photostudio.imaging.arrays import Pixels

INK = "#23211f"


class Sheet:
    """A sheet to print on; positions and sizes are fractions of its width, from the top left."""

    def __init__(self, width: int, height: int, paper: str, fonts: Path) -> None:
        self.image = Image.new("RGB", (width, height), paper)
        self.draw = ImageDraw.Draw(self.image)
        self.width = width
        self.fonts = fonts

    def text(
        self, words: str, x: float, y: float, size: float, *, face: str, ink: str = INK, tracking: float = 0.0
    ) -> None:
        """Set `words` centred on (x, y), letter by letter with `tracking` (in sizes) between."""
        font = ImageFont.truetype(self.fonts / f"{face}.otf", round(size * self.width))
        gap = tracking * size * self.width
        left = x * self.width - (sum(font.getlength(letter) for letter in words) + gap * (len(words) - 1)) / 2
        for letter in words:
            self.draw.text((left, y * self.width), letter, ink, font, anchor="lm")
            left += font.getlength(letter) + gap

    def band(self, x: float, y: float, width: float, height: float, ink: str) -> None:
        corner = x * self.width, y * self.width
        self.draw.rectangle((*corner, corner[0] + width * self.width, corner[1] + height * self.width), ink)

    def disc(self, x: float, y: float, radius: float, ink: str) -> None:
        box = [(value + offset) * self.width for offset in (-radius, radius) for value in (x, y)]
        self.draw.ellipse(box, ink)

    def printed(self) -> Pixels:
        return np.array(self.image)


def perfume(fonts: Path) -> Pixels:
    sheet = Sheet(1200, 1000, "#f4efe6", fonts)
    sheet.text("lumen", 0.5, 0.33, 0.2, face="URWGothic-Book", tracking=0.02)
    sheet.band(0.46, 0.475, 0.08, 0.004, "#a8844e")
    sheet.text("EAU DE PARFUM", 0.5, 0.56, 0.042, face="URWGothic-Book", tracking=0.28)
    sheet.text("50 ml  ·  1.7 fl oz", 0.5, 0.67, 0.034, face="URWGothic-Book", ink="#6d665d", tracking=0.06)
    return sheet.printed()


def jar(fonts: Path) -> Pixels:
    sheet = Sheet(4096, 624, "#e9e3da", fonts)
    sheet.text("morrow", 0.5, 0.05, 0.054, face="P052-Roman", tracking=0.01)
    sheet.text("OVERNIGHT BALM", 0.5, 0.087, 0.0112, face="NimbusSans-Regular", tracking=0.3)
    sheet.text("oat milk & blue tansy", 0.5, 0.106, 0.0125, face="P052-Italic", ink="#6f675d")
    sheet.text("50 ml  ·  1.7 fl oz", 0.5, 0.129, 0.0085, face="NimbusSans-Regular", ink="#6f675d", tracking=0.1)
    return sheet.printed()


def tea_front(fonts: Path) -> Pixels:
    sheet = Sheet(1200, 1760, "#1f4a43", fonts)
    sheet.disc(0.5, 0.86, 0.30, "#e7b65c")
    for index in range(5):
        sheet.band(0, 0.98 + 0.1 * index, 1, 0.1, ("#2f6a5c", "#3b7d6a", "#27594f", "#1a423b", "#143630")[index])
    sheet.text("NORTHLEAF", 0.5, 0.16, 0.092, face="URWGothic-Demi", ink="#f6ead2", tracking=0.14)
    sheet.text("Sencha & Yuzu", 0.5, 0.30, 0.088, face="P052-Italic", ink="#e7b65c")
    sheet.text("LOOSE LEAF GREEN TEA", 0.5, 0.42, 0.034, face="URWGothic-Book", ink="#f6ead2", tracking=0.25)
    sheet.text("NET 80 g  ·  2.8 oz", 0.5, 1.39, 0.034, face="URWGothic-Book", ink="#f6ead2", tracking=0.12)
    return sheet.printed()


def tea_side(fonts: Path) -> Pixels:
    sheet = Sheet(800, 1760, "#1b413b", fonts)
    lines = ("Steamed in spring,", "brightened with", "the peel of yuzu.")
    for row, line in enumerate(lines):
        sheet.text(line, 0.5, 0.34 + 0.125 * row, 0.088, face="P052-Italic", ink="#f6ead2")
    sheet.band(0.38, 0.76, 0.24, 0.006, "#e7b65c")
    for row, line in enumerate(("75 °C", "2 minutes", "3 g per cup")):
        sheet.text(line, 0.5, 0.92 + 0.13 * row, 0.072, face="URWGothic-Book", ink="#e7b65c", tracking=0.05)
    return sheet.printed()


def can(fonts: Path) -> Pixels:
    """The whole wrap of a can; the front is its middle."""
    sheet = Sheet(4096, 2140, "#f3e4d2", fonts)
    for index, ink in enumerate(("#f2b8a0", "#ec8f78", "#dd6459")):
        sheet.disc(0.5, 0.375 + 0.02 * index, 0.118 - 0.03 * index, ink)
    sheet.band(0, 0.405, 1, 0.2, "#dd6459")
    sheet.band(0, 0.405, 1, 0.004, "#b8433f")
    sheet.text("ISLA", 0.5, 0.128, 0.09, face="URWGothic-Demi", ink="#b8433f", tracking=0.12)
    sheet.text("BLOOD ORANGE TONIC", 0.5, 0.196, 0.0155, face="URWGothic-Demi", ink="#b8433f", tracking=0.26)
    sheet.text("lightly sparkling", 0.5, 0.438, 0.024, face="P052-Italic", ink="#fbeee0")
    sheet.text("330 ml", 0.5, 0.474, 0.0155, face="URWGothic-Demi", ink="#fbeee0", tracking=0.15)
    return sheet.printed()
