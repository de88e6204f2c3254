"""A service with its key: asks, tries again where that helps, and says in a sentence what went wrong."""

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from photostudio.engines.remote.cassettes import Blank, Cassettes
from photostudio.engines.remote.errors import (
    BadAnswer,
    BrokenOff,
    Busy,
    KeyRefused,
    NoKey,
    NotRecorded,
    Refused,
    ServiceError,
    TooSlow,
    Troubled,
    Unreachable,
    WrongAddress,
)
from photostudio.engines.remote.wire import (
    LIMIT,
    TICK_SECONDS,
    Answer,
    Call,
    CannotConnect,
    Interrupted,
    NoAddress,
    TimeIsUp,
    TooMuch,
    Waiting,
    exchange,
)
from photostudio.engines.services import Calling, Download, Service
from photostudio.imaging.limits import MAX_BYTES

PASSING = frozenset({429, 500, 502, 503, 504})
LONGEST_WAIT = 60.0  # seconds: whoever asks us to wait longer is told to the user instead
LONGEST_SAID = 200  # characters of a service's own words


@dataclass(frozen=True)
class Reply:
    """An answer, read: `fields` is its JSON object, None when it is none."""

    status: int
    headers: Mapping[str, str]
    fields: Mapping[str, Any] | None = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class Names:
    """What a service is called, the header its key goes into, and the settings of key and address.

    `status_field` is where its answers repeat the status, if they do.
    """

    title: str
    header: str
    key_setting: str
    url_setting: str
    status_field: str = ""


