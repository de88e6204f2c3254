"""An operation's pictures, made from stored files as a job's inputs describe them. Knows nothing of Django.

    {"product_image": {"sha256": …, "preset": "square", "product": {box}, "placement": {…}}}    placed on a canvas
    {"product_image": {"preset": "custom", "width": …, "height": …, …}}             the same, on a canvas of that size
    {"ref_image": {"sha256": …}, "subject_image": {"sha256": …}}        as it is; what its subject covers
    {"base_image": {"sha256": …}}                                                               as it is
    {"mask_image": {"sha256": …}}                                  painted; without a file, all outside the last frame
    {"barred_image": {"sha256": …}}                                a mask of the base: what it covers is never copied

`"shrink": 4` makes a product's canvas that many times smaller each way.
`"frames": [{"left": …, "top": …, "right": …, "bottom": …, "width": …, "height": …}]` put a picture on larger canvases,
one after the other: width and height are the canvas's, the rest is where the picture lies on it.
"""

from collections.abc import Callable, Mapping
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from photostudio.imaging.arrays import Pixels, without_idle_alpha
from photostudio.imaging.codecs import decode_own
from photostudio.imaging.masks import Coverage, outside, read_mask
from photostudio.imaging.placement import Box, Placement, as_it_lies
from photostudio.imaging.placing import place
from photostudio.imaging.presets import preset_in

Source = Mapping[str, Any]
Read = Callable[[str], bytes]


def pictures(inputs: Mapping[str, Source], read: Read) -> dict[str, NDArray[Any]]:
    """Return the array of every picture of `inputs`; `read` gives the stored file of a picture, by the picture's name.

    Raises NoProduct when nothing of the product lies on its canvas, and what read_mask raises.
    """
    images: dict[str, NDArray[Any]] = {}
    if "product_image" in inputs:
        source = inputs["product_image"]
        images["product_image"] = framed(on_canvas(decode_own(read("product_image")), source), source, empty=True)
    if "base_image" in inputs:
        base = without_idle_alpha(decode_own(read("base_image")))
        images["base_image"] = framed(base, inputs["base_image"])
        images["mask_image"] = _mask(inputs, read, images["base_image"])
        if "barred_image" in inputs:
            barred = read_mask(read("barred_image"), width=base.shape[1], height=base.shape[0]).coverage
            images["barred_image"] = framed(barred, inputs["barred_image"], empty=True)
    if "ref_image" in inputs:
        images["ref_image"] = without_idle_alpha(decode_own(read("ref_image")))
    if "subject_image" in inputs:
        images["subject_image"] = _subject(inputs["subject_image"], read("subject_image"), images["ref_image"])
    return images


def on_canvas(original: Pixels, source: Source) -> Pixels:
    """Return the canvas (rows, columns, 4) that an input describes, with the `original` (rows, columns, 4) on it.

    Raises NoProduct when nothing of the product lies on the canvas.
    """
    shrink = source.get("shrink", 1)
    if preset := preset_in(source):
        product, placement = Box(**source["product"]), Placement(**source["placement"])
        return place(original, product, placement, width=preset.width // shrink, height=preset.height // shrink)
    if shrink == 1:
        return original
    rows, columns = original.shape[:2]
    product = Box(**source["product"])
    placement = as_it_lies(product, canvas_width=columns, canvas_height=rows)
    return place(original, product, placement, width=max(1, columns // shrink), height=max(1, rows // shrink))


def framed(picture: Pixels, source: Source, *, empty: bool = False) -> Pixels:
    """Return `picture` (rows, columns[, channels]) on the canvases of its frames; its rim is carried on to their edges,
    unless they are to be `empty`.
    """
    for frame in source.get("frames", ()):
        margins = frame["top"], frame["height"] - frame["bottom"], frame["left"], frame["width"] - frame["right"]
        border = cv2.BORDER_CONSTANT if empty else cv2.BORDER_REPLICATE
        picture = np.asarray(cv2.copyMakeBorder(picture, *margins, border), np.uint8)
    return picture


def _subject(source: Source, data: bytes, reference: Pixels) -> Coverage:
    """Return what covers a reference's subject: a painted mask, or the product of a photo of ours."""
    if "preset" in source:
        return np.ascontiguousarray(framed(on_canvas(decode_own(data), source), source, empty=True)[..., 3])
    rows, columns = reference.shape[:2]
    return read_mask(data, width=columns, height=rows).coverage


def _mask(inputs: Mapping[str, Source], read: Read, base: Pixels) -> Coverage:
    rows, columns = base.shape[:2]
    if "sha256" in inputs["mask_image"]:
        return read_mask(read("mask_image"), width=columns, height=rows).coverage
    frame = inputs["base_image"]["frames"][-1]
    kept = (slice(frame["top"], frame["bottom"]), slice(frame["left"], frame["right"]))
    return outside(rows, columns, kept=kept).astype(np.uint8) * np.uint8(255)
