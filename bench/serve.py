#!/usr/bin/env python3
"""Compare web servers on the real projects page: requests a second, and page times while uploads drip in.

    .venv/bin/python bench/serve.py --peers /tmp/peers     every server; granian and gunicorn live in that venv
    .venv/bin/python bench/serve.py --url http://127.0.0.1:8000    ten users on a studio that runs already

Everything stays on the loopback interface. Needs `wrk` for the first column.
"""

import argparse
import contextlib
import http.client
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

HOUSE = Path(__file__).resolve().parent.parent
PORT = 8765
GRANIAN = "-m granian --interface wsgi --no-ws --log-level error --port {port} photostudio.wsgi:application"
GUNICORN = "-m gunicorn --log-level error --bind 127.0.0.1:{port} --worker-class gthread photostudio.wsgi"
WAITRESS = "-m waitress --listen 127.0.0.1:{port} --connection-limit 1000"
NEW_PROJECT = """
from photostudio.jobs.samples import ensure_sample_project
from photostudio.projects.models import Project
ensure_sample_project()
print(Project.objects.create(name="Uploads").uuid)
"""
SERVERS = {
    "granian, 1 thread": f"{GRANIAN} --blocking-threads 1",
    "granian, 8 threads": f"{GRANIAN} --blocking-threads 8",
    "granian, 64 threads": f"{GRANIAN} --blocking-threads 64",
    "gunicorn, 8 threads": f"{GUNICORN} --threads 8",
    "gunicorn, 64 threads": f"{GUNICORN} --threads 64",
    "waitress, 8 threads": f"{WAITRESS} --threads 8 photostudio.wsgi:application",
}


def get(host: str, port: int, path: str = "/", headers: dict[str, str] | None = None) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection(host, port, timeout=30)
    connection.request("GET", path, headers=headers or {})
    response = connection.getresponse()
    response.read()
    connection.close()
    return response


def requests_a_second(url: str, seconds: int) -> float:
    done = subprocess.run(["wrk", "-t1", "-c10", f"-d{seconds}s", url], capture_output=True, text=True, check=True)
    if failures := re.search(r"(Non-2xx.*|Socket errors.*)", done.stdout):
        print(failures[1], file=sys.stderr)
    return float(re.search(r"Requests/sec:\s+([\d.]+)", done.stdout)[1])  # type: ignore[index] # wrk always prints it


def page_times(host: str, port: int, *, users: int, seconds: float) -> list[float]:
    """Let `users` open the page again and again with half a second of thought between; return their waits in ms."""
    waits: list[float] = []
    end = time.monotonic() + seconds

    def browse(first: float) -> None:
        time.sleep(first)
        while time.monotonic() < end:
            started = time.monotonic()
            try:
                answer = get(host, port).status
            except OSError:
                answer = 0
            waits.append((time.monotonic() - started) * 1000 if answer == 200 else 30_000.0)
            time.sleep(0.5)

    with ThreadPoolExecutor(users) as crowd:
        list(crowd.map(browse, [number * 0.05 for number in range(users)]))
    return waits


def drip(port: int, upload_path: str, token: str, stop: threading.Event) -> None:
    """Send an upload of 20 MB at 2 KB a second, as a designer on a train would."""
    head = (
        f"POST {upload_path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n"
        f"Cookie: csrftoken={token}\r\nX-CSRFToken: {token}\r\n"
        "Content-Type: multipart/form-data; boundary=edge\r\nContent-Length: 20000000\r\n\r\n"
        '--edge\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\nContent-Type: image/png\r\n\r\n'
    )
    with socket.create_connection(("127.0.0.1", port)) as upload:
        upload.sendall(head.encode())
        try:
            while not stop.wait(0.5):
                upload.sendall(b"\0" * 1024)
        except OSError as error:
            print(f"an upload was cut off: {error}", file=sys.stderr)


def processor_seconds(group: int) -> float:
    """Return the CPU time that a process group has used so far: a figure that other programs hardly disturb."""
    ticks = 0
    for status in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):  # a process that ended in this moment
            fields = status.read_text().rpartition(")")[2].split()
            ticks += int(fields[11]) + int(fields[12]) if int(fields[2]) == group else 0
    return ticks / os.sysconf("SC_CLK_TCK")


