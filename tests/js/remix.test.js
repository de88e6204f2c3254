import assert from "node:assert/strict";
import { test } from "node:test";
import { azimuthAt, lampAt, ringIn, sideOf, turned } from "../../static/js/reference/light.js";
import { walk } from "../../static/js/remix-walking.js";

const ring = ringIn(288, 216, 0.4);

test("a lamp at the left stands at the left of the ring, one in front at its lower edge", () => {
  assert.ok(lampAt(-90, ring).x < ring.x - 0.99 * ring.across);
  assert.ok(lampAt(0, ring).y > ring.y + 0.99 * ring.deep);
  assert.ok(lampAt(180, ring).y < ring.y - 0.99 * ring.deep);
});

test("where a lamp is dropped, there it is found again", () => {
  for (const azimuth of [-170, -90, -35, 0, 20, 90, 135]) assert.equal(azimuthAt(lampAt(azimuth, ring), ring), azimuth);
});

test("the ring lies on the ground, within the picture, whatever the horizon", () => {
  for (const horizon of [-2, 0, 0.4, 0.95, 3]) {
    const { y, deep } = ringIn(288, 216, horizon);
    assert.ok(deep > 0 && y + deep < 216);
  }
});

test("a light that is turned on comes round to the other side", () => {
  assert.equal(turned(175, 5), 180);
  assert.equal(turned(180, 5), -175);
  assert.equal(turned(-180, -5), 175);
  assert.equal(turned(-40, 5), -35);
});

test("a side has a name", () => {
  const sides = ["front", "front right", "right", "back right", "back", "back left", "left", "front left"];
  assert.equal(sideOf(0, sides), "front");
  assert.equal(sideOf(90, sides), "right");
  assert.equal(sideOf(-90, sides), "left");
  assert.equal(sideOf(-180, sides), "back");
  assert.equal(sideOf(172, sides), "back");
});

test("arrows walk in the map and stop at its edges", () => {
  const grid = { columns: 4, rows: 3 };
  assert.equal(walk("ArrowRight", 5, grid), 6);
  assert.equal(walk("ArrowDown", 5, grid), 9);
  assert.equal(walk("ArrowUp", 2, grid), null);
  assert.equal(walk("ArrowRight", 7, grid), null);
  assert.equal(walk("Home", 6, grid), 4);
  assert.equal(walk("End", 6, grid), 7);
  assert.equal(walk("Enter", 6, grid), null);
});
