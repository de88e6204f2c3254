import assert from "node:assert/strict";
import { test } from "node:test";
import { canvasOf, dragged, isEmpty, isFar, toRatio, within } from "../../static/js/geometry/extending.js";

const picture = { width: 1000, height: 600 };
const none = { left: 0, top: 0, right: 0, bottom: 0 };

test("the canvas is the picture with its margins", () => {
  assert.deepEqual(canvasOf(picture, { left: 10, top: 20, right: 30, bottom: 40 }), { width: 1040, height: 660 });
});

test("margins are whole pixels and never cut into the picture", () => {
  assert.deepEqual(within({ left: -5, top: 2.4, right: 2.6, bottom: 1e6 }, picture), {
    left: 0,
    top: 2,
    right: 3,
    bottom: 1200,
  });
});

test("a wider ratio adds at the left and right alike", () => {
  assert.deepEqual(toRatio(picture, 2), { left: 100, top: 0, right: 100, bottom: 0 });
});

test("a taller ratio adds above and below alike", () => {
  assert.deepEqual(toRatio(picture, 1), { left: 0, top: 200, right: 0, bottom: 200 });
});

test("a product that stands low keeps its share of the canvas", () => {
  assert.deepEqual(toRatio(picture, 1, { x: 0.5, y: 0.75 }), { left: 0, top: 300, right: 0, bottom: 100 });
});

test("a corner moves two sides", () => {
  assert.deepEqual(dragged(none, "top left", { x: -30, y: -40 }, picture, false), { ...none, left: 30, top: 40 });
});

test("dragging inwards ends at the picture", () => {
  assert.deepEqual(dragged({ ...none, right: 20 }, "right", { x: -90, y: 0 }, picture, false), none);
});

test("both sides move alike when asked", () => {
  assert.deepEqual(dragged(none, "bottom", { x: 5, y: 60 }, picture, true), { ...none, top: 60, bottom: 60 });
});

test("more than half a side is far", () => {
  assert.ok(!isFar({ ...none, left: 500, top: 300 }, picture));
  assert.ok(isFar({ ...none, top: 301 }, picture));
});

test("no margin is an empty frame", () => {
  assert.ok(isEmpty(none));
  assert.ok(!isEmpty({ ...none, top: 1 }));
});
