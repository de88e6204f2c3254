"""What LOW, MIDDLE and HIGH mean to the renderer, chosen by measuring (bench/instant.py)."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Quality:
    """Paths a pixel, paths a pixel for the denoiser's guides, and the denoiser's own quality."""

    samples: int
    guides: int
    denoiser: str


QUALITIES = {
    "LOW": Quality(samples=4, guides=1, denoiser="balanced"),
    "MIDDLE": Quality(samples=12, guides=2, denoiser="high"),
    "HIGH": Quality(samples=48, guides=4, denoiser="high"),
}
