"""A link is fetched only from public addresses, within a limit of bytes and of seconds, and gives nothing away.

A real server on the loopback answers; the resolver of a test says of which address that shall count.
"""

import gzip
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from photostudio.imaging.codecs import encode_png
from photostudio.imaging.errors import TooManyBytes
from photostudio.imaging.limits import MAX_BYTES
from photostudio.jobs import fetching
from photostudio.jobs.fetching import AT_ONCE, fetch, name_of
from photostudio.jobs.public_addresses import Endpoint, is_public, look_up
from photostudio.projects.errors import CouldNotFetch, FetchingBusy
from tests.jobs.link_server import LinkServer, answer
from tests.pictures import cutout

PNG = encode_png(cutout(60, 80))
PUBLIC = "93.184.215.14"
LINK = "http://pictures.example/bottle.png"


@pytest.fixture
def server() -> Iterator[LinkServer]:
    with LinkServer() as running:
        yield running


@pytest.fixture
def into(tmp_path: Path) -> Path:
    return tmp_path / "fetched"


def refused(url: str, server: LinkServer, into: Path, *, seconds: float = 5.0) -> None:
    """Expect the one sentence that all refused links have."""
    with pytest.raises(CouldNotFetch, match="This link could not be fetched"):
        fetch(url, into=into, resolve=server.resolve, seconds=seconds)


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "93.184.215.14", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_public_addresses_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254"),
        *("100.64.0.1", "192.0.0.1", "192.0.2.1", "198.18.0.1", "203.0.113.5", "224.0.0.1", "240.0.0.1"),
        *("255.255.255.255", "::", "::1", "fe80::1", "fe80::1%eth0", "2606:4700::1111%eth0", "fc00::1", "fec0::1"),
        *("ff02::1", "2001:db8::1", "100::1", "::127.0.0.1", "::8.8.8.8", "64:ff9b:1::808:808"),
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::ffff:100.64.0.1"),  # mapped
        *("2002:7f00:1::", "2002:a00:1::", "2002:a9fe:a9fe::1"),  # 6to4
        *("64:ff9b::7f00:1", "64:ff9b::a00:1", "64:ff9b::a9fe:a9fe"),  # NAT64
        *("2001:0:4136:e378:8000:63bf:3fff:fdd2", "2001:0:7f00:1::"),  # Teredo
        *("", "localhost", "127.1", "pictures.example"),
    ],
)
def test_other_addresses_are_not(address: str) -> None:
    assert not is_public(address)


def test_a_good_picture_arrives_byte_for_byte(server: LinkServer, into: Path) -> None:
    server.answers = [answer(PNG)]
    fetch(LINK, into=into, resolve=server.resolve)
    assert into.read_bytes() == PNG


def test_a_picture_in_chunks_arrives_byte_for_byte(server: LinkServer, into: Path) -> None:
    chunks = b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in (PNG[:99], PNG[99:])) + b"0\r\n\r\n"
    server.answers = [b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks]
    fetch(LINK, into=into, resolve=server.resolve)
    assert into.read_bytes() == PNG


def test_a_request_says_nothing_but_what_it_wants(
    server: LinkServer, into: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".netrc").write_text("default login me password secret", encoding="utf-8")
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    server.answers = [answer(b"", 302, "Location: /other.png", "Set-Cookie: key=1"), answer(PNG)]
    fetch(LINK, into=into, resolve=server.resolve)
    for request in server.requests:
        names = {line.partition(":")[0].lower() for line in request.splitlines()[1:] if line}
        assert names <= {"host", "user-agent", "accept", "accept-encoding", "connection"}
        assert "Accept-Encoding: identity" in request
        assert "Host: pictures.example" in request
    assert len(server.requests) == 2


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd", "ftp://pictures.example/a.png", "gopher://pictures.example/", "data:image/png,A",
        "javascript:alert(1)", "httpx://pictures.example/", "//pictures.example/a.png", "a.png", "", "http://",
        "http://[", "http://[::1", "http:///a.png", "http://a b/", "http://x:y/",
    ],
)  # fmt: skip
def test_what_is_no_link_of_the_web_is_refused(url: str, server: LinkServer, into: Path) -> None:
    server.answers = [answer(PNG)]
    refused(url, server, into)
    assert server.requests == []


