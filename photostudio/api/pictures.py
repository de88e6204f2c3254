"""The pictures of a call: each a URL, a data URI or base64, taken into the key's project once."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from photostudio.api.fields import Base64, NotAPicture, picture
from photostudio.api.refusals import REFUSALS, Invalid, refused_for
from photostudio.jobs import intake, masks
from photostudio.projects.errors import NotACutout
from photostudio.projects.models import Asset, Project, Variant

NO_TEXT = "must be text: a URL, a data URI or base64"
NO_PICTURE = "is neither a URL that begins with https://, nor a data URI, nor base64"
Taken = TypeVar("Taken")


def check(body: Mapping[str, Any], names: Iterable[str]) -> None:
    """Raise Invalid naming all pictures that are missing or no text."""
    sent = {name: body.get(name) for name in names}
    wrong = {name: "is required" if value in (None, "") else NO_TEXT for name, value in sent.items() if not _is(value)}
    if wrong:
        raise Invalid(wrong)


def _is(value: Any) -> bool:
    return isinstance(value, str) and value != ""


def take_in(project: Project, name: str, sent: str) -> Asset | Variant:
    """Return the picture that the field `name` holds: a photo of ours, where the bytes are one. Raises Refused."""
    return _taken(name, sent, lambda given: intake.take_in_once(project, picture=given, name=name))


def take_in_cutout(project: Project, name: str, sent: str) -> Asset:
    """Return the product that the field `name` holds. Raises Refused."""
    found = take_in(project, name, sent)
    if isinstance(found, Variant) or not found.is_cutout:
        raise refused_for(NotACutout(), name)
    return found


def take_in_mask(base: Asset | Variant, name: str, sent: str) -> str:
    """Return the hash of the stored mask that the field `name` holds for `base`. Raises Refused."""
    return _taken(name, sent, lambda given: masks.take_in(base, picture=given))


def _taken(name: str, sent: str, take: Callable[[Base64 | str], Taken]) -> Taken:
    try:
        return take(picture(sent))
    except NotAPicture as error:
        raise Invalid({name: NO_PICTURE}) from error
    except REFUSALS as error:
        raise refused_for(error, name) from error
