"""APIFRAME as an engine: photos of a subject that was trained there."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from photostudio.engines.apiframe import training
from photostudio.engines.apiframe.service import APIFRAME
from photostudio.engines.apiframe.tasks import finished, started
from photostudio.engines.base import Configuration, Progress, Result, tell
from photostudio.engines.errors import Unsupported
from photostudio.engines.operations import Operation, Photo, alone, seed_of
from photostudio.engines.remote.errors import BadAnswer
from photostudio.engines.remote.pictures import of_size, opened, solid
from photostudio.engines.remote.telling import waits
from photostudio.engines.remote.vendor import Vendor
from photostudio.imaging.arrays import Pixels
from photostudio.imaging.presets import RATIOS

SAME_RATIO = 0.01
CUSTOM = "custom"
LABELS = {size: ratio for ratio, size in RATIOS.items()}


class Apiframe:
    """Sends photos of trained subjects to APIFRAME."""

    name = "apiframe"
    version = "1"
    operations = frozenset({"photo"})

    def __init__(self, vendor: Vendor) -> None:
        self._vendor = vendor

    def warm(self) -> None:
        """Nothing to do ahead."""

    def run(
        self,
        operation: Operation,
        images: Mapping[str, NDArray[Any]],  # noqa: ARG002 - every engine is given them
        *,
        progress: Progress,
        first: int = 0,
    ) -> Iterator[Result]:
        """Yield one photo per variant: see `Engine.run`. No picture is needed: APIFRAME keeps the subject."""
        if not isinstance(operation, Photo):
            raise Unsupported(f"APIFRAME does not do {operation.name!r}.")
        return self._photos(operation, progress, first)

    def train(
        self,
        images: Iterable[Pixels],
        trigger_word: str,
        *,
        progress: Progress,
        begun: str = "",
        on_begun: Callable[[str], None] = lambda _: None,
    ) -> str:
        """Return the training_id of a product: see `Trainer.train`."""
        return training.train(self._vendor, images, trigger_word, progress=progress, begun=begun, on_begun=on_begun)

    def _photos(self, operation: Photo, progress: Progress, first: int) -> Iterator[Result]:
        for number in range(first, operation.variants):
            told = partial(tell, progress, number, operation.variants)
            yield self._photo(alone(operation, number), told)

    def _photo(self, operation: Photo, told: Progress) -> Result:
        told(0.0, "sending it to APIFRAME")
        waiting = waits(told, "waiting for APIFRAME")
        fields = fields_of(operation)
        task = started(self._vendor, "/ai-photo-generate", fields, waiting=waiting)
        task = finished(self._vendor, task, waiting=waiting, seconds=self._vendor.seconds)
        told(0.87, "fetching the photo")
        data = self._vendor.picture(_link(task, self._vendor), waiting=lambda: told(0.9, "fetching the photo"))
        told(0.95, "checking the photo")
        picture, notes = _fitted(solid(opened(data, self._vendor.title), self._vendor.title), operation, self._vendor)
        return Result(picture, seed_of(operation, 0), {"request": task["task_id"], **notes})


def open_apiframe(configuration: Configuration) -> Apiframe:
    """Return the engine; whether it is set up shows with the first call."""
    return Apiframe(Vendor(APIFRAME, configuration.apiframe, configuration.calling, configuration.download))


def fields_of(operation: Photo) -> dict[str, Any]:
    """Return the JSON of a call that makes one photo; a subject that is not named in the words is put before them."""
    trigger, prompt = operation.trigger_word, operation.prompt
    words = prompt if trigger.lower() in prompt.lower() else f"{trigger}, {prompt}"
    size = (operation.width, operation.height)
    shape: dict[str, Any] = {"aspect_ratio": LABELS.get(size, CUSTOM)}
    if shape["aspect_ratio"] == CUSTOM:
        shape |= {"width": operation.width, "height": operation.height}
    named = {"training_id": operation.training_id, "prompt": words, "seed": operation.seed}
    return {**named, **shape, "number_of_images": 1}


def _link(task: Mapping[str, Any], vendor: Vendor) -> str:
    urls = task.get("image_urls")
    if not isinstance(urls, list) or not urls or not isinstance(urls[0], str):
        raise BadAnswer(vendor.title, "no link to a picture")
    return urls[0]


def _fitted(picture: Pixels, operation: Photo, vendor: Vendor) -> tuple[Pixels, dict[str, Any]]:
    """Return the photo in the size asked for, and the size it came in where that is another of the same shape.

    No pixel of such a photo is a product's own, so that a resampling harms none. Raises BadAnswer for another shape.
    """
    rows, columns = picture.shape[:2]
    if (columns, rows) == (operation.width, operation.height):
        return picture, {}
    if abs(columns * operation.height / (rows * operation.width) - 1) > SAME_RATIO:
        of_size(picture, operation.width, operation.height, vendor.title)
    way = cv2.INTER_AREA if columns > operation.width else cv2.INTER_LANCZOS4
    fitted = cv2.resize(picture, (operation.width, operation.height), interpolation=way)
    return np.asarray(fitted, np.uint8), {"resampled_from": [columns, rows]}
