import assert from "node:assert/strict";
import { test } from "node:test";
import { inSight, moved, placeOf, shareAt } from "../../static/js/geometry/comparing.js";

const picture = { width: 400, height: 300 };
const frame = { width: 1000, height: 600 };

test("the line stands on what is in sight of the picture", () => {
  const small = inSight({ scale: 1, x: 300, y: 150 }, picture, frame);
  assert.deepEqual(small, { from: 300, to: 700 });
  assert.equal(placeOf(0.5, small), 500);
  const large = inSight({ scale: 10, x: -500, y: -100 }, picture, frame);
  assert.deepEqual(large, { from: 0, to: 1000 });
  assert.equal(placeOf(0.25, large), 250);
});

test("a place on the screen gives the share back, and never leaves the picture", () => {
  const ends = { from: 300, to: 700 };
  assert.equal(shareAt(placeOf(0.3, ends), ends), 0.3);
  assert.equal(shareAt(0, ends), 0);
  assert.equal(shareAt(2000, ends), 1);
  assert.equal(shareAt(5, { from: 10, to: 10 }), 0.5);
});

test("arrows move it by small steps, with shift by large ones, home and end to the sides", () => {
  const key = (/** @type {string} */ name, shiftKey = false) => ({ key: name, shiftKey });
  assert.equal(moved(0.5, key("ArrowLeft")), 0.48);
  assert.equal(moved(0.5, key("ArrowUp")), 0.52);
  assert.equal(moved(0.5, key("ArrowRight", true)), 0.6);
  assert.equal(moved(0.95, key("PageUp")), 1);
  assert.equal(moved(0.01, key("ArrowLeft")), 0);
  assert.equal(moved(0.5, key("Home")), 0);
  assert.equal(moved(0.5, key("End")), 1);
  assert.equal(moved(0.5, key("a")), null);
});
