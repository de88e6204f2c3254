import assert from "node:assert/strict";
import { test } from "node:test";
import { placeBy, placeIn, summary } from "../../static/js/mask/summary.js";

const picture = { width: 1000, height: 500 };
const product = { left: 400, top: 200, right: 600, bottom: 450 };
/** @param {number} left @param {number} top @param {number} right @param {number} bottom */
const covered = (left, top, right, bottom) => ({
  share: ((right - left) * (bottom - top)) / 500_000,
  middle: { x: (left + right) / 2, y: (top + bottom) / 2 },
  box: { left, top, right, bottom },
});

test("places are said from the middle of the picture", () => {
  assert.equal(placeIn({ x: 500, y: 250 }, picture), "at-middle");
  assert.equal(placeIn({ x: 800, y: 250 }, picture), "at-right");
  assert.equal(placeIn({ x: 100, y: 60 }, picture), "at-upper-left");
  assert.equal(placeIn({ x: 520, y: 480 }, picture), "at-lower");
});

test("or from the product, where that is known", () => {
  assert.equal(placeBy(covered(700, 200, 800, 300), product), "right-of-product");
  assert.equal(placeBy(covered(450, 20, 550, 100), product), "above-product");
  assert.equal(placeBy(covered(450, 250, 500, 300), product), "on-product");
  assert.equal(placeBy(covered(0, 0, 1000, 500), product), "around-product");
  assert.equal(placeBy(covered(350, 250, 500, 300), product), "across-product");
});

test("shares are rounded to what one can imagine", () => {
  assert.equal(summary(covered(0, 0, 500, 123), picture, null).share, 12);
  assert.equal(summary(covered(0, 0, 40, 40), picture, null).share, 0.32);
  assert.equal(summary(covered(0, 0, 1000, 499), picture, null).share, 99);
});

test("nothing and everything have sentences of their own", () => {
  assert.equal(summary(covered(0, 0, 0, 0), picture, product).key, "nothing");
  assert.equal(summary(covered(0, 0, 1000, 500), picture, product).key, "everything");
});
