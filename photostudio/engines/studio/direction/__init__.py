"""The art director: what was understood, the product and the seed → a set. Nothing here is rendered."""

from photostudio.engines.studio.direction.director import OBEDIENT, direct, freedom_of

__all__ = ["OBEDIENT", "direct", "freedom_of"]
