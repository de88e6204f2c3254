"""How the two public APIs differ at the door: where a key stands, and the shape of an error."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse

from photostudio.api.refusals import Refused


@dataclass(frozen=True)
class Dialect:
    """`key_of` gives the key's text, "" where there is none; `error` the JSON of a refusal."""

    key_of: Callable[[HttpRequest], str]
    error: Callable[[Refused], dict[str, Any]]

    def refuse(self, refused: Refused) -> HttpResponse:
        return JsonResponse(self.error(refused), status=refused.status, headers=refused.headers)


def _photio_error(refused: Refused) -> dict[str, Any]:
    sentence = str(refused)
    error = {"code": refused.code, "message": sentence, "fields": refused.fields}
    return {"status_code": refused.status, "body": sentence, "error": error}


PHOTIO = Dialect(key_of=lambda request: request.headers.get("X-Photio-Key", ""), error=_photio_error)


def _authorization(request: HttpRequest) -> str:
    """Return the key of an Authorization header, which some clients send as a bearer's."""
    text = request.headers.get("Authorization", "").strip()
    scheme, _, rest = text.partition(" ")
    return rest.strip() if scheme.lower() == "bearer" else text


def _apiframe_error(refused: Refused) -> dict[str, Any]:
    """Return what clients print, `errors[0].msg`; of a wrong key and of our own faults the vendor says nothing."""
    return {} if refused.status in {401, 500} else {"errors": [{"msg": str(refused)}]}


APIFRAME = Dialect(key_of=_authorization, error=_apiframe_error)