class Vendor:
    """A service, called as its `names`, its address and the patience of `calling` say.

    `download` fetches what it links to on other hosts, after a check of where they are.
    """

    def __init__(self, names: Names, service: Service, calling: Calling, download: Download | None = None) -> None:
        self.names = names
        self.title = names.title
        self._service = service
        self._calling = calling
        self._download = download
        self._cassettes = Cassettes(Path(calling.cassettes), records=calling.records) if calling.cassettes else None

    @property
    def seconds(self) -> float:
        """How long one call, or one task, may take."""
        return self._calling.seconds

    @property
    def poll(self) -> float:
        """Seconds between two questions after a task; recorded answers are there at once."""
        return 0.0 if self._calling.replays else self._calling.poll

    def ask(
        self, path: str, fields: Mapping[str, Any] | None = None, *, waiting: Waiting, method: str = "POST"
    ) -> Reply:
        """Return the reply of a call that went well: a JSON object. Raises ServiceError."""
        reply = self._tried(Call(method, self._service.url + path, fields, self._key()), waiting)
        if reply.status == 200 and reply.fields is not None:
            return reply
        raise self._refusal(reply)

    def picture(self, url: str, *, waiting: Waiting) -> bytes:
        """Return the bytes behind a link that the service gave, fetched without the key. Raises EngineError.

        Its own host is the one that the settings name, wherever that is; any other must be a public one.
        """
        if urlsplit(url)[:2] == urlsplit(self._service.url)[:2]:
            answer = self._once(Call("GET", url), waiting, limit=MAX_BYTES)
        else:
            answer = self._recorded(Call("GET", url), partial(self._downloaded, url))
        if answer.status != 200:
            raise BadAnswer(self.title, f"a link to a picture that is not there (it said {answer.status})")
        return answer.body

    def pause(self, seconds: float, waiting: Waiting) -> None:
        """Wait; `waiting` is called meanwhile, and what it raises ends the pause."""
        ends = time.monotonic() + seconds
        while (left := ends - time.monotonic()) > 0:
            waiting()
            time.sleep(min(TICK_SECONDS, left))

    def _key(self) -> dict[str, str]:
        if not self._service.key and not self._calling.replays:
            raise NoKey(self.title, self.names.key_setting)
        return {self.names.header: self._service.key}

    def _tried(self, call: Call, waiting: Waiting) -> Reply:
        """Return the reply, after as many tries as help. What may have been counted already is not asked for again."""
        for tries in range(self._calling.retries + 1):
            is_last = tries == self._calling.retries
            wait = self._calling.pause * 2**tries
            try:
                reply = self._read(self._once(call, waiting))
            except Unreachable:
                if is_last:
                    raise
            else:
                if reply.status not in PASSING:
                    return reply
                wait = retry_after(reply.headers) or wait
                if is_last or wait > LONGEST_WAIT:
                    raise self._trouble(reply, tries + 1)
            self.pause(wait, waiting)
        raise AssertionError  # the last try returns or raises

    def _once(self, call: Call, waiting: Waiting, *, limit: int = LIMIT) -> Answer:
        """Return the answer to a call made once. Raises ServiceError."""
        live = partial(exchange, call, seconds=self._calling.seconds, waiting=waiting, limit=limit)
        try:
            return self._recorded(call, live)
        except (CannotConnect, Interrupted, TimeIsUp, TooMuch, NoAddress) as error:
            raise self._said(error) from None

    def _recorded(self, call: Call, live: Callable[[], Answer]) -> Answer:
        """Return the recorded answer to a call, where there are cassettes, else the live one. Raises NotRecorded."""
        if self._cassettes is None:
            return live()
        try:
            return self._cassettes.answer(call, live)
        except Blank:
            raise NotRecorded(self.title) from None

    def _downloaded(self, url: str) -> Answer:
        if self._download is None:
            raise BadAnswer(self.title, "a link to another host, which may not be followed here")
        return Answer(200, {}, self._download(url))

    def _said(self, error: Exception) -> ServiceError:
        match error:
            case CannotConnect():
                return Unreachable(self.title, self._service.url)
            case Interrupted():
                return BrokenOff(self.title)
            case TimeIsUp():
                return TooSlow(self.title, self._calling.seconds)
            case TooMuch():
                return BadAnswer(self.title, "more than a picture can be")
        return WrongAddress(self.title, self.names.url_setting)

    def _read(self, answer: Answer) -> Reply:
        fields = _json_object(answer.body)
        status = answer.status
        inner = fields.get(self.names.status_field) if fields and status == 200 else None
        return Reply(inner if type(inner) is int else status, answer.headers, fields)

    def _trouble(self, reply: Reply, tries: int) -> ServiceError:
        if reply.status == 429:
            return Busy(self.title, retry_after(reply.headers))
        return Troubled(self.title, reply.status, tries)

    def _refusal(self, reply: Reply) -> ServiceError:
        if reply.status in {401, 403}:
            return KeyRefused(self.title, self.names.key_setting)
        if 300 <= reply.status < 400:
            return WrongAddress(self.title, self.names.url_setting)
        if 400 <= reply.status < 500:
            return Refused(self.title, self.said(reply.fields or {}) or str(reply.status))
        if reply.status != 200:
            return Troubled(self.title, reply.status, 1)
        is_page = "html" in reply.headers.get("content-type", "")
        return BadAnswer(self.title, "a web page in place of a picture" if is_page else "something that is no JSON")

    def said(self, fields: Mapping[str, Any]) -> str:
        """Return a service's own words in a reply, short, on one line, without the key; empty for none."""
        text = next((found for found in _sentences(fields) if isinstance(found, str)), "")
        if self._service.key:
            text = text.replace(self._service.key, "…")
        text = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
        return text if len(text) <= LONGEST_SAID else f"{text[: LONGEST_SAID - 1]}…"


def retry_after(headers: Mapping[str, str]) -> float:
    """Return the seconds that a Retry-After asks to wait, in digits or as a date; 0 when it says nothing."""
    text = headers.get("retry-after", "").strip()
    if text.isdecimal() and len(text) < 10:
        return float(text)
    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - time.time())
    except (ValueError, OverflowError):
        return 0.0


def _json_object(body: bytes) -> dict[str, Any] | None:
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _sentences(fields: Mapping[str, Any]) -> list[Any]:
    """Return where services put what went wrong, the most telling first."""
    errors = fields.get("errors")
    first = errors[0] if isinstance(errors, list) and errors else None
    error = fields.get("error")
    return [
        error.get("message") if isinstance(error, dict) else error,
        first.get("msg") if isinstance(first, dict) else first,
        fields.get("message"),
        fields.get("body"),
    ]
