import assert from "node:assert/strict";
import { test } from "node:test";
import { scaledUp } from "../../static/js/mask/scaling.js";
import { wand } from "../../static/js/mask/wand.js";

const width = 12;
const height = 8;
/** Two dark islands on a bright sea; the sea brightens to the right. @param {number} x @param {number} y */
const colour = (x, y) => (((x > 1 && x < 5) || (x > 7 && x < 11)) && y > 1 && y < 6 ? 20 : 200 + x);
const picture = {
  width,
  height,
  data: Uint8ClampedArray.from(
    Array.from({ length: width * height }, (_, index) => {
      const value = colour(index % width, Math.floor(index / width));
      return [value, value, value, 255];
    }).flat(),
  ),
};
/** @param {Uint8Array} selection */
const count = (selection) => selection.filter((value) => value === 255).length;

test("the wand selects what hangs together", () => {
  const found = wand(picture, { x: 3, y: 3 }, { tolerance: 10, isContiguous: true });
  assert.equal(count(found), 12);
  assert.equal(found[3 * width + 9], 0);
});

test("without that it selects the colour wherever it is", () => {
  const found = wand(picture, { x: 3, y: 3 }, { tolerance: 10, isContiguous: false });
  assert.equal(count(found), 24);
});

test("the sea flows around the islands, as far as the tolerance reaches", () => {
  assert.equal(count(wand(picture, { x: 0, y: 0 }, { tolerance: 20, isContiguous: true })), width * height - 24);
  assert.equal(count(wand(picture, { x: 0, y: 0 }, { tolerance: 1, isContiguous: true })), 2 * height);
});

test("a selection is brought to full size with smooth edges", () => {
  const small = {
    width: 10,
    height: 10,
    data: Uint8Array.from({ length: 100 }, (_, index) => (index % 10 < 5 ? 255 : 0)),
  };
  const large = scaledUp(small, { width: 40, height: 40 });
  const row = large.subarray(20 * 40, 21 * 40);
  assert.equal(row[0], 255);
  assert.equal(row[39], 0);
  assert.ok(Math.abs(row.reduce((sum, value) => sum + value, 0) / 255 - 20) < 0.6);
});

test("a selection of the picture's own size stays as it is", () => {
  const data = Uint8Array.from({ length: 12 }, (_, index) => index);
  assert.equal(scaledUp({ width: 4, height: 3, data }, { width: 4, height: 3 }), data);
});
