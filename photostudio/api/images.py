"""Addresses of photos that open without a key or a session: signed, unguessable, and only for a while."""

from uuid import UUID

from django.conf import settings
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe

from photostudio.api.dialects import APIFRAME
from photostudio.api.refusals import Refused
from photostudio.projects import store
from photostudio.projects.models import Variant

GONE = "This image address has expired. Fetch its task again: the answer has a new one."
UNKNOWN = "There is no image at this address. Fetch its task again, and use the address as it is."
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "private, max-age=3600",
}
_signer = TimestampSigner(salt="photostudio.images", sep="~")


def address(request: HttpRequest, photo: Variant) -> str:
    """Return the address under which anybody who has it can open `photo` for as long as the setting says."""
    return request.build_absolute_uri(reverse("api:image", args=[_signer.sign(photo.uuid.hex)]))


@require_safe
def show_image(_request: HttpRequest, token: str) -> HttpResponseBase:
    """The photo that a signed address names."""
    try:
        photo = _named(token)
        file = store.path(photo.sha256).open("rb")
    except Refused as refused:
        return APIFRAME.refuse(refused)
    except FileNotFoundError:
        return APIFRAME.refuse(Refused(404, "not_found", UNKNOWN))
    return FileResponse(file, content_type="image/png", filename=f"{photo.uuid}.png", headers=HEADERS)


def _named(token: str) -> Variant:
    """Return the photo of an address that counts. Raises Refused."""
    try:
        uuid = UUID(_signer.unsign(token, max_age=settings.PHOTOSTUDIO_IMAGE_SECONDS))
    except SignatureExpired as error:
        raise Refused(410, "expired", GONE) from error
    except (BadSignature, ValueError) as error:
        raise Refused(404, "not_found", UNKNOWN) from error
    found = Variant.objects.filter(uuid=uuid, trashed_at=None, project__trashed_at=None).first()
    if found is None:
        raise Refused(404, "not_found", UNKNOWN)
    return found
