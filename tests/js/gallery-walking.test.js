import assert from "node:assert/strict";
import { test } from "node:test";

import { between, walk } from "../../static/js/gallery/walking.js";

// two rows: 0 1 2 over 3 4, and a last one, 5
const BOXES = [
  { top: 0, left: 0, width: 100 },
  { top: 0, left: 110, width: 200 },
  { top: 0, left: 320, width: 100 },
  { top: 110, left: 0, width: 250 },
  { top: 110.5, left: 260, width: 160 },
  { top: 220, left: 0, width: 90 },
];
/** @param {string} key @param {number} from */
const to = (key, from) => walk(key, from, BOXES.length, (index) => BOXES[index]);

test("left and right go on from row to row", () => {
  assert.equal(to("ArrowRight", 2), 3);
  assert.equal(to("ArrowLeft", 3), 2);
});

test("up and down go to the tile whose middle is nearest", () => {
  assert.equal(to("ArrowDown", 0), 3);
  assert.equal(to("ArrowDown", 2), 4);
  assert.equal(to("ArrowUp", 3), 0);
  assert.equal(to("ArrowUp", 4), 2);
  assert.equal(to("ArrowDown", 4), 5);
});

test("the ends are ends", () => {
  assert.equal(to("ArrowLeft", 0), null);
  assert.equal(to("ArrowRight", 5), null);
  assert.equal(to("ArrowUp", 1), null);
  assert.equal(to("ArrowDown", 5), null);
});

test("Home and End lead to first and last, other keys nowhere", () => {
  assert.equal(to("Home", 4), 0);
  assert.equal(to("End", 1), 5);
  assert.equal(to("Tab", 1), null);
});

test("what lies between two tiles is the same from either side", () => {
  assert.deepEqual(between(4, 1), [1, 4]);
  assert.deepEqual(between(1, 4), [1, 4]);
});
