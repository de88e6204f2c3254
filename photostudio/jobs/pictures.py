"""An operation's pictures, made from stored files as a job's inputs describe them. Knows nothing of Django.

    {"product_image": {"sha256": …, "preset": "square", "product": {box}, "placement": {…}}}    placed on a canvas
    {"product_image": {"preset": "custom", "width": …, "height": …, …}}             the same, on a canvas of that size
    {"ref_image": {"sha256": …}, "subject_image": {"sha256": …}}        as it is; what its subject covers
    {"ref_image": {"sha256": …}, "subject_image": {"outlines": […]}}                   the same, as imaging.outlines
    {"base_image": {"sha256": …}}                                                               as it is
    {"mask_image": {"sha256": …}}                                  painted; without a file, all outside the last frame
    {"barred_image": {"sha256": …}}                                a mask of the base: what it covers is never copied
    {"image": {"sha256": …}}                                                                    as it is

`"shrink": 4` makes a product's canvas that many times smaller each way. `"times": 2` makes it that many times larger,
and the operation gets the canvas as it was, too: as `placed_image`.
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
from photostudio.imaging.outlines import filled
from photostudio.imaging.placement import Box, Placement, as_it_lies, snapped
from photostudio.imaging.placing import place
from photostudio.imaging.presets import KEEP, preset_in

Source = Mapping[str, Any]
Read = Callable[[str], bytes]


def pictures(inputs: Mapping[str, Source], read: Read) -> dict[str, NDArray[Any]]:
    """Return the array of every picture of `inputs`; `read` gives the stored file of a picture, by the picture's name.

    Raises NoProduct when nothing of the product lies on its canvas, and what read_mask raises.
    """
    images: dict[str, NDArray[Any]] = {}
    if "product_image" in inputs:
        source = inputs["product_image"]
        original = decode_own(read("product_image"))
        images["product_image"] = framed(on_canvas(original, source), source, empty=True)
        if "times" in source:
            images["placed_image"] = on_canvas(original, {**source, "times": 1})
    if "base_image" in inputs:
        base = without_idle_alpha(decode_own(read("base_image")))
        images["base_image"] = framed(base, inputs["base_image"])
        images["mask_image"] = _mask(inputs, read, images["base_image"])
        if "barred_image" in inputs:
            barred = read_mask(read("barred_image"), width=base.shape[1], height=base.shape[0]).coverage
            images["barred_image"] = framed(barred, inputs["barred_image"], empty=True)
    for name in ("ref_image", "image"):
        if name in inputs:
            images[name] = without_idle_alpha(decode_own(read(name)))
    if "subject_image" in inputs:
        images["subject_image"] = _subject(inputs["subject_image"], read, images["ref_image"])
    return images


def on_canvas(original: Pixels, source: Source) -> Pixels:
    """Return the canvas (rows, columns, 4) that an input describes, with the `original` (rows, columns, 4) on it.

    Raises NoProduct when nothing of the product lies on the canvas.
    """
    shrink, times = source.get("shrink", 1), source.get("times", 1)
    if source["preset"] == KEEP and shrink == times == 1:
        return original
    product, placement, (width, height) = _standing(original, source)
    width, height = max(1, width // shrink), max(1, height // shrink)
    if times > 1:  # the product lies where it lay on the small canvas, to the pixel
        placement = snapped(product, placement, canvas_width=width, canvas_height=height)
    return place(original, product, placement, width=width * times, height=height * times)


def _standing(original: Pixels, source: Source) -> tuple[Box, Placement, tuple[int, int]]:
    """Return an input's product, where it stands on its canvas, and the canvas's width and height."""
    product = Box(**source["product"])
    if preset := preset_in(source):
        return product, Placement(**source["placement"]), (preset.width, preset.height)
    height, width = original.shape[:2]
    return product, as_it_lies(product, canvas_width=width, canvas_height=height), (width, height)


def framed(picture: Pixels, source: Source, *, empty: bool = False) -> Pixels:
    """Return `picture` (rows, columns[, channels]) on the canvases of its frames; its rim is carried on to their edges,
    unless they are to be `empty`.
    """
    for frame in source.get("frames", ()):
        margins = frame["top"], frame["height"] - frame["bottom"], frame["left"], frame["width"] - frame["right"]
        border = cv2.BORDER_CONSTANT if empty else cv2.BORDER_REPLICATE
        picture = np.asarray(cv2.copyMakeBorder(picture, *margins, border), np.uint8)
    return picture


def _subject(source: Source, read: Read, reference: Pixels) -> Coverage:
    """Return what covers a reference's subject: a painted mask, or the product of a photo of ours."""
    rows, columns = reference.shape[:2]
    if "outlines" in source:
        return filled(source["outlines"], width=columns, height=rows).astype(np.uint8) * np.uint8(255)
    data = read("subject_image")
    if "preset" in source:
        return np.ascontiguousarray(framed(on_canvas(decode_own(data), source), source, empty=True)[..., 3])
    return read_mask(data, width=columns, height=rows).coverage


def _mask(inputs: Mapping[str, Source], read: Read, base: Pixels) -> Coverage:
    rows, columns = base.shape[:2]
    if "sha256" in inputs["mask_image"]:
        return read_mask(read("mask_image"), width=columns, height=rows).coverage
    frame = inputs["base_image"]["frames"][-1]
    kept = (slice(frame["top"], frame["bottom"]), slice(frame["left"], frame["right"]))
    return outside(rows, columns, kept=kept).astype(np.uint8) * np.uint8(255)