@pytest.mark.parametrize("port", [1, 22, 25, 81, 5432, 6379, 8000, 8081, 65535, 65536])
def test_other_ports_are_refused_before_the_name_is_looked_up(port: int, server: LinkServer, into: Path) -> None:
    refused(f"http://pictures.example:{port}/a.png", server, into)
    assert server.asked == []


@pytest.mark.parametrize("port", [80, 443, 8080, 8443])
def test_the_webs_ports_are_open(port: int, server: LinkServer, into: Path) -> None:
    server.answers = [answer(PNG)]
    fetch(f"http://pictures.example:{port}/a.png", into=into, resolve=server.resolve)
    assert server.asked == ["pictures.example"]


@pytest.mark.parametrize("login", ["me", "me:secret", ":secret", "pictures.example:80"])
def test_a_login_in_the_link_is_refused(login: str, server: LinkServer, into: Path) -> None:
    refused(f"http://{login}@pictures.example/a.png", server, into)
    assert server.asked == []


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "[::1]", "127.1", "0x7f.1", "2130706433", "0", "[::ffff:7f00:1]", "[fe80::1%25lo]"],
)
def test_the_machine_itself_is_refused_however_it_is_written(host: str, server: LinkServer, into: Path) -> None:
    with pytest.raises(CouldNotFetch):
        fetch(f"http://{host}:8080/", into=into, resolve=look_up)


def test_a_host_name_that_cannot_be_is_refused(into: Path) -> None:
    with pytest.raises(CouldNotFetch):
        fetch(f"http://{'a' * 70}.example/", into=into, resolve=look_up)


def test_one_private_address_among_public_ones_bars_the_name(server: LinkServer, into: Path) -> None:
    server.places["pictures.example"] = [PUBLIC, "10.0.0.1"]
    refused(LINK, server, into)
    assert server.requests == []


def test_a_name_that_leads_nowhere_is_refused(server: LinkServer, into: Path) -> None:
    server.places["pictures.example"] = []
    refused(LINK, server, into)


def test_a_redirect_is_followed(server: LinkServer, into: Path) -> None:
    server.answers = [answer(b"", 301, "Location: http://other.example/b.png"), answer(PNG)]
    fetch(LINK, into=into, resolve=server.resolve)
    assert into.read_bytes() == PNG
    assert server.asked == ["pictures.example", "other.example"]


@pytest.mark.parametrize(
    "target",
    [
        "http://inside.example/",
        "http://me@other.example/",
        "http://other.example:22/",
        "file:///etc/passwd",
        "//inside.example",
    ],
)
def test_each_redirect_is_checked_anew(target: str, server: LinkServer, into: Path) -> None:
    server.places["inside.example"] = ["192.168.0.1"]
    server.answers = [answer(b"", 302, f"Location: {target}"), answer(PNG)]
    refused(LINK, server, into)
    assert len(server.requests) == 1


def test_the_fourth_redirect_is_refused(server: LinkServer, into: Path) -> None:
    server.answers = [answer(b"", 302, "Location: /again")] * 4 + [answer(PNG)]
    refused(LINK, server, into)
    assert len(server.requests) == 4


def test_a_name_is_looked_up_once_so_that_it_cannot_lead_elsewhere_after_the_check(
    server: LinkServer, into: Path
) -> None:
    answers = iter([PUBLIC, "127.0.0.1"])
    server.answers = [answer(PNG)]
    fetch(LINK, into=into, resolve=lambda host, port: [Endpoint(next(answers), server.address)])
    assert next(answers) == "127.0.0.1"


def test_a_body_larger_than_its_header_allows_is_refused_unread(server: LinkServer, into: Path) -> None:
    server.answers = [b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % (MAX_BYTES + 1)]
    with pytest.raises(TooManyBytes):
        fetch(LINK, into=into, resolve=server.resolve)
    assert not into.exists()


