"""Training at APIFRAME: pictures are uploaded, then learned; the id of what was learned makes photos of it."""

from collections.abc import Callable, Iterable
from contextlib import suppress

from photostudio.engines.apiframe.tasks import Fields, asked_after, finished, has_ended, started
from photostudio.engines.base import Progress
from photostudio.engines.errors import InvalidOperation
from photostudio.engines.remote.errors import Refused, TaskFailed
from photostudio.engines.remote.pictures import in_base64
from photostudio.engines.remote.vendor import Vendor
from photostudio.engines.remote.wire import Waiting
from photostudio.engines.training import MOST_CUTOUTS, TRAINING_SECONDS
from photostudio.imaging.arrays import Pixels

SENT = 0.2  # of the progress, when the pictures are there


def train(
    vendor: Vendor,
    images: Iterable[Pixels],
    trigger_word: str,
    *,
    progress: Progress,
    begun: str = "",
    on_begun: Callable[[str], None] = lambda _: None,
    seconds: float = TRAINING_SECONDS,
) -> str:
    """Return the training_id of what `images` show: see Trainer.train. Raises InvalidOperation, ServiceError."""
    done = 0.0

    def waiting() -> None:
        progress(done, "sending the pictures to APIFRAME" if done < SENT else "APIFRAME is learning the product")

    def learned(fraction: float) -> None:
        nonlocal done
        done = max(done, SENT + (1 - SENT) * fraction)

    waiting()
    task = _begun_before(vendor, begun, waiting) or _begin(vendor, images, trigger_word, waiting)
    on_begun(task["task_id"])
    learned(0.0)
    training = finished(vendor, task, waiting=waiting, seconds=seconds, on_percent=learned)
    progress(1.0, "APIFRAME has learned the product")
    return str(training["task_id"])


def _begun_before(vendor: Vendor, begun: str, waiting: Waiting) -> Fields | None:
    """Return a training that an earlier attempt began, unless it has failed or is not known any more."""
    if begun:
        with suppress(Refused, TaskFailed):
            task = asked_after(vendor, begun, waiting=waiting)
            has_ended(task, vendor)
            return task
    return None


def _begin(vendor: Vendor, images: Iterable[Pixels], trigger_word: str, waiting: Waiting) -> Fields:
    pictures = [in_base64(image) for image in images]
    if not 0 < len(pictures) <= MOST_CUTOUTS:
        raise InvalidOperation("images", f"APIFRAME learns from 1 to {MOST_CUTOUTS} pictures, not {len(pictures)}.")
    upload = started(vendor, "/ai-photo-upload", {"images": pictures}, waiting=waiting)
    finished(vendor, upload, waiting=waiting, seconds=vendor.seconds)
    wanted = {"training_images_id": upload["task_id"], "trigger_word": trigger_word}
    return started(vendor, "/ai-photo-train", wanted, waiting=waiting)
