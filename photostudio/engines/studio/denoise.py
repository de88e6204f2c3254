"""Noise out of a plate, by Intel's Open Image Denoise."""

from functools import cache

import cv2
import numpy as np
import pyoidn

from photostudio.engines.errors import EngineError
from photostudio.engines.studio.render import Guides
from photostudio.imaging.arrays import Linear

FRAME = 16  # pixels


def denoise(plate: Linear, guides: Guides) -> Linear:
    """Return `plate` (rows, columns, 3) without its noise. Raises EngineError when the denoiser fails.

    Áfra, "Intel Open Image Denoise" (2019–).
    """
    images = {"color": _framed(plate), "albedo": _framed(guides.albedo), "normal": _framed(guides.normals)}
    clean = np.empty_like(images["color"])
    # its memory, two thirds of a photo's peak, is given back with the filter
    with pyoidn.Filter(_device(), pyoidn.OIDN_FILTER_TYPE_RT) as network:
        for name, image in (images | {"output": clean}).items():
            network.set_image(name, image, pyoidn.OIDN_FORMAT_FLOAT3)
        network.set_bool("hdr", True)
        network.set_quality(pyoidn.OIDN_QUALITY_HIGH)
        network.commit()
        network.execute()
    failure = _device().get_error()
    if failure is not None:
        raise EngineError(f"The denoiser failed: {failure}.")
    return np.array(clean[FRAME:-FRAME, FRAME:-FRAME], np.float32)


@cache
def _device() -> pyoidn.Device:
    device = pyoidn.Device()
    device.commit()
    return device


def _framed(picture: Linear) -> Linear:
    """Return the picture with its own mirror image round it: the denoiser leaves noise along the rim."""
    return np.asarray(cv2.copyMakeBorder(picture, FRAME, FRAME, FRAME, FRAME, cv2.BORDER_REFLECT), np.float32)
