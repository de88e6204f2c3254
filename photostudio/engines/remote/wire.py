"""One HTTP call with a deadline for the whole of it: the only place where engines go to the network.

It goes to the address that the settings name. No redirect is followed, neither proxies nor netrc are looked up, and no
more than a limit of bytes is read. The call runs on a thread of its own, so that whoever waits can tell how it goes,
and can stop waiting, whatever the other side does.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import Any, TypeAlias

import requests
from requests.exceptions import ConnectionError as NotConnected
from requests.exceptions import ConnectTimeout, SSLError
from urllib3.exceptions import HTTPError, NewConnectionError

from photostudio.imaging.limits import MAX_BYTES, MEGABYTE

LIMIT = MAX_BYTES * 4 // 3 + MEGABYTE  # the largest picture we take, in base64, and what is round it
CHUNK = 65_536
TICK_SECONDS = 0.25
CONNECT_SECONDS = 10.0

Waiting: TypeAlias = Callable[[], None]


class CannotConnect(Exception):
    """Nothing answers there; the request was not sent."""


class Interrupted(Exception):
    """The connection broke after the request was sent."""


class TimeIsUp(Exception):
    """The whole answer was not there in time."""


class TooMuch(Exception):
    """The answer is larger than the limit, or packed."""


class NoAddress(Exception):
    """The address or a header is none that can be sent."""


@dataclass(frozen=True)
class Call:
    """A request: `fields` are its JSON, None for a request without a body; `secrets` are headers that nobody sees."""

    method: str
    url: str
    fields: Mapping[str, Any] | None = field(default=None, repr=False)
    secrets: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True)
class Answer:
    """What came back; the names of `headers` are in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)


def exchange(call: Call, *, seconds: float, waiting: Waiting, limit: int = LIMIT) -> Answer:
    """Return the answer to a call; `waiting` is called again and again meanwhile, and what it raises ends the wait.

    Raises CannotConnect, Interrupted, TimeIsUp, TooMuch, NoAddress.
    """
    ends = time.monotonic() + seconds
    results: SimpleQueue[Answer | Exception] = SimpleQueue()
    given_up = Event()
    Thread(target=_work, args=(call, seconds, limit, given_up, results), daemon=True).start()
    try:
        while (left := ends - time.monotonic()) > 0:
            waiting()
            try:
                result = results.get(timeout=min(TICK_SECONDS, left))
            except Empty:
                continue
            if isinstance(result, Exception):
                raise result
            return result
        raise TimeIsUp
    finally:
        given_up.set()


def _work(call: Call, seconds: float, limit: int, given_up: Event, results: "SimpleQueue[Answer | Exception]") -> None:
    try:
        results.put(_sent(call, seconds, limit, given_up))
    except (TooMuch, TimeIsUp) as error:
        results.put(error)
    except (ConnectTimeout, SSLError):
        results.put(CannotConnect())
    except NotConnected as error:
        results.put(CannotConnect() if _was_not_sent(error) else Interrupted())
    except requests.Timeout:
        results.put(TimeIsUp())
    except ValueError:  # its text may hold the header, hence the key: it goes no further
        results.put(NoAddress())
    except (HTTPError, OSError):
        results.put(Interrupted())


def _sent(call: Call, seconds: float, limit: int, given_up: Event) -> Answer:
    headers = {"User-Agent": "Photostudio", "Accept-Encoding": "identity", **call.secrets}
    with requests.Session() as session:
        session.trust_env = False
        response = session.request(
            call.method,
            call.url,
            json=call.fields,
            headers=headers,
            timeout=(min(CONNECT_SECONDS, seconds), seconds),
            allow_redirects=False,
            stream=True,
        )
        with response:
            body = _body(response, limit, given_up)
    return Answer(response.status_code, {name.lower(): value for name, value in response.headers.items()}, body)


def _body(response: requests.Response, limit: int, given_up: Event) -> bytes:
    """Return the body, piece by piece as it comes: a slow drip is left as soon as nobody waits for it."""
    if response.headers.get("Content-Encoding", "identity").strip().lower() != "identity":
        raise TooMuch
    body = bytearray()
    while piece := response.raw.read1(CHUNK):
        body += piece
        if len(body) > limit:
            raise TooMuch
        if given_up.is_set():
            raise TimeIsUp
    return bytes(body)


def _was_not_sent(error: NotConnected) -> bool:
    reason = getattr(error.args[0], "reason", None) if error.args else None
    return isinstance(reason, NewConnectionError)
