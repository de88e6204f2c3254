import assert from "node:assert/strict";
import { test } from "node:test";
import * as zoom from "../../static/js/geometry/zoom.js";

const picture = { width: 1000, height: 500 };
const frame = { width: 800, height: 600 };

/** @param {number} a @param {number} b */
const near = (a, b) => assert.ok(Math.abs(a - b) < 1e-9, `${a} is not ${b}`);

test("fit shows the whole picture in the middle, with the same air at both sides", () => {
  const view = zoom.fit(picture, frame);
  near(2 * view.x + picture.width * view.scale, frame.width);
  near(2 * view.y + picture.height * view.scale, frame.height);
  assert.ok(view.x > 0 && view.y > 0);
});

test("fit never enlarges", () => {
  assert.deepEqual(zoom.fit({ width: 100, height: 100 }, frame), { scale: 1, x: 350, y: 250 });
});

test("the point under the pointer stays under it", () => {
  const view = { scale: 2, x: -400, y: -100 };
  const pointer = { x: 300, y: 200 };
  const next = zoom.zoomedTo(view, 3, pointer, picture, frame);
  near((pointer.x - next.x) / next.scale, (pointer.x - view.x) / view.scale);
  near((pointer.y - next.y) / next.scale, (pointer.y - view.y) / view.scale);
});

test("zooming out ends at the whole picture", () => {
  const next = zoom.zoomedTo({ scale: 2, x: -400, y: -100 }, 0.01, { x: 10, y: 10 }, picture, frame);
  assert.deepEqual(next, zoom.fit(picture, frame));
});

test("zooming in has an end", () => {
  assert.equal(zoom.zoomedTo(zoom.fit(picture, frame), 1e9, { x: 1, y: 1 }, picture, frame).scale, zoom.HIGHEST);
});

test("panning never leaves a gap beside a picture larger than the frame", () => {
  const view = { scale: 2, x: -400, y: -100 };
  const corner = zoom.panned(view, 1e6, 1e6, picture, frame);
  assert.deepEqual([corner.x, corner.y], [0, 0]);
  const other = zoom.panned(view, -1e6, -1e6, picture, frame);
  assert.deepEqual([other.x, other.y], [800 - 2000, 600 - 1000]);
});

test("a mouse that counts lines and a track pad that counts pixels zoom at the same speed", () => {
  near(zoom.wheelFactor({ deltaY: 3, deltaMode: 1 }), zoom.wheelFactor({ deltaY: 48, deltaMode: 0 }));
  assert.ok(zoom.wheelFactor({ deltaY: -48, deltaMode: 0 }) > 1);
});
