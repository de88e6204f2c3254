"""Two services on the loopback, Photio and APIFRAME, that answer well, or fail in the way a test asks for.

Made well, a picture is the one that came, its colours inverted and shifted by the seed: what of the product is seen in
a result has been laid back. A path's `failures` are used up one call after the other; then it goes well.
"""

import base64
import hashlib
import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import numpy as np

from photostudio.engines.services import Calling, Service
from photostudio.imaging.arrays import Pixels
from photostudio.imaging.codecs import decode, encode_png

KEY = "pt-a-secret-key"
CALLING = Calling(seconds=20.0, retries=2, pause=0.01, poll=0.01)
PAGE = b"<!doctype html><title>Maintenance</title>"
WAITS = 30.0

Failure = Callable[["Handler"], None]


class Vendor:
    """The running services: what they were sent, and how they fail."""

    def __init__(self) -> None:
        self.failures: list[Failure] = []
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.keys: list[str] = []
        self.fields: dict[str, Any] = {}
        self.polls = 1
        self.tasks: dict[str, int] = {}
        self.files: dict[str, bytes] = {}
        self.link = ""
        self.closing = threading.Event()
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.server.vendor = self  # type: ignore[attr-defined]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_address[1]}"

    @property
    def service(self) -> Service:
        return Service(url=self.url, key=KEY)

    def paths(self) -> list[str]:
        return [path for path, _ in self.calls]


@contextmanager
def running() -> Iterator[Vendor]:
    vendor = Vendor()
    thread = threading.Thread(target=vendor.server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield vendor
    vendor.closing.set()
    vendor.server.shutdown()
    thread.join()
    vendor.server.server_close()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: Any) -> None:
        """Say nothing."""

    @property
    def vendor(self) -> Vendor:
        found: Vendor = self.server.vendor  # type: ignore[attr-defined]
        return found

    def do_GET(self) -> None:
        self._serve({})

    def do_POST(self) -> None:
        self._serve(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

    def _serve(self, fields: dict[str, Any]) -> None:
        self.fields = fields
        self.vendor.calls.append((self.path, fields))
        self.vendor.keys.append(self.headers.get("X-Photio-Key") or self.headers.get("Authorization") or "")
        try:
            if self.vendor.failures:
                self.vendor.failures.pop(0)(self)
            elif self.path in self.vendor.files:
                self.say(200, self.vendor.files[self.path], "image/png")
            elif self.vendor.keys[-1].removeprefix("Bearer ") != KEY:
                self.say_json(401, {})
            else:
                self.answer(fields)
        except OSError:  # whoever asked has gone
            self.close_connection = True

    def answer(self, fields: dict[str, Any]) -> None:
        if self.path.startswith("/v1/inference/"):
            made = base64.b64encode(encode_png(made_of(self.path.rpartition("/")[2], fields))).decode()
            self.say_json(200, {"status_code": 200, "body": made})
        elif self.path == "/account":
            self.say_json(200, {"email": "me@example.org", "credits": 120, "plan": "Basic", "total_images": 4})
        else:
            self._task(fields)

    def _task(self, fields: dict[str, Any]) -> None:
        """Answer like APIFRAME: uploads and trainings are asked after, `polls` times; photos are there at once."""
        vendor = self.vendor
        if self.path == "/fetch":
            identifier = str(fields["task_id"])
            vendor.tasks[identifier] -= 1
        else:
            identifier = f"task-{len(vendor.tasks) + 1}"
            vendor.tasks[identifier] = 0 if self.path == "/ai-photo-generate" else vendor.polls
            vendor.fields[identifier] = (self.path, fields)
        path, asked = vendor.fields[identifier]
        if vendor.tasks[identifier] > 0:
            running = {"task_id": identifier, "status": "processing", "percentage": "40"}
            self.say_json(200, running if self.path == "/fetch" else {"task_id": identifier})
        elif path == "/ai-photo-train":
            self.say_json(200, {"task_id": identifier, "percentage": 100, "trigger_word": asked["trigger_word"]})
        elif path == "/ai-photo-upload":
            self.say_json(200, {"task_id": identifier, "status": "finished", "message": "Images ready for training"})
        else:
            self.say_json(200, {"task_id": identifier, "status": "finished", "image_urls": [self._filed(asked)]})

    def _filed(self, fields: Mapping[str, Any]) -> str:
        name = f"/pictures/{len(self.vendor.files)}.png"
        self.vendor.files[name] = encode_png(plain(*size_of(fields), int(fields["seed"])))
        return self.vendor.link or self.vendor.url + name

    def say(self, status: int, body: bytes, kind: str = "application/json", **headers: str) -> None:
        self.send_response(status)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **named}.items():
            self.send_header(name, value)
        self.send_header("X-Request-Id", hashlib.sha256(json.dumps(self.fields).encode()).hexdigest()[:12])
        self.end_headers()
        self.wfile.write(body)

    def say_json(self, status: int, fields: Mapping[str, Any], **headers: str) -> None:
        self.say(status, json.dumps(fields).encode(), **headers)


def made_of(operation: str, fields: Mapping[str, Any]) -> Pixels:
    """Return the picture (rows, columns, 3) that the fake Photio makes of what it was sent."""
    if operation == "generate":
        return plain(1024, 1024, int(fields["seed"]))
    name = {"regen": "base_image", "upscale": "image"}.get(operation, "product_image")
    picture = decode(base64.b64decode(fields[name], validate=True)).pixels[..., :3]
    factor = int(fields.get("upscale_by", 1))
    enlarged = picture.repeat(factor, axis=0).repeat(factor, axis=1)
    return np.ascontiguousarray(255 - enlarged + np.uint8(int(fields.get("seed", 0)) % 97))


def plain(width: int, height: int, seed: int) -> Pixels:
    return np.full((height, width, 3), seed % 251, np.uint8)


def size_of(fields: Mapping[str, Any]) -> tuple[int, int]:
    if fields["aspect_ratio"] == "custom":
        return int(fields["width"]), int(fields["height"])
    return {"1:1": (1024, 1024), "3:2": (1216, 832)}[fields["aspect_ratio"]]


def status(code: int, body: Mapping[str, Any] | None = None, **headers: str) -> Failure:
    return lambda handler: handler.say_json(code, body or {}, **headers)


def says(body: bytes, kind: str = "application/json", code: int = 200, **headers: str) -> Failure:
    return lambda handler: handler.say(code, body, kind, **headers)


def body(text: str) -> Failure:
    """A Photio answer with that text in place of its picture."""
    return status(200, {"status_code": 200, "body": text})


def picture(pixels: Pixels) -> Failure:
    return body(base64.b64encode(encode_png(pixels)).decode())


def goes_well(handler: Handler) -> None:
    """Answer as if nothing failed: the failure comes with a later call."""
    handler.answer(handler.fields)


def hangs(handler: Handler) -> None:
    """Say nothing for longer than anybody waits."""
    handler.vendor.closing.wait(WAITS)
    handler.close_connection = True


def drips(handler: Handler) -> None:
    """Send an answer of many bytes one by one."""
    handler.send_response(200)
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    while not handler.vendor.closing.wait(0.02):
        handler.wfile.write(b" ")


def breaks_off(handler: Handler) -> None:
    """Send the half of what was announced, and go."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"status_code": 200, "body": "')
    handler.close_connection = True


def endless(handler: Handler) -> None:
    """Send more than anybody takes, without saying how much it will be."""
    handler.send_response(200)
    handler.send_header("Connection", "close")
    handler.end_headers()
    handler.close_connection = True
    while True:
        handler.wfile.write(b" " * 1_000_000)
