"""What is free on a set: the product's zone in the picture, and the ground that is taken already."""

from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from photostudio.engines.studio.framing import Window, ground, on_product_plane
from photostudio.engines.studio.library.kinds import Support
from photostudio.engines.studio.scene import Grounding, Stage

Floats = NDArray[np.float64]
GAP, GAP_PER_CLEAR = 0.03, 0.05
BEHIND = -0.12  # z from which on a thing is seen behind the product
EVEN = 0.03  # a prop needs ground that differs by less than this under it
HIDDEN = 0.22  # of a thing behind may be covered by the product


class Disc(NamedTuple):
    """Ground that a prop stands on."""

    x: float
    z: float
    radius: float


@dataclass(eq=False)
class Room:
    """The room for props on a stage; `taken` grows as they are placed.

    `side` is the composition's heavier one, −1 left or 1 right.
    """

    stage: Stage
    support: Support
    side: int
    taken: list[Disc] = field(default_factory=list)

    @property
    def from_above(self) -> bool:
        """Whether the product lies and the camera looks down on it: everything then lies round it."""
        return self.stage.grounding is Grounding.LYING

    def somewhere(self, rng: np.random.Generator, *, side: int = 0) -> tuple[float, float]:
        """Draw x and z on the ground that a camera looking down sees, on that side of the product or anywhere."""
        seen = ground(self.stage)
        left = self.stage.right if side > 0 else seen.left
        right = self.stage.left if side < 0 else seen.right
        return float(rng.uniform(left, max(right, left))), -float(rng.uniform(seen.bottom, seen.top))

    @property
    def gap(self) -> float:
        """What stays free round the product, in world units."""
        return GAP + GAP_PER_CLEAR * self.stage.set.clear

    def seen(self, disc: Disc, height: float, *, base: float | None = None) -> Window:
        """Return the bounds of a thing of that footprint and `height` as the camera sees it."""
        x, z, radius = disc
        low = self.support.height(x, z) if base is None else base
        corners = [
            [x + across * radius, low + up * height, z + deep * radius]
            for across in (-1, 1)
            for up in (0, 1)
            for deep in (-1, 1)
        ]
        points = on_product_plane(self.stage, np.array(corners))
        (left, bottom), (right, top) = points.min(axis=0), points.max(axis=0)
        return Window(float(left), float(right), float(bottom), float(top))

    def is_free(self, disc: Disc) -> bool:
        """Tell whether no other prop stands there and the ground carries one."""
        if any(np.hypot(disc.x - o.x, disc.z - o.z) < 0.95 * (disc.radius + o.radius) for o in self.taken):
            return False
        rim = disc.radius * 0.9
        heights = [
            self.support.height(disc.x + across * rim, disc.z + deep * rim)
            for across, deep in ((0, 0), (-1, 0), (1, 0), (0, -1), (0, 1))
        ]
        return max(heights) - min(heights) < EVEN + 0.2 * disc.radius

    def covers_product(self, view: Window, z: float) -> bool:
        """Tell whether a thing would be drawn into the product's zone; what is behind may peep out from behind it."""
        if not self._meets_product(view):
            return False
        if not self.passes_behind(z):
            return True
        return min(view.right, self.stage.right) - max(view.left, self.stage.left) > HIDDEN * view.width

    def shown(self, view: Window, z: float) -> float:
        """Return how much of a thing is inside the picture and not behind the product, 0 … 1; 0 if it were over it."""
        if not self._meets_product(view):
            return self.visible(view)
        if not self.passes_behind(z):
            return 0.0
        stage = self.stage
        left, right = max(view.left, stage.left, stage.view_left), min(view.right, stage.right, stage.view_right)
        bottom, top = max(view.bottom, 0.0, stage.view_bottom), min(view.top, stage.top, stage.view_top)
        hidden = max(right - left, 0.0) * max(top - bottom, 0.0) / max(view.width * view.height, 1e-9)
        return self.visible(view) - hidden

    def _meets_product(self, view: Window) -> bool:
        stage = self.stage
        across = view.right > stage.left - self.gap and view.left < stage.right + self.gap
        return across and view.top > -0.3 * self.gap and view.bottom < stage.top + self.gap

    def passes_behind(self, z: float) -> bool:
        """Tell whether a thing at that depth may be partly hidden by the product."""
        return z <= BEHIND and self.stage.set.clear <= 1 and not self.from_above

    def visible(self, view: Window) -> float:
        """Return how much of a thing is inside the picture, 0 … 1."""
        stage = self.stage
        across = min(view.right, stage.view_right) - max(view.left, stage.view_left)
        up = min(view.top, stage.view_top) - max(view.bottom, stage.view_bottom)
        return max(across, 0.0) * max(up, 0.0) / max(view.width * view.height, 1e-9)

    def distance(self, view: Window) -> float:
        """Return how far beside the product a thing appears, 0 where it overlaps."""
        return max(self.stage.left - view.right, view.left - self.stage.right, 0.0)
