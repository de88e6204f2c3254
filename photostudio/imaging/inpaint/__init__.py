"""Inpainting: `remove` fills a hole from its surroundings; `warm` and `kernels_in` see to its compiled kernels."""

from photostudio.imaging.inpaint.removal import remove
from photostudio.imaging.inpaint.warming import kernels_in, warm

__all__ = ["kernels_in", "remove", "warm"]