def test_a_body_without_a_length_is_counted(server: LinkServer, into: Path) -> None:
    server.answers = [b"HTTP/1.1 200 OK\r\n\r\n" + bytes(MAX_BYTES + 1)]
    with pytest.raises(TooManyBytes):
        fetch(LINK, into=into, resolve=server.resolve)


@pytest.mark.parametrize(
    "head",
    ["Content-Length: 9999", "Transfer-Encoding: chunked\r\n\r\nffff", "Content-Length: 5, 6"],
)
def test_an_answer_cut_short_is_refused(head: str, server: LinkServer, into: Path) -> None:
    server.answers = [b"HTTP/1.1 200 OK\r\n%b\r\n\r\n" % head.encode() + PNG[:99]]
    refused(LINK, server, into)


def test_a_compressed_answer_is_refused(server: LinkServer, into: Path) -> None:
    server.answers = [answer(gzip.compress(PNG), 200, "Content-Encoding: gzip")]
    refused(LINK, server, into)


@pytest.mark.parametrize("status", [204, 206, 304, 401, 403, 404, 500])
def test_only_an_answer_that_has_the_picture_is_taken(status: int, server: LinkServer, into: Path) -> None:
    server.answers = [answer(b"" if status in {204, 304} else PNG, status)]
    refused(LINK, server, into)


@pytest.mark.parametrize("what", [b"", b"SSH-2.0-OpenSSH\r\n", b"HTTP/1.1 200 OK\r\n" + b"a: b\r\n" * 200])
def test_what_is_no_answer_of_the_web_is_refused(what: bytes, server: LinkServer, into: Path) -> None:
    server.answers = [what]
    refused(LINK, server, into)


@pytest.mark.parametrize("head", [b"HTTP/1.1 200 OK\r\n\r\n", b"HTTP/1.1 200 OK\r\nX: "], ids=["body", "headers"])
def test_a_slow_drip_is_cut_at_the_deadline(head: bytes, server: LinkServer, into: Path) -> None:
    server.answers = [head]
    server.drips = True
    refused(LINK, server, into, seconds=0.3)


def test_a_look_up_that_hangs_is_left_behind(into: Path) -> None:
    done = threading.Event()

    def hang(host: str, port: int) -> list[Endpoint]:
        done.wait(5)
        return []

    with pytest.raises(CouldNotFetch):
        fetch(LINK, into=into, resolve=hang, seconds=0.1)
    done.set()


def test_one_link_too_many_is_refused_until_another_has_ended(
    server: LinkServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "WAIT_SECONDS", 0.05)
    under_way, go_on = threading.Barrier(AT_ONCE + 1), threading.Event()
    server.answers = [answer(PNG)] * (AT_ONCE + 1)

    def held(host: str, port: int) -> list[Endpoint]:
        under_way.wait(5)
        go_on.wait(5)
        return server.resolve(host, port)

    with ThreadPoolExecutor(AT_ONCE) as others:
        fetches = [others.submit(fetch, LINK, into=tmp_path / f"{n}", resolve=held) for n in range(AT_ONCE)]
        under_way.wait(5)
        with pytest.raises(FetchingBusy) as refusal:
            fetch(LINK, into=tmp_path / "last", resolve=server.resolve)
        assert refusal.value.retryable
        assert server.asked == []
        go_on.set()
        assert [done.result() for done in fetches] == [None] * AT_ONCE
    fetch(LINK, into=tmp_path / "last", resolve=server.resolve)
    assert [(tmp_path / name).read_bytes() for name in ("0", "last")] == [PNG, PNG]


def test_a_secure_connection_asks_for_the_host_by_name_and_wants_its_certificate(
    server: LinkServer, into: Path
) -> None:
    server.answers = [answer(PNG)]  # in clear: no certificate
    refused("https://pictures.example/a.png", server, into)
    assert "pictures.example" in server.requests[0]


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://pictures.example/shop/red%20bottle.png?size=2#top", "red bottle.png"),
        ("https://pictures.example/", "pictures.example"),
        ("https://pictures.example", "pictures.example"),
        ("http://[", "["),
    ],
)
def test_a_picture_is_named_after_its_link(url: str, name: str) -> None:
    assert name_of(url) == name
