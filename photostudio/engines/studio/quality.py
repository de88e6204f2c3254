"""What LOW, MIDDLE and HIGH mean to the renderer, chosen by measuring (bench/instant.py)."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Quality:
    """Paths a pixel, and the denoiser's own quality."""

    samples: int
    denoiser: str


QUALITIES = {
    "LOW": Quality(samples=6, denoiser="fast"),
    "MIDDLE": Quality(samples=16, denoiser="high"),
    "HIGH": Quality(samples=64, denoiser="high"),
}
