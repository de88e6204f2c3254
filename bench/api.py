"""What the API costs over its engine: `.venv/bin/python bench/api.py --url http://127.0.0.1:8000 --key ps-… --pid PID`.

A studio must run there. Prints one table: the time of an Instant call of 1024² pixels beside the seconds that its
photo's job took, of a cut-out the studio knows and of a new one; the pages' 95th percentile with and without 20
callers who wait; and what a call with a body of 20 MB adds to the memory of the web server, whose process is `--pid`.
"""

import argparse
import base64
import json
import statistics
import threading
import time
from http.client import HTTPConnection
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np
from PIL import Image

PAGES = 200
CALLERS = 20


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", default="http://127.0.0.1:8000")
    parser.add_argument("--key", required=True)
    parser.add_argument("--pid", type=int, required=True, help="of manage.py serve")
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--words", default="soap on marble", help="of the product; a test's engine takes orders here")
    options = parser.parse_args()
    studio = Studio(options.url, options.key, options.words)
    studio.call(product(0))
    known = [studio.overhead(product(0)) for _ in range(options.runs)]
    new = [studio.overhead(product(number + time.time_ns() % 10_000)) for number in range(options.runs)]
    alone = studio.pages()
    waited = studio.pages_while_many_wait()
    grown = studio.memory(options.pid)
    print("| measured | result |\n|---|--:|")
    print(f"| a call over its job, cut-out known | {statistics.median(known):.0f} ms |")
    print(f"| a call over its job, cut-out new | {statistics.median(new):.0f} ms |")
    print(f"| page, 95th percentile, nobody waits | {alone:.1f} ms |")
    print(f"| page, 95th percentile, {CALLERS} wait | {waited:.1f} ms |")
    print(f"| memory of the web server at a 20 MB picture | {grown:.1f} pictures |")


def product(seed: int, side: int = 1024, *, noise: bool = False) -> bytes:
    """Return a PNG: a disc on nothing, another one for each seed; noise makes the file as large as it can be."""
    generator = np.random.default_rng(seed)
    y, x = np.mgrid[:side, :side] / side - 0.5
    shape = (side, side, 3)
    colour = generator.integers(0, 256, shape) if noise else np.broadcast_to(generator.integers(40, 200, 3), shape)
    alpha = (np.hypot(x, y) < (0.49 if noise else 0.25))[..., None] * 255
    file = BytesIO()
    Image.fromarray(np.concatenate([colour, alpha], 2).astype(np.uint8)).save(file, "PNG")
    return file.getvalue()


class Studio:
    def __init__(self, url: str, key: str, words: str) -> None:
        self.host = urlsplit(url).netloc
        self.words = words
        self.key = key

    def call(self, png: bytes, **fields: Any) -> dict[str, str]:
        body = {"product_description": self.words, "product_image": base64.b64encode(png).decode(), "seed": 7}
        connection = HTTPConnection(self.host, timeout=600)
        headers = {"X-Photio-Key": self.key, "Content-Type": "application/json"}
        connection.request("POST", "/v1/inference/instant", json.dumps(body | fields), headers)
        response = connection.getresponse()
        answer = response.read()
        assert response.status == 200, answer[:300]
        return dict(response.getheaders())

    def overhead(self, png: bytes) -> float:
        """Return milliseconds of a call beyond those that its photo took."""
        started = time.perf_counter()
        headers = self.call(png)
        return 1000 * (time.perf_counter() - started) - float(headers["Server-Timing"].partition("dur=")[2])

    def pages(self) -> float:
        times = []
        for _ in range(PAGES):
            started = time.perf_counter()
            connection = HTTPConnection(self.host)
            connection.request("GET", "/")
            connection.getresponse().read()
            times.append(1000 * (time.perf_counter() - started))
        return statistics.quantiles(times, n=20)[-1]

    def pages_while_many_wait(self) -> float:
        callers = [threading.Thread(target=self.call, args=(product(0),)) for _ in range(CALLERS)]
        for caller in callers:
            caller.start()
        time.sleep(2)
        measured = self.pages()
        for caller in callers:
            caller.join()
        return measured

    def memory(self, pid: int) -> float:
        """Return how much the server's peak grows during a call, in sizes of its body."""
        png = product(1, 2700, noise=True)
        Path(f"/proc/{pid}/clear_refs").write_text("5")
        before = peak(pid)
        caller = threading.Thread(target=self.call, args=(png,))
        caller.start()
        caller.join()
        return (peak(pid) - before) / (len(png) * 4 / 3)


def peak(pid: int) -> int:
    status = Path(f"/proc/{pid}/status").read_text()
    return 1024 * int(status.split("VmHWM:")[1].split()[0])


if __name__ == "__main__":
    main()
