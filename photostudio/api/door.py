"""The door of every call: method, key, limits and body are checked, the call is logged, every answer is JSON."""

import logging
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass, field
from typing import Any, ClassVar, TypeAlias
from uuid import uuid4

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from photostudio.api import bodies, calls
from photostudio.api.dialects import Dialect
from photostudio.api.refusals import REFUSALS, RETRY_SECONDS, SERVER_SENTENCE, Refused, refused_for
from photostudio.jobs import engines, waiting
from photostudio.projects import keys
from photostudio.projects.models import ApiKey

NO_KEY = "The API key is missing or wrong. Copy it anew from the keys page, or make another one there."

logger = logging.getLogger(__name__)


@dataclass
class Visit:
    """A call that was let in; `body` holds the fields as they were sent."""

    request: HttpRequest
    key: ApiKey
    call: calls.Open
    body: dict[str, Any] = field(default_factory=dict)

    @property
    def engine(self) -> str | None:
        """The engine that is asked: the default; for a sandbox key the one here, as its photos shall cost nothing."""
        return engines.here() if self.key.is_sandbox else None


Handler: TypeAlias = Callable[[Visit], HttpResponseBase]


@dataclass(frozen=True, kw_only=True)
class Door:
    """A view. Its handler may raise Refused, and whatever the domain refuses.

    A handler that `waits` for a job takes one of the few places for that. A key that may only read opens the doors of
    that scope.
    """

    handler: Handler
    operation: str
    dialect: Dialect
    method: str = "POST"
    scope: str = ApiKey.Scope.ALL
    waits: bool = False

    csrf_exempt: ClassVar = True  # a key is no cookie: no browser sends it by itself
    largest_body: ClassVar = bodies.LARGEST_BODY

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        headers = {"X-Request-Id": str(uuid4())}
        try:
            if request.method != self.method:
                raise wrong_method(self.method)
            key = keys.find(self.dialect.key_of(request))
            if key is None:
                raise Refused(401, "key", NO_KEY)
            call = calls.begin(key, self.operation)
            headers = {"X-Request-Id": str(call.row.uuid), **call.rate.headers}
            response = self._answer(request, Visit(request, key, call))
        except Refused as refused:
            response = self.dialect.refuse(refused)
        except Exception:
            logger.exception("Call %s failed.", headers["X-Request-Id"])
            response = self.refusal(500, SERVER_SENTENCE)
        for name, value in headers.items():
            response[name] = value
        return response

    def refusal(self, status: int, sentence: str) -> HttpResponseBase:
        """Answer in this API's shape what is refused before or behind the handler."""
        return _refusal(self.dialect, status, sentence)

    def _answer(self, request: HttpRequest, visit: Visit) -> HttpResponseBase:
        """Return the handler's answer; however it ends is noted in the log."""
        status = 500
        try:
            response = self._let_in(request, visit)
            status = response.status_code
        except Refused as refused:
            status = refused.status
            raise
        finally:
            visit.call.close(status)
        return response

    def _let_in(self, request: HttpRequest, visit: Visit) -> HttpResponseBase:
        try:
            return self._handled(request, visit)
        except REFUSALS as error:
            raise refused_for(error) from error
        except waiting.NoPlace as error:
            raise Refused(503, "busy", str(error), retry_after=RETRY_SECONDS) from error

    def _handled(self, request: HttpRequest, visit: Visit) -> HttpResponseBase:
        keys.note_use(visit.key)
        if ApiKey.Scope.ALL == self.scope != visit.key.scope:
            raise Refused(403, "scope", "This key may only read. Make one that may call everything on the keys page.")
        with waiting.place() if self.waits else nullcontext():
            if self.method == "POST":
                visit.body = _read(request, visit.call)
            return self.handler(visit)


@dataclass(frozen=True)
class Nowhere:
    """The view of all addresses of an API that there are not."""

    dialect: Dialect

    csrf_exempt: ClassVar = True
    largest_body: ClassVar = bodies.LARGEST_BODY

    def __call__(self, _request: HttpRequest) -> HttpResponseBase:
        return self.refusal(404, "There is no call of this name. The calls are listed at /api/docs.")

    def refusal(self, status: int, sentence: str) -> HttpResponseBase:
        return _refusal(self.dialect, status, sentence)


CODES = {400: "bad_request", 404: "not_found", 405: "method", 413: "too_large", 500: "server"}


def wrong_method(*allowed: str) -> Refused:
    methods = ", ".join(allowed)
    return Refused(405, "method", f"This address answers to {methods} only.", headers={"Allow": methods})


def _refusal(dialect: Dialect, status: int, sentence: str) -> HttpResponseBase:
    response = dialect.refuse(Refused(status, CODES.get(status, "refused"), sentence))
    response["X-Request-Id"] = str(uuid4())
    return response


def _read(request: HttpRequest, call: calls.Open) -> dict[str, Any]:
    """Return the fields of the body. Raises Refused, also when its idempotency key came with another one."""
    body = bodies.read(request)
    calls.recognise(call, request.headers.get("Idempotency-Key", ""), body.sha256)
    return body.fields
