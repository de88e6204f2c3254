import assert from "node:assert/strict";
import { test } from "node:test";
import { usualGrowth, withGrowth } from "../../static/js/mask/growth.js";
import { expanded, feathered, shrunk, smoothed } from "../../static/js/mask/morphology.js";

/** @param {(x: number, y: number) => number} value */
function raster(value, width = 80, height = 60) {
  const data = Uint8Array.from({ length: width * height }, (_, index) =>
    value(index % width, Math.floor(index / width)),
  );
  return { width, height, data };
}
/** @param {{data: Uint8Array}} mask */
const area = ({ data }) => data.reduce((sum, value) => sum + value, 0) / 255;
/** @param {number} x @param {number} y */
const dot = (x, y) => (x === 40 && y === 30 ? 255 : 0);
/** @param {number} x @param {number} y */
const square = (x, y) => (x >= 30 && x < 50 && y >= 20 && y < 40 ? 255 : 0);

test("a dot expands to a disc", () => {
  for (const amount of [1, 4, 12]) {
    const grown = area(expanded(raster(dot), amount));
    assert.ok(Math.abs(grown / (Math.PI * (amount + 0.5) ** 2) - 1) < 0.12, `${amount}: ${grown}`);
  }
});

test("expanding never takes anything away", () => {
  const mask = raster((x, y) => (x * 7 + y * 13) % 256);
  const grown = expanded(mask, 3);
  assert.ok(grown.data.every((value, index) => value >= mask.data[index]));
});

test("shrinking undoes the expanding of a plain shape", () => {
  const back = shrunk(expanded(raster(square), 6), 6);
  assert.ok(Math.abs(area(back) - 400) < 12, `${area(back)}`);
});

test("the border of the picture is no edge: a mask that touches it is not shrunk there", () => {
  const mask = shrunk(
    raster((x) => (x < 20 ? 255 : 0)),
    5,
  );
  assert.equal(mask.data[0], 255);
  assert.equal(area(mask), 15 * 60);
});

test("feathering fades the edge and keeps the amount of paint", () => {
  const soft = feathered(raster(square), 8);
  assert.ok(Math.abs(area(soft) - 400) < 8, `${area(soft)}`);
  const row = soft.data.subarray(30 * 80, 31 * 80);
  assert.ok(new Set(row).size > 8);
  assert.ok(row[40] > 240);
});

test("an edge along the border of the picture is not faded by it", () => {
  const soft = feathered(
    raster((x) => (x < 30 ? 255 : 0)),
    6,
  );
  assert.equal(soft.data[10], 255);
});

test("a feathered mask keeps its feather when it expands", () => {
  const soft = feathered(
    raster((x) => (x < 30 ? 255 : 0)),
    12,
  );
  const grown = expanded(soft, 10);
  const row = 30 * 80;
  for (let x = 40; x < 60; x++) {
    const [moved, before] = [grown.data[row + x], soft.data[row + x - 10]];
    assert.ok(Math.abs(moved - before) < 40, `${x}: ${moved} ${before}`);
  }
});

test("smoothing removes specks and fills pinholes", () => {
  const mask = smoothed(
    raster((x, y) => ((square(x, y) && !(x === 40 && y === 30)) || (x === 5 && y === 5) ? 255 : 0)),
    6,
  );
  assert.equal(mask.data[5 * 80 + 5], 0);
  assert.equal(mask.data[30 * 80 + 40], 255);
});

test("the usual growth is 1 % of the longer side of the mask, and at least 4 pixels", () => {
  assert.equal(usualGrowth({ left: 0, top: 0, right: 50, bottom: 20 }), 4);
  assert.equal(usualGrowth({ left: 100, top: 0, right: 2100, bottom: 900 }), 20);
});

test("growing looks at the surroundings of the mask only, and comes to the same", () => {
  const mask = raster(square);
  const grown = withGrowth(mask, { left: 30, top: 20, right: 50, bottom: 40 }, 5);
  assert.deepEqual(grown, expanded(mask, 5).data);
  assert.deepEqual(withGrowth(mask, { left: 30, top: 20, right: 50, bottom: 40 }, 0), mask.data);
});
