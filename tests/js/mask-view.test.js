import assert from "node:assert/strict";
import { test } from "node:test";
import { contours } from "../../static/js/mask/contour.js";
import { grownOutline } from "../../static/js/mask/outline.js";
import { colourOf, drawTint, palette } from "../../static/js/mask/tint.js";

const mask = { width: 20, height: 20, data: new Uint8Array(400) };
for (let y = 5; y < 15; y++) mask.data.fill(255, y * 20 + 5, y * 20 + 15);
const inks = palette({ colour: colourOf("#ff8000"), opacity: 0.5, isHatched: true });
const hatching = { period: 4, slant: /** @type {const} */ (1) };

/** @param {{left: number, top: number, right: number, bottom: number}} box @param {{scale: number, x: number, y: number}} view */
function drawn(box, view) {
  const pixels = new Uint32Array((box.right - box.left) * (box.bottom - box.top));
  drawTint(pixels, box, mask, view, inks, hatching);
  return pixels;
}
/** @param {number} pixel */
const opacity = (pixel) => pixel >>> 24;

test("the tint has the colour that was chosen, and two strengths for the hatching", () => {
  assert.deepEqual([inks[511] & 255, (inks[511] >> 8) & 255, (inks[511] >> 16) & 255], [255, 128, 0]);
  assert.ok(opacity(inks[255]) < opacity(inks[511]));
  assert.equal(opacity(inks[0]), 0);
});

test("the mask is shown where it lies on the screen", () => {
  const pixels = drawn({ left: 0, top: 0, right: 60, bottom: 60 }, { scale: 2, x: 10, y: 10 });
  assert.equal(opacity(pixels[12 * 60 + 12]), 0);
  assert.ok(opacity(pixels[30 * 60 + 30]) > 0);
  assert.equal(opacity(pixels[2 * 60 + 2]), 0); // beside the picture
});

test("its edge is a line of the full colour", () => {
  const pixels = drawn({ left: 0, top: 0, right: 40, bottom: 40 }, { scale: 2, x: 0, y: 0 });
  assert.equal(opacity(pixels[20 * 40 + 10]), 255);
});

test("a part drawn alone is the same as that part of the whole", () => {
  const view = { scale: 1.5, x: 3, y: -2 };
  const all = drawn({ left: 0, top: 0, right: 40, bottom: 40 }, view);
  const part = drawn({ left: 7, top: 9, right: 25, bottom: 31 }, view);
  for (let y = 9; y < 31; y++) {
    for (let x = 7; x < 25; x++) assert.equal(part[(y - 9) * 18 + x - 7], all[y * 40 + x]);
  }
});

test("a contour runs through the level, once around, and closes", () => {
  const field = {
    width: 21,
    height: 21,
    data: Float32Array.from({ length: 441 }, (_, index) => Math.hypot((index % 21) - 10, Math.floor(index / 21) - 10)),
  };
  const [line, ...others] = contours(field, 6);
  assert.deepEqual(others, []);
  assert.deepEqual(line.slice(0, 2), line.slice(-2));
  for (let index = 0; index < line.length; index += 2) {
    assert.ok(Math.abs(Math.hypot(line[index] - 10, line[index + 1] - 10) - 6) < 0.1);
  }
});

test("the outline of the growth runs at its distance from the mask", () => {
  const lines = grownOutline(mask, { left: 5, top: 5, right: 15, bottom: 15 }, 3);
  assert.equal(lines.length, 1);
  const xs = lines[0].filter((_, index) => index % 2 === 0);
  assert.ok(Math.abs(Math.min(...xs) - 2) < 0.2, `${Math.min(...xs)}`);
  assert.ok(Math.abs(Math.max(...xs) - 18) < 0.2, `${Math.max(...xs)}`);
});
