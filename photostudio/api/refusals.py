"""What a call is refused for: a status, a code for programs, one sentence for people."""

from collections.abc import Mapping

from photostudio.engines.errors import EngineError, InvalidOperation
from photostudio.imaging import errors as imaging
from photostudio.imaging.limits import MAX_BYTES, MAX_PIXELS, MAX_SIDE, MEGABYTE
from photostudio.projects import errors as projects

REFUSALS = (imaging.ImagingError, projects.ProjectError, EngineError)
RETRY_SECONDS = 5
SERVER_SENTENCE = (
    "Something broke in the studio. Nothing was lost: send the same call again, or report its X-Request-Id."
)


class Refused(Exception):
    """`fields` say of each field that is wrong what is; `retry_after` is in seconds, 0 where a retry does not help."""

    def __init__(
        self,
        status: int,
        code: str,
        sentence: str,
        *,
        fields: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        retry_after: int = 0,
    ) -> None:
        super().__init__(sentence)
        self.status = status
        self.code = code
        self.fields = dict(fields or {})
        self.headers = {**(headers or {}), **({"Retry-After": str(retry_after)} if retry_after else {})}


class Invalid(Refused):
    """400: fields are wrong; the sentence names them all."""

    def __init__(self, fields: Mapping[str, str]) -> None:
        sentence = " ".join(f"{name} {complaint}." for name, complaint in fields.items())
        super().__init__(400, "invalid", sentence, fields=fields)


# a program is told of its field; the pages' own sentences speak of dropping files
_OF_PICTURES: Mapping[type[Exception], tuple[int, str]] = {
    imaging.NotAnImage: (415, "is not a PNG, JPEG or WebP picture: send its URL, a data URI or base64"),
    imaging.DamagedImage: (415, "is cut off or damaged: export the picture again"),
    imaging.TooManyBytes: (413, f"has more than {MAX_BYTES // MEGABYTE} MB: save the picture smaller"),
    imaging.TooManyPixels: (
        413,
        f"has too many pixels: at most {MAX_PIXELS // 1_000_000} megapixels and {MAX_SIDE} a side, frames included",
    ),
    imaging.NoProduct: (400, "is fully transparent: export the product with its pixels"),
    imaging.MaskOfOtherSize: (400, "has another size than base_image: save the mask in the picture's size"),
    imaging.MaskIsEmpty: (400, "is all white, so there is nothing to do: paint black what shall change"),
    imaging.MaskIsFull: (400, "covers the whole picture, so nothing is left to go by: paint a smaller area black"),
    projects.NotACutout: (
        400,
        "has no transparent background, so there is no product to place: cut it out, and send a PNG or WebP in which "
        "everything around the product has alpha 0",
    ),
    projects.CouldNotFetch: (
        422,
        "could not be fetched: check that the URL opens without a login, or send the picture as base64",
    ),
}
_BUSY = (projects.StoreFull, projects.DarkroomBusy, projects.DarkroomFailed)


def refused_for(error: Exception, field: str = "") -> Refused:
    """Return how a call ends that met an error of the domain, while its `field` was read if it is named."""
    if isinstance(error, InvalidOperation):
        return Refused(400, "invalid", str(error), fields={error.field: str(error)})
    known = next((_OF_PICTURES[kind] for kind in type(error).__mro__ if kind in _OF_PICTURES), None)
    if known and field:
        status, complaint = known
        return Refused(status, _code(error), f"{field} {complaint}.", fields={field: complaint})
    if isinstance(error, _BUSY):
        return Refused(503, _code(error), str(error), retry_after=RETRY_SECONDS)
    if isinstance(error, projects.KeyTaken):
        return Refused(409, _code(error), str(error))
    fields = {field: str(error)} if field else {}
    return Refused(400 if field or isinstance(error, EngineError) else 500, _code(error), str(error), fields=fields)


def _code(error: Exception) -> str:
    return str(getattr(error, "code", "engine"))
