"""Where the product stands on its canvas, as data."""

from dataclasses import dataclass

DEFAULT_HEIGHT = 0.55
WIDEST = 0.80
BASELINE = 0.80
OUTSIDE = "The product stands outside the canvas. Move it back into the picture."


@dataclass(frozen=True, kw_only=True)
class Box:
    """A rectangle in pixels of an image: left and top inclusive, right and bottom exclusive."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        return self.right - self.left

    @property
    def height(self) -> int:
        return self.bottom - self.top


@dataclass(frozen=True, kw_only=True)
class Placement:
    """The product's box on the canvas, in fractions of the canvas.

    `centre` is the box's horizontal middle in canvas widths, `base` its lower edge and `height` its height in canvas
    heights. The product keeps its proportions, so its width follows.

    Raises ValueError when the product could not be seen: height outside 0.02 … 4, or centre and base outside −1 … 2.
    """

    centre: float = 0.5
    base: float = BASELINE
    height: float = DEFAULT_HEIGHT

    def __post_init__(self) -> None:
        if not 0.02 <= self.height <= 4:
            raise ValueError("The product's height on the canvas must be between 2 % and 400 %.")
        if not (-1 <= self.centre <= 2 and -1 <= self.base <= 2):
            raise ValueError("The product is too far outside the canvas to be seen.")


def default_placement(product: Box, *, canvas_width: int, canvas_height: int) -> Placement:
    """Return the placement that shows `product` well: 55 % of the height, never above 80 % of the width."""
    widest = WIDEST * canvas_width / product.width * product.height / canvas_height
    return Placement(height=min(DEFAULT_HEIGHT, widest))


def as_it_lies(product: Box, *, canvas_width: int, canvas_height: int) -> Placement:
    """Return the placement of a product on a canvas that its own picture fills."""
    return Placement(
        centre=(product.left + product.right) / 2 / canvas_width,
        base=product.bottom / canvas_height,
        height=product.height / canvas_height,
    )


def enlargement(product: Box, placement: Placement, *, canvas_height: int) -> float:
    """Return canvas pixels per pixel of the original: above 1 the original has too few.

    It is exactly 1 where that moves no edge of the product by half a pixel.
    """
    scale = placement.height * canvas_height / product.height
    return 1.0 if abs(scale - 1) * max(product.width, product.height) < 0.5 else scale


def corner(product: Box, placement: Placement, *, canvas_width: int, canvas_height: int) -> tuple[int, int]:
    """Return the whole canvas pixels at which the product's left and lower edges lie."""
    width = product.width * enlargement(product, placement, canvas_height=canvas_height)
    return round(placement.centre * canvas_width - width / 2), round(placement.base * canvas_height)


def snapped(product: Box, placement: Placement, *, canvas_width: int, canvas_height: int) -> Placement:
    """Return the placement that says exactly where the product's pixels lie on that canvas, on one of any size."""
    scale = enlargement(product, placement, canvas_height=canvas_height)
    left, base = corner(product, placement, canvas_width=canvas_width, canvas_height=canvas_height)
    return Placement(
        centre=(left + product.width * scale / 2) / canvas_width,
        base=base / canvas_height,
        height=product.height * scale / canvas_height,
    )


def is_outside(product: Box, placement: Placement, *, canvas_width: int, canvas_height: int) -> bool:
    """Tell whether nothing of the product would lie on the canvas."""
    scale = enlargement(product, placement, canvas_height=canvas_height)
    left, base = corner(product, placement, canvas_width=canvas_width, canvas_height=canvas_height)
    right, top = left + product.width * scale, base - product.height * scale
    return left >= canvas_width or right <= 0 or base <= 0 or top >= canvas_height
