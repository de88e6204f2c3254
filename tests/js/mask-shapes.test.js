import assert from "node:assert/strict";
import { test } from "node:test";
import { EDIT, KEEP } from "../../static/js/mask/blend.js";
import { ellipse, fillPolygon, rectangle, spanned } from "../../static/js/mask/shapes.js";

const raster = () => ({ width: 50, height: 40, data: new Uint8Array(50 * 40) });
/** @param {Uint8Array} data */
const area = (data) => data.reduce((sum, value) => sum + value, 0) / 255;
const dragged = { isEven: false, isCentred: false };

test("a rectangle covers its pixels, and only those", () => {
  const mask = raster();
  fillPolygon(mask, rectangle({ left: 10, top: 5, right: 30, bottom: 25 }), EDIT);
  assert.equal(area(mask.data), 400);
  assert.deepEqual([...new Set(mask.data)].sort(), [0, 255]);
});

test("an ellipse has the area of an ellipse", () => {
  const mask = raster();
  fillPolygon(mask, ellipse({ left: 5, top: 5, right: 45, bottom: 35 }), EDIT);
  assert.ok(Math.abs(area(mask.data) - Math.PI * 20 * 15) < 6, `${area(mask.data)}`);
});

test("a slanted edge is smooth", () => {
  const mask = raster();
  fillPolygon(mask, [{ x: 0, y: 0 }, { x: 50, y: 0 }, { x: 0, y: 40 }], EDIT); // biome-ignore format: one line is plainer
  assert.ok(Math.abs(area(mask.data) - 1000) < 2);
  assert.ok(new Set(mask.data).size > 3);
});

test("where the loops of a lasso overlap is inside", () => {
  const mask = raster();
  const twice = [
    ...rectangle({ left: 10, top: 10, right: 30, bottom: 30 }),
    ...rectangle({ left: 10, top: 10, right: 30, bottom: 30 }),
  ];
  fillPolygon(mask, twice, EDIT);
  assert.equal(area(mask.data), 400);
});

test("taking away removes what was there", () => {
  const mask = raster();
  mask.data.fill(255);
  fillPolygon(mask, rectangle({ left: 0, top: 0, right: 50, bottom: 20 }), KEEP);
  assert.equal(area(mask.data), 1000);
});

test("a shape that sticks out of the picture is cut off at its border", () => {
  const mask = raster();
  fillPolygon(mask, rectangle({ left: -100, top: -100, right: 10, bottom: 500 }), EDIT);
  assert.equal(area(mask.data), 400);
});

test("a drag spans whole pixels, in any direction", () => {
  const box = spanned({ x: 30.4, y: 20.2 }, { x: 9.6, y: 5.1 }, dragged);
  assert.deepEqual(box, { left: 10, top: 5, right: 30, bottom: 20 });
});

test("an even drag spans a square, a centred one as much to the other side", () => {
  const even = spanned({ x: 0, y: 0 }, { x: 10, y: -4 }, { ...dragged, isEven: true });
  assert.deepEqual(even, { left: 0, top: -10, right: 10, bottom: 0 });
  const centred = spanned({ x: 20, y: 20 }, { x: 25, y: 22 }, { ...dragged, isCentred: true });
  assert.deepEqual(centred, { left: 15, top: 18, right: 25, bottom: 22 });
});
