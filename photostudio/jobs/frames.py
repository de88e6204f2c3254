"""A larger canvas around a picture: where the picture lies on it, checked. Knows nothing of Django."""

from dataclasses import dataclass
from typing import Protocol

from photostudio.engines.errors import InvalidOperation
from photostudio.imaging.limits import MAX_PIXELS, MAX_SIDE, is_too_large

FAR = 0.5  # of the picture's side: what is added beyond is invented more than continued


class Sized(Protocol):
    width: int
    height: int


@dataclass(frozen=True, kw_only=True)
class Frame:
    """How many pixels a canvas adds at each side of a picture."""

    left: int = 0
    top: int = 0
    right: int = 0
    bottom: int = 0

    def is_far(self, picture: Sized) -> bool:
        """Tell whether some side grows by more than about half the picture."""
        across, down = max(self.left, self.right), max(self.top, self.bottom)
        return across > FAR * picture.width or down > FAR * picture.height


def frame_of(picture: Sized, frame: Frame) -> dict[str, int]:
    """Return the frame as a job's input has it: see jobs.pictures. Raises InvalidOperation naming `frame`."""
    margins = (frame.left, frame.top, frame.right, frame.bottom)
    if min(margins) < 0 or not any(margins):
        raise InvalidOperation("frame", "The canvas is not larger than the picture. Drag one of its sides outwards.")
    width, height = frame.left + picture.width + frame.right, frame.top + picture.height + frame.bottom
    if is_too_large(width, height):
        raise InvalidOperation(
            "frame",
            f"A canvas of {width} × {height} pixels is too large: at most {MAX_SIDE} a side and "
            f"{MAX_PIXELS // 1_000_000} megapixels are possible. Make it smaller.",
        )
    return {
        "left": frame.left,
        "top": frame.top,
        "right": frame.left + picture.width,
        "bottom": frame.top + picture.height,
        "width": width,
        "height": height,
    }
