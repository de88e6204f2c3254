"""What LOW, MIDDLE and HIGH mean to the renderer, chosen by measuring (bench/quality.py)."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Quality:
    """Paths a pixel, paths a pixel for what is known before lighting, and the traced plate's size.

    A canvas of more than `largest_plate` pixels gets its light traced at that size and carried over to the surfaces'
    own detail (detail.py); the product is never resampled.
    """

    samples: int
    guides: int
    largest_plate: int


QUALITIES = {
    "LOW": Quality(samples=8, guides=4, largest_plate=150_000),
    "MIDDLE": Quality(samples=8, guides=8, largest_plate=500_000),
    "HIGH": Quality(samples=16, guides=8, largest_plate=2_400_000),
}
