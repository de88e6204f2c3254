import assert from "node:assert/strict";
import { test } from "node:test";
import { fit } from "../../static/js/geometry/zoom.js";
import { moved, zoomedAt } from "../../static/js/mask/framing.js";

const picture = { width: 1000, height: 500 };
const frame = { width: 800, height: 600 };

test("what is under the pointer stays there, even while the picture is smaller than the frame", () => {
  const view = fit(picture, frame);
  const point = { x: 300, y: 200 };
  const under = { x: (point.x - view.x) / view.scale, y: (point.y - view.y) / view.scale };
  const near = zoomedAt(view, 1, point, picture, frame);
  assert.ok(Math.abs(near.x + under.x * near.scale - point.x) < 1e-9);
  assert.ok(Math.abs(near.y + under.y * near.scale - point.y) < 1e-9);
});

test("zooming out ends with the whole picture in the middle", () => {
  const near = zoomedAt(fit(picture, frame), 4, { x: 10, y: 10 }, picture, frame);
  assert.deepEqual(zoomedAt(near, 0.1, { x: 790, y: 590 }, picture, frame), fit(picture, frame));
});

test("each corner can be brought to the middle, and no further", () => {
  const view = moved({ scale: 1, x: 0, y: 0 }, 9999, 9999, picture, frame);
  assert.deepEqual(view, { scale: 1, x: 400, y: 300 });
  assert.deepEqual(moved(view, -9999, -9999, picture, frame), { scale: 1, x: -600, y: -200 });
});
