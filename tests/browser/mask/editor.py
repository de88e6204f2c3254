"""What a retoucher's hands do in the mask editor."""

import uuid
from typing import Any

import cv2
import numpy as np
from playwright.sync_api import Locator, Page, expect

from photostudio.imaging.masks import Coverage

WIDTH, HEIGHT = 900, 600
Place = tuple[int, int]


class EditorPage:
    """An editor on a page; places are pixels of the picture."""

    def __init__(self, page: Page, base: str = "") -> None:
        self.page = page
        self.base = base or str(uuid.uuid4())
        self.area: Locator = page.locator(".mask-area")
        self.state: Locator = page.locator("[data-part=state]")
        self.summary: Locator = page.locator("[data-part=summary]")
        self.notice: Locator = page.locator("[data-part=notice]")

    def open(self, extra: str = "") -> None:
        self.page.goto(f"/?base={self.base}&width={WIDTH}&height={HEIGHT}{extra}")
        self.wait_until_ready()

    def reload(self) -> None:
        self.page.reload()
        self.wait_until_ready()

    def wait_until_ready(self) -> None:
        expect(self.page.locator(".mask-area[aria-busy=false]")).to_be_visible()

    def on_screen(self, place: Place) -> tuple[float, float]:
        box = self.page.locator(".mask-picture").bounding_box()
        assert box
        return box["x"] + place[0] * box["width"] / WIDTH, box["y"] + place[1] * box["height"] / HEIGHT

    def drag(self, *places: Place) -> None:
        self.page.mouse.move(*self.on_screen(places[0]))
        self.page.mouse.down()
        for place in places[1:]:
            self.page.mouse.move(*self.on_screen(place), steps=4)
        self.page.mouse.up()

    def click(self, place: Place) -> None:
        self.page.mouse.click(*self.on_screen(place))

    def set_number(self, setting: str, value: int) -> None:
        self.page.locator(f"input[type=number][data-setting={setting}]:visible").fill(str(value))

    def grow_by(self, amount: int) -> None:
        self.page.locator("[popovertarget=mask-growth]").click()
        self.page.locator("[data-part=growth]").fill(str(amount))
        self.page.keyboard.press("Enter")
        self.page.keyboard.press("Escape")

    def expect_saved(self) -> None:
        expect(self.state).to_have_text("Saved")

    def saved(self) -> Coverage:
        """Return what is on the server (rows, columns), 255 where it is edited."""
        self.expect_saved()
        answer = self.page.request.get(f"/draft?base={self.base}")
        mask = cv2.imdecode(np.frombuffer(answer.body(), np.uint8), cv2.IMREAD_UNCHANGED)
        assert mask is not None
        assert mask.shape == (HEIGHT, WIDTH)
        coverage: Coverage = np.subtract(255, mask).astype(np.uint8)
        return coverage

    def painted(self) -> Coverage:
        """Return what is painted in the browser (rows, columns), before it grows."""
        runs: list[int] = self.page.evaluate(
            """() => {
                const { data } = document.querySelector("mask-editor").bench.painting;
                const runs = [];
                for (let at = 0; at < data.length; ) {
                    const start = at;
                    while (at < data.length && data[at] === data[start]) at++;
                    runs.push(data[start], at - start);
                }
                return runs;
            }"""
        )
        values = np.array(runs).reshape(-1, 2)
        return np.repeat(values[:, 0], values[:, 1]).astype(np.uint8).reshape(HEIGHT, WIDTH)

    def call(self, script: str) -> Any:
        return self.page.evaluate(script)
