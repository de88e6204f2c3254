#!/usr/bin/env python3
"""Time the mask editor in Chromium: opening, a segment of a stroke, undo, moving the picture, saving.

    .venv/bin/python bench/mask_editor.py                12 and 24 megapixels
    .venv/bin/python bench/mask_editor.py 4000x3000      one size

A segment is one movement of the pointer, from the event to the drawn screen. Two figures are the least and the median.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect, sync_playwright

HOUSE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HOUSE))

from tests.run import find_browser  # noqa: E402
from tests.studio import free_port  # noqa: E402

SIZES = ("4000x3000", "6000x4000")
TIMED = """async (what) => {
  const { bench } = document.querySelector("mask-editor");
  const { area } = bench.view;
  const box = area.getBoundingClientRect();
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const fire = (type, turn) => area.dispatchEvent(new PointerEvent(type, {
    clientX: middle.x + 150 * Math.cos(turn), clientY: middle.y + 100 * Math.sin(2 * turn),
    pointerId: 1, pointerType: "mouse", button: 0, buttons: 1, bubbles: true }));
  area.setPointerCapture = () => {};
  const timed = async (work) => { const start = performance.now(); await work(); return performance.now() - start; };
  const draw = () => bench.view.draw();
  const stroke = async (size, hardness) => {
    bench.settings.size = size; bench.settings.hardness = hardness;
    fire("pointerdown", 0);
    const times = [];
    for (let step = 1; step <= 60; step++) times.push(await timed(() => { fire("pointermove", step / 10); draw(); }));
    const end = await timed(() => { fire("pointerup", 6); draw(); });
    return { times, end };
  };
  const travel = (way) => timed(async () => { await bench.travel(way); draw(); });
  const travels = async () => {
    const times = [];
    for (let turn = 0; turn < 5; turn++) { times.push(await travel("undo")); times.push(await travel("redo")); }
    await travel("undo");
    return times;
  };
  const settings = { ...bench.settings };
  const usual = await stroke(settings.size, 80);
  const undone = await travels();
  const soft = await stroke(3 * settings.size, 0);
  const softUndone = await travels();
  const filled = await timed(() => { bench.act("fill"); draw(); });
  const fillUndone = await travels();
  await stroke(settings.size, 80);
  const zoom = [];
  for (let step = 0; step < 20; step++) zoom.push(await timed(() => { bench.act(step % 2 ? "out" : "in"); draw(); }));
  bench.act("fit");
  const asked = await timed(() => { bench.drafts.encode().catch(() => {}); });
  const saved = await timed(() => bench.save());
  Object.assign(bench.settings, settings);
  return { usual, undone, soft, softUndone, filled, fillUndone, zoom, asked, saved };
}"""


def opened(page: Page, address: str) -> float:
    """Return the seconds until the picture is seen and can be painted on."""
    start = time.perf_counter()
    page.goto(address)
    expect(page.locator(".mask-area[aria-busy=false]")).to_be_visible(timeout=60_000)
    page.evaluate("document.querySelector('.mask-picture').decode()")
    return time.perf_counter() - start


def rows_of(page: Page, url: str, size: str) -> list[tuple[str, str]]:
    width, height = size.split("x")
    address = f"{url}/?base={size}&width={width}&height={height}"
    page.goto(address)  # the first time the server has to make the picture
    page.evaluate("document.querySelector('.mask-picture').decode()")
    first = [opened(page, address) for _ in range(3)]
    timed: dict[str, Any] = page.evaluate(TIMED)
    again = opened(page, address)

    def spread(times: list[float]) -> str:
        return f"{min(times):.1f} / {statistics.median(times):.1f} ms"

    return [
        ("open, nothing painted", f"{statistics.median(first):.2f} s"),
        ("open, with a saved mask", f"{again:.2f} s"),
        ("segment, usual brush", spread(timed["usual"]["times"])),
        ("segment, soft brush, 3 times as large", spread(timed["soft"]["times"])),
        ("end of the usual stroke", f"{timed['usual']['end']:.1f} ms"),
        ("end of the soft stroke", f"{timed['soft']['end']:.1f} ms"),
        ("undo and redo of the usual stroke", spread(timed["undone"])),
        ("undo and redo of the soft stroke", spread(timed["softUndone"])),
        ("fill everything", f"{timed['filled']:.1f} ms"),
        ("undo and redo of that", spread(timed["fillUndone"])),
        ("zoom, one frame", spread(timed["zoom"])),
        ("begin to save, on the screen's thread", f"{timed['asked']:.1f} ms"),
        ("save, elsewhere", f"{timed['saved']:.0f} ms"),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", default=SIZES, help="such as 4000x3000")
    sizes = parser.parse_args().sizes
    port = free_port()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        environment = os.environ | {"PHOTOSTUDIO_DATA": folder}
        command = [sys.executable, "-m", "tests.browser.mask.harness", str(port)]
        with subprocess.Popen(command, cwd=HOUSE, env=environment, stdout=subprocess.PIPE, text=True) as server:
            assert server.stdout
            server.stdout.readline()
            browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            page.set_default_timeout(120_000)
            columns = [rows_of(page, f"http://127.0.0.1:{port}", size) for size in sizes]
            browser.close()
            server.kill()
    print(f"| | {' | '.join(sizes)} |\n|---|{'--:|' * len(sizes)}")
    for row in zip(*columns, strict=True):
        print(f"| {row[0][0]} | {' | '.join(value for _, value in row)} |")


if __name__ == "__main__":
    main()
