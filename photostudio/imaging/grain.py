"""How grainy a picture is."""

import cv2
import numpy as np

from photostudio.imaging.arrays import Linear, Mask

FLAT, CALM = 0.4, 24.0  # share of the pixels in which grain is looked for, and their largest steps
MOST_GRAIN = 12.0  # codes of 255


def steps_of(grey: Linear) -> Linear:
    """Return how steeply a grey picture (rows, columns) rises at each pixel, in any unit."""
    across, down = (np.asarray(cv2.Sobel(grey, cv2.CV_32F, *order)) for order in ((1, 0), (0, 1)))
    return np.asarray(np.hypot(across, down), np.float32)


def grain_of(grey: Linear, steps: Linear, inside: Mask) -> float:
    """Return the standard deviation of the noise of a grey picture, codes of 255, in its flattest parts `inside`.

    Immerkær, "Fast Noise Variance Estimation" (1996).
    """
    kernel = np.array([[1, -2, 1], [-2, 4, -2], [1, -2, 1]], np.float32)
    rough = np.abs(np.asarray(cv2.filter2D(grey, cv2.CV_32F, kernel)))
    calm = np.asarray(cv2.blur(steps, (9, 9)))
    flat = inside & (calm <= min(float(np.quantile(calm[inside], FLAT)), CALM))
    return float(min(np.sqrt(np.pi / 2) / 6 * rough[flat].mean(), MOST_GRAIN)) if flat.any() else 0.0
