"""The only place that goes to the network: for the picture behind a link, and to tell an address what became of a task.

A link is an attack until shown otherwise. What is checked is the address that is dialled, when it is dialled; there is
no session, hence no cookies, keys, proxies or redirects but those followed here; and the whole has one deadline.
"""

import socket
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from functools import partial
from http.client import HTTPException
from pathlib import Path
from threading import Timer
from types import TracebackType
from typing import Any, Self, TypeVar
from urllib.parse import unquote, urljoin

from requests import Request, Response
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError
from urllib3.util import parse_url

from photostudio.imaging.limits import MAX_BYTES
from photostudio.jobs.public_addresses import Resolve, is_public, look_up
from photostudio.jobs.receiving import receive, too_many_bytes
from photostudio.projects.errors import CouldNotFetch

SECONDS = 10.0
CONNECT_SECONDS = 3.0  # for one address of several
ADDRESSES = 4
REDIRECTS = 3
SCHEMES = frozenset({"http", "https"})
PORTS = frozenset({80, 443, 8080, 8443})
HEADERS = {
    "User-Agent": "Photostudio",
    "Accept": "image/png, image/webp, image/jpeg, */*;q=0.1",
    "Accept-Encoding": "identity",
}
_FAILURES = (HTTPError, HTTPException, OSError, ValueError)  # requests' own are OSErrors

Dial = Callable[[str, int], socket.socket]
Answer = TypeVar("Answer")


def fetch(url: str, *, into: Path, resolve: Resolve = look_up, seconds: float = SECONDS) -> None:
    """Write the bytes that `url` leads to into the new file `into`, within `seconds`.

    Raises CouldNotFetch, TooManyBytes, StoreFull.
    """
    with _reach(resolve, seconds) as adapter, closing(_answer(url, adapter)) as response:
        _copy(response, into)


def post(
    url: str, body: bytes, *, headers: Mapping[str, str], resolve: Resolve = look_up, seconds: float = SECONDS
) -> int:
    """Return the status that `url` answers to `body` within `seconds`; no redirect is followed, no answer read.

    Raises CouldNotFetch.
    """
    request = Request("POST", url, headers=headers, data=body)
    with _reach(resolve, seconds) as adapter, closing(_send(request, adapter)) as response:
        return response.status_code


def is_web_address(url: str) -> bool:
    """Tell whether a link is one that may be asked for at all, wherever its host leads."""
    with suppress(*_FAILURES):
        parts = parse_url(Request("GET", url).prepare().url or "")
        return parts.scheme in SCHEMES and parts.auth is None and parts.port in {None, *PORTS}
    return False


def name_of(url: str) -> str:
    """Return what to call the picture: the last part of the path, or the host."""
    address = url.partition("#")[0].partition("?")[0]
    return unquote(address.rstrip("/").rpartition("/")[2])


@contextmanager
def _reach(resolve: Resolve, seconds: float) -> Iterator[HTTPAdapter]:
    """Lend an adapter that dials checked addresses for `seconds`. Raises CouldNotFetch for all that goes wrong."""
    try:
        with _Deadline(seconds) as deadline, closing(_Adapter(partial(_dial, resolve, deadline))) as adapter:
            yield adapter
            deadline.left()  # what the deadline cut short may look complete
    except _FAILURES as error:
        raise CouldNotFetch from error


def _send(request: Request, adapter: HTTPAdapter) -> Response:
    """Return the answer to a request, its body unread."""
    prepared = request.prepare()
    if not is_web_address(prepared.url or ""):
        raise CouldNotFetch
    return adapter.send(prepared, stream=True, timeout=SECONDS)


def _answer(url: str, adapter: HTTPAdapter) -> Response:
    """Return the answer at the end of the redirects, its body unread."""
    for _hop in range(REDIRECTS + 1):
        response = _send(Request("GET", url, headers=HEADERS), adapter)
        if not response.is_redirect:
            return response
        response.close()
        url = urljoin(url, response.headers["Location"])
    raise CouldNotFetch


def _copy(response: Response, into: Path) -> None:
    """Write the body as it is sent; one shorter than its Content-Length is urllib3's IncompleteRead."""
    encoding = response.headers.get("Content-Encoding", "identity")
    if response.status_code != 200 or encoding.strip().lower() != "identity":
        raise CouldNotFetch
    if (response.raw.length_remaining or 0) > MAX_BYTES:
        raise too_many_bytes()
    receive(response.raw, into)


def _dial(resolve: Resolve, deadline: "_Deadline", host: str, port: int) -> socket.socket:
    """Connect to an address of the host that was checked, after a single look-up; one that is not public bars all."""
    if port not in PORTS or "%" in host:  # a zone of this machine
        raise CouldNotFetch
    endpoints = deadline.grant(partial(resolve, host, port))
    if not all(is_public(endpoint.address) for endpoint in endpoints):
        raise CouldNotFetch
    for endpoint in endpoints[:ADDRESSES]:
        with suppress(OSError):
            wait = min(CONNECT_SECONDS, deadline.left())
            return deadline.watch(socket.create_connection(endpoint.dialled, timeout=wait))
    raise CouldNotFetch


class _Dialled:
    """A connection that is dialled by us, and otherwise urllib3's: name, certificate and Host are the URL's."""

    host: str
    port: int

    def __init__(self, dial: Dial, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._dial = dial

    def _new_conn(self) -> socket.socket:
        return self._dial(self.host, self.port)


class _HTTPConnection(_Dialled, HTTPConnection):
    pass


class _HTTPSConnection(_Dialled, HTTPSConnection):
    pass


_CONNECTIONS = {"http": _HTTPConnection, "https": _HTTPSConnection}


class _Adapter(HTTPAdapter):
    """requests' adapter, with connections dialled by `dial`."""

    def __init__(self, dial: Dial) -> None:
        super().__init__()
        self._dial = dial

    def get_connection_with_tls_context(self, *args: Any, **kwargs: Any) -> Any:
        pool: Any = super().get_connection_with_tls_context(*args, **kwargs)
        pool.ConnectionCls = partial(_CONNECTIONS[pool.scheme], self._dial)
        return pool


class _Deadline:
    """Shuts the connection when the time is up: a time-out for each read lets a slow drip hold it for hours."""

    def __init__(self, seconds: float) -> None:
        self._ends = time.monotonic() + seconds
        self._timer = Timer(seconds, self._shut)
        self._timer.daemon = True
        self._held: socket.socket | None = None

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()
        self._let_go()

    def left(self) -> float:
        """Return the seconds that are left. Raises TimeoutError."""
        left = self._ends - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left

    def grant(self, call: Callable[[], Answer]) -> Answer:
        """Return what `call` returns in time; one that hangs, as a look-up may, is left behind. Raises TimeoutError."""
        caller = ThreadPoolExecutor(max_workers=1)
        try:
            return caller.submit(call).result(self.left())
        finally:
            caller.shutdown(wait=False)

    def watch(self, connection: socket.socket) -> socket.socket:
        """Hold on to the connection, also once it is wrapped for TLS."""
        self._let_go()
        self._held = connection.dup()
        if time.monotonic() >= self._ends:  # the timer has come before
            self._shut()
        return connection

    def _shut(self) -> None:
        if self._held:
            with suppress(OSError):
                self._held.shutdown(socket.SHUT_RDWR)

    def _let_go(self) -> None:
        if self._held:
            self._held.close()
