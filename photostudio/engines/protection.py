"""What an operation must leave as it is, pixel by pixel: known before any engine runs, and from the pictures alone."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from photostudio.engines.operations import Operation, Regen
from photostudio.imaging.arrays import Mask, Pixels
from photostudio.imaging.fidelity import Fidelity, count_changed, count_changed_where
from photostudio.imaging.masks import shadow_zone

Images = Mapping[str, NDArray[Any]]


def fidelity(operation: Operation, images: Images, result: Pixels) -> Fidelity:
    """Count the pixels of the operation's pictures that had to stay, and those of `result` that did not."""
    if isinstance(operation, Regen):
        return count_changed_where(untouched(operation, images), images["base_image"], result)
    if "product_image" not in images:
        return Fidelity(protected=0, changed=0)
    return count_changed(images["product_image"], result)


def untouched(operation: Regen, images: Images) -> Mask:
    """Return where the base stays (rows, columns): outside the mask, and outside the zone of what is added.

    The product of a photo of ours stays in the zone, too.
    """
    coverage = images["mask_image"]
    kept: Mask = coverage == 0
    if operation.removes or not operation.shadow:
        return kept
    kept &= shadow_zone(coverage) == 0
    if "product_image" in images:
        kept |= (images["product_image"][..., 3] == 255) & (coverage == 0)
    return np.asarray(kept, bool)
