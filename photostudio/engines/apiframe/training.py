"""Training at APIFRAME: pictures are uploaded, then learned; the id of what was learned makes photos of it."""

from collections.abc import Sequence
from functools import partial

from photostudio.engines.apiframe.tasks import finished
from photostudio.engines.base import Progress
from photostudio.engines.errors import InvalidOperation
from photostudio.engines.remote.pictures import in_base64
from photostudio.engines.remote.vendor import Vendor
from photostudio.imaging.arrays import Pixels

MOST_IMAGES = 30
TRAINING_SECONDS = 3_600.0


def train(
    vendor: Vendor,
    images: Sequence[Pixels],
    trigger_word: str,
    progress: Progress,
    *,
    seconds: float = TRAINING_SECONDS,
) -> str:
    """Return the training_id of what `images` (rows, columns, 3 or 4) show, called `trigger_word` in prompts.

    Raises InvalidOperation when there are none or more than 30, ServiceError.
    """
    if not 0 < len(images) <= MOST_IMAGES:
        raise InvalidOperation("images", f"APIFRAME learns from 1 to {MOST_IMAGES} pictures, not {len(images)}.")
    progress(0.0, "sending the pictures to APIFRAME")
    ask = partial(finished, vendor, seconds=seconds)
    upload = ask(
        "/ai-photo-upload",
        {"images": [in_base64(image) for image in images]},
        waiting=lambda: progress(0.1, "sending the pictures to APIFRAME"),
    )
    wanted = {"training_images_id": upload["task_id"], "trigger_word": trigger_word}
    done = 0.2

    def learned(fraction: float) -> None:
        nonlocal done
        done = max(done, 0.2 + 0.8 * fraction)

    training = ask(
        "/ai-photo-train",
        wanted,
        waiting=lambda: progress(done, "APIFRAME is learning the product"),
        on_percent=learned,
    )
    progress(1.0, "APIFRAME has learned the product")
    return str(training["task_id"])
