"""Photio as an engine: one call for each picture; what must stay is laid back, pixel by pixel."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from numpy.typing import NDArray

from photostudio.engines.base import Configuration, Progress, Result, tell
from photostudio.engines.errors import Unsupported
from photostudio.engines.operations import Generate, Operation, Regen, Upscale, alone, count, seed_of
from photostudio.engines.photio.fields import fields_of, size_of
from photostudio.engines.photio.service import PHOTIO
from photostudio.engines.remote.pictures import from_base64, of_size, opened, solid, under_mask, with_product
from photostudio.engines.remote.telling import waits
from photostudio.engines.remote.vendor import Reply, Vendor
from photostudio.imaging.arrays import Pixels

PATH = "/v1/inference/"


class Photio:
    """Sends operations to Photio."""

    name = "photio"
    version = "1"
    operations = frozenset({"generate", "instant", "remix", "regen", "upscale"})

    def __init__(self, vendor: Vendor) -> None:
        self._vendor = vendor

    def warm(self) -> None:
        """Nothing to do ahead."""

    def run(
        self, operation: Operation, images: Mapping[str, NDArray[Any]], *, progress: Progress, first: int = 0
    ) -> Iterator[Result]:
        """Yield one picture per variant: see `Engine.run`."""
        if operation.name not in self.operations:
            raise Unsupported(f"Photio does not do {operation.name!r}.")
        wanted = count(operation)
        for number in range(first, wanted):
            told = partial(tell, progress, number, wanted)
            yield self._made(alone(operation, number), images, told)

    def _made(self, operation: Operation, images: Mapping[str, NDArray[Any]], told: Progress) -> Result:
        told(0.0, "sending it to Photio")
        fields = fields_of(operation, images)
        reply = self._vendor.ask(PATH + operation.name, fields, waiting=waits(told, "waiting for Photio"))
        told(0.9, "checking the photo")
        picture = self._picture(reply, operation, images)
        told(0.95, "laying the product back")
        return Result(_laid_back(picture, operation, images), seed_of(operation, 0), _notes(reply))

    def _picture(self, reply: Reply, operation: Operation, images: Mapping[str, NDArray[Any]]) -> Pixels:
        title = self._vendor.title
        picture = opened(from_base64((reply.fields or {}).get("body"), title), title)
        of_size(picture, *size_of(operation, images), title)
        return picture if isinstance(operation, Upscale) else solid(picture, title)


def open_photio(configuration: Configuration) -> Photio:
    """Return the engine; whether it is set up shows with the first call."""
    return Photio(Vendor(PHOTIO, configuration.photio, configuration.calling))


def _laid_back(picture: Pixels, operation: Operation, images: Mapping[str, NDArray[Any]]) -> Pixels:
    if isinstance(operation, Regen):
        return under_mask(picture, images)
    if isinstance(operation, Generate) or picture.shape[2] == 4:
        return picture
    return with_product(picture, images)


def _notes(reply: Reply) -> dict[str, Any]:
    """Return what a recipe keeps of the call: by the request's id the service can be asked about it."""
    names = {"request": "x-request-id", "vendor_seed": "x-photostudio-seed", "upscaled": "x-photostudio-upscaled"}
    return {name: reply.headers[header] for name, header in names.items() if header in reply.headers}
