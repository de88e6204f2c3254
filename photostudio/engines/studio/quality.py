"""What LOW, MIDDLE and HIGH mean to the renderer, chosen by measuring (bench/instant.py)."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Quality:
    """Paths a pixel, paths a pixel for the denoiser's guides, the denoiser's own quality, and the plate's size.

    A canvas of more than `largest_plate` pixels gets its set rendered at that size and enlarged; the product never is.
    """

    samples: int
    guides: int
    denoiser: str
    largest_plate: int


QUALITIES = {
    "LOW": Quality(samples=4, guides=1, denoiser="balanced", largest_plate=640_000),
    "MIDDLE": Quality(samples=8, guides=2, denoiser="high", largest_plate=2_400_000),
    "HIGH": Quality(samples=32, guides=4, denoiser="high", largest_plate=2_400_000),
}