def percentile(values: list[float], share: float) -> float:
    return statistics.quantiles(values, n=100, method="inclusive")[round(share * 100) - 1]


def measure(name: str, options: str, environment: dict[str, str], upload_path: str, uploads: int, seconds: int) -> None:
    command = [sys.executable, *options.format(port=PORT).split()]
    server = subprocess.Popen(command, cwd=HOUSE, env=environment, start_new_session=True)
    stop = threading.Event()
    uploaders: list[threading.Thread] = []
    try:
        token = token_when_ready()
        page = f"http://127.0.0.1:{PORT}/"
        requests_a_second(page, 1)
        used = processor_seconds(server.pid)
        throughput = requests_a_second(page, seconds)
        cost = (processor_seconds(server.pid) - used) / (throughput * seconds) * 1000
        alone = page_times("127.0.0.1", PORT, users=10, seconds=seconds)
        uploaders = [threading.Thread(target=drip, args=(PORT, upload_path, token, stop)) for _ in range(uploads)]
        for thread in uploaders:
            thread.start()
        time.sleep(2)
        dripping = page_times("127.0.0.1", PORT, users=10, seconds=seconds)
        figures = [
            percentile(alone, 0.5),
            percentile(alone, 0.95),
            percentile(dripping, 0.5),
            percentile(dripping, 0.95),
        ]
        print(f"| {name} | {cost:.1f} | " + " | ".join(f"{figure:.0f}" for figure in figures) + " |", flush=True)
    finally:
        stop.set()
        for thread in uploaders:
            thread.join()
        os.killpg(server.pid, 15)
        server.wait(timeout=30)


def token_when_ready() -> str:
    for _ in range(150):
        try:
            cookie = get("127.0.0.1", PORT).headers["Set-Cookie"] or ""
            return cookie.partition("csrftoken=")[2].partition(";")[0]
        except OSError:
            time.sleep(0.2)
    sys.exit("The server did not answer within 30 seconds.")


def compare(peers: Path | None, only: str, uploads: int, seconds: int) -> None:
    with tempfile.TemporaryDirectory() as data:
        environment = os.environ | {"PHOTOSTUDIO_DATA": data, "PYTHONWARNINGS": "ignore"}
        if peers:
            environment["PYTHONPATH"] = str(next(peers.glob("lib/python*/site-packages")))
        manage = [sys.executable, "manage.py"]
        subprocess.run([*manage, "prepare"], cwd=HOUSE, env=environment, check=True)
        shell = [*manage, "shell", "--no-imports", "--command", NEW_PROJECT]
        made = subprocess.run(shell, cwd=HOUSE, env=environment, check=True, capture_output=True, text=True)
        upload_path = f"/projects/{made.stdout.strip()}/assets/"
        print(f"| server | CPU ms a page | pages/s | median ms | p95 | with {uploads} slow uploads | p95 |")
        print("|---|--:|--:|--:|--:|--:|--:|")
        for name, options in SERVERS.items():
            if only in name and (peers or "waitress" in name):
                measure(name, options, environment, upload_path, uploads, seconds)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--peers", type=Path, help="a venv with granian and gunicorn")
    options.add_argument("--only", default="", help="measure the servers whose name contains this")
    options.add_argument("--url", help="measure ten users on this page instead")
    options.add_argument("--uploads", type=int, default=16, help="how many drip at once")
    options.add_argument("--seconds", type=int, default=6)
    chosen = options.parse_args()
    if chosen.url:
        address = urlsplit(chosen.url)
        waits = page_times(address.hostname or "", address.port or 80, users=10, seconds=chosen.seconds)
        print(f"{len(waits)} pages: median {percentile(waits, 0.5):.0f} ms, p95 {percentile(waits, 0.95):.0f} ms")
    elif shutil.which("wrk"):
        compare(chosen.peers, chosen.only, chosen.uploads, chosen.seconds)
    else:
        sys.exit("Install wrk first: apt-get install wrk")


if __name__ == "__main__":
    main()
