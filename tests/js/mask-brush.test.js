import assert from "node:assert/strict";
import { test } from "node:test";
import { EDIT, KEEP } from "../../static/js/mask/blend.js";
import { paintSegment } from "../../static/js/mask/brush.js";

const raster = (width = 60, height = 40) => ({ width, height, data: new Uint8Array(width * height) });
/** @param {number} x @param {number} y @param {number} radius */
const dab = (x, y, radius) => ({ x, y, radius });
/** @param {{width: number, data: Uint8Array}} mask @param {number} x @param {number} y */
const at = ({ width, data }, x, y) => data[y * width + x];
/** @param {Uint8Array} data */
const area = (data) => data.reduce((sum, value) => sum + value, 0) / 255;

test("a dab covers a disc of its radius", () => {
  const mask = raster();
  paintSegment(mask, dab(20, 20, 10), dab(20, 20, 10), { value: EDIT, hardness: 1 });
  assert.ok(Math.abs(area(mask.data) - Math.PI * 100) < 3, `${area(mask.data)}`);
  assert.equal(at(mask, 20, 20), 255);
  assert.equal(at(mask, 33, 20), 0);
});

test("a fast stroke leaves no gaps", () => {
  const mask = raster();
  paintSegment(mask, dab(5, 20, 3), dab(55, 20, 3), { value: EDIT, hardness: 1 });
  for (let x = 5; x < 55; x++) assert.equal(at(mask, x, 20), 255);
});

test("the box that is told holds everything that changed", () => {
  const mask = raster();
  const box = paintSegment(mask, dab(12.3, 9.7, 4.2), dab(40.1, 25.5, 7.9), { value: EDIT, hardness: 0 });
  mask.data.forEach((value, index) => {
    const [x, y] = [index % mask.width, Math.floor(index / mask.width)];
    const isInside = x >= box.left && x < box.right && y >= box.top && y < box.bottom;
    assert.ok(value === 0 || isInside);
  });
});

test("the softest brush fades from the middle, the hardest only over its last pixel", () => {
  const [soft, hard] = [raster(), raster()];
  paintSegment(soft, dab(30.5, 20.5, 16), dab(30.5, 20.5, 16), { value: EDIT, hardness: 0 });
  paintSegment(hard, dab(30.5, 20.5, 16), dab(30.5, 20.5, 16), { value: EDIT, hardness: 1 });
  assert.ok(at(soft, 38, 20) > 90 && at(soft, 38, 20) < 165);
  assert.equal(at(hard, 45, 20), 255);
  assert.equal(at(hard, 48, 20), 0);
});

test("crossing its own way does not make a stroke stronger", () => {
  const mask = raster();
  const soft = { value: EDIT, hardness: 0.2 };
  paintSegment(mask, dab(10, 20, 8), dab(50, 20, 8), soft);
  const once = mask.data.slice();
  paintSegment(mask, dab(10, 20, 8), dab(50, 20, 8), soft);
  assert.deepEqual(mask.data, once);
});

test("the eraser takes away what the brush painted", () => {
  const mask = raster();
  paintSegment(mask, dab(30, 20, 10), dab(30, 20, 10), { value: EDIT, hardness: 1 });
  paintSegment(mask, dab(30, 20, 12), dab(30, 20, 12), { value: KEEP, hardness: 1 });
  assert.equal(area(mask.data), 0);
});

test("a third class is set as it is, with a hard edge", () => {
  const mask = raster();
  paintSegment(mask, dab(30, 20, 10), dab(30, 20, 10), { value: 100, hardness: 0 });
  assert.deepEqual([...new Set(mask.data)], [0, 100]);
});

test("a brush that is partly beside the picture paints the part that is on it", () => {
  const mask = raster();
  const box = paintSegment(mask, dab(-2, -2, 6), dab(-2, -2, 6), { value: EDIT, hardness: 1 });
  assert.deepEqual([box.left, box.top], [0, 0]);
  assert.equal(at(mask, 0, 0), 255);
});

test("pressure widens the stroke along its way", () => {
  const mask = raster();
  paintSegment(mask, dab(10, 20, 2), dab(50, 20, 12), { value: EDIT, hardness: 1 });
  assert.equal(at(mask, 12, 25), 0);
  assert.equal(at(mask, 48, 25), 255);
});
