"""The darkroom compares two pictures of one size: where they differ, and in how many pixels. Knows no Django."""

import json
from pathlib import Path

import cv2
import numpy as np

from photostudio.imaging.arrays import Pixels
from photostudio.imaging.codecs import decode_own, encode_png
from photostudio.jobs.channel import Message
from photostudio.jobs.warm import Send
from photostudio.projects import disk

FAINTEST = 64  # the grey of a pixel that differs by the least there is: seen on black, on any screen


def difference(task: Message, send: Send) -> None:
    """Write the picture of the differences of two stored pictures, and what was counted, into the task's folder."""
    folder = Path(task["folder"])
    folder.mkdir()
    first, second = (decode_own(Path(task[name]).read_bytes()) for name in ("first", "second"))
    differing = differences(first, second)
    counted = {"changed": int(np.count_nonzero(differing)), "largest": int(differing.max())}
    disk.write(folder / "difference.png", encode_png(shown(differing)))
    disk.write(folder / "counted.json", json.dumps(counted).encode())
    send({"kind": "compared", **counted})


def differences(first: Pixels, second: Pixels) -> Pixels:
    """Return (rows, columns): how much two pictures (rows, columns, 3 or 4) differ, 0 … 255, in their worst channel.

    What is fully transparent in both is the same, whatever its colour. Raises ValueError when they differ in size.
    """
    if first.shape[:2] != second.shape[:2]:
        raise ValueError(f"The pictures are {first.shape} and {second.shape}.")
    both = _opaque(first), _opaque(second)
    worst: Pixels = np.asarray(cv2.absdiff(*both), np.uint8).max(axis=2)
    worst[(both[0][..., 3] == 0) & (both[1][..., 3] == 0)] = 0
    return worst


def shown(differing: Pixels) -> Pixels:
    """Return differences (rows, columns) amplified to be seen: black where there is none, and no grey near it."""
    levels = np.arange(256) / 255
    greys = np.rint(FAINTEST + (255 - FAINTEST) * np.sqrt(levels)).astype(np.uint8)
    greys[0] = 0
    picture: Pixels = greys[differing]
    return picture


def _opaque(picture: Pixels) -> Pixels:
    """Return (rows, columns, 4)."""
    if picture.shape[2] == 4:
        return picture
    return np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2RGBA), np.uint8)
