import assert from "node:assert/strict";
import { test } from "node:test";
import * as placing from "../../static/js/geometry/placing.js";

const canvas = { width: 1000, height: 500 };
const product = { left: 100, top: 200, right: 300, bottom: 600 };
const picture = { width: 500, height: 800 };
const usual = { centre: 0.5, base: 0.8, height: 0.4 };

/** @param {number} a @param {number} b */
const near = (a, b) => assert.ok(Math.abs(a - b) < 1e-9, `${a} is not ${b}`);

test("the product's box stands on its base, in its proportions", () => {
  const frame = placing.productFrame(canvas, product, usual);
  assert.deepEqual(frame, { left: 450, top: 200, width: 100, height: 200 });
});

test("the whole picture lies so that its product fills the product's box", () => {
  const whole = placing.pictureFrame(canvas, picture, product, usual);
  const scale = placing.enlargement(canvas, product, usual);
  near(scale, 0.5);
  near(whole.left + scale * product.left, 450);
  near(whole.top + scale * product.bottom, 400);
  near(whole.width / whole.height, picture.width / picture.height);
});

test("moving by canvas pixels moves by exactly these", () => {
  const before = placing.productFrame(canvas, product, usual);
  const after = placing.productFrame(canvas, product, placing.moved(usual, canvas, 13, -7));
  near(after.left - before.left, 13);
  near(after.top - before.top, -7);
});

test("scaling keeps the anchor where it is", () => {
  const anchor = { x: 450, y: 200 };
  const frame = placing.productFrame(canvas, product, placing.scaled(usual, canvas, 1.5, anchor));
  near(frame.left, 450);
  near(frame.top, 200);
  near(frame.height, 300);
});

test("scaling without an anchor leaves the product standing", () => {
  const next = placing.scaled(usual, canvas, 1.3);
  near(next.centre, usual.centre);
  near(next.base, usual.base);
});

test("scaling there and back changes nothing", () => {
  const anchor = { x: 333, y: 111 };
  const back = placing.scaled(placing.scaled(usual, canvas, 1.25, anchor), canvas, 1 / 1.25, anchor);
  near(back.centre, usual.centre);
  near(back.base, usual.base);
  near(back.height, usual.height);
});

test("the product's middle never leaves the canvas", () => {
  const far = placing.moved(usual, canvas, 1e6, 1e6);
  const frame = placing.productFrame(canvas, product, far);
  near(frame.left + frame.width / 2, canvas.width);
  near(frame.top + frame.height / 2, canvas.height);
});

test("size has a lower and an upper end", () => {
  near(placing.scaled(usual, canvas, 1e-6).height, placing.SMALLEST);
  near(placing.scaled(usual, canvas, 1e6).height, placing.LARGEST);
});

test("fit fills the room inside the safe margins and not more", () => {
  for (const shape of [canvas, { width: 500, height: 1000 }, { width: 640, height: 640 }]) {
    for (const box of [product, { left: 0, top: 0, right: 900, bottom: 100 }]) {
      const frame = placing.productFrame(shape, box, placing.fitted(shape, box));
      const across = frame.width / shape.width;
      const down = frame.height / shape.height;
      near(Math.max(across, down), 0.8);
      near(frame.left + frame.width / 2, shape.width / 2);
      near(frame.top + frame.height / 2, shape.height / 2);
    }
  }
});

test("snapping pulls to the middle and the baseline from near, and says so", () => {
  const close = { centre: 0.504, base: 0.806, height: 0.4 };
  const { placement, onCentre, onBaseline } = placing.snapped(close, canvas, 0.8, 6);
  assert.deepEqual([placement.centre, placement.base, onCentre, onBaseline], [0.5, 0.8, true, true]);
  const away = placing.snapped({ centre: 0.51, base: 0.82, height: 0.4 }, canvas, 0.8, 6);
  assert.deepEqual(
    [away.placement.centre, away.placement.base, away.onCentre, away.onBaseline],
    [0.51, 0.82, false, false],
  );
});
