import assert from "node:assert/strict";
import { test } from "node:test";
import { inflateSync } from "node:zlib";
import { encodeMask, paintingIn } from "../../static/js/mask/png.js";
import { readMask } from "../../static/js/mask/reading.js";

const width = 7;
const height = 5;
const data = Uint8Array.from({ length: width * height }, (_, index) => (index * 37) % 256);

/** @param {Uint8Array} file @returns {Record<string, Buffer>} */
function chunksOf(file) {
  const bytes = Buffer.from(file);
  /** @type {Record<string, Buffer>} */
  const chunks = {};
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    chunks[bytes.toString("latin1", at + 4, at + 8)] = bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at));
  }
  return chunks;
}

/** @param {(index: number) => number[]} pixel */
const pixels = (pixel, count = 10_000) =>
  Uint8ClampedArray.from(Array.from({ length: count }, (_, index) => pixel(index)).flat());

test("a mask is written as 8-bit greyscale, black where the picture is edited", async () => {
  const { IHDR, IDAT, ...others } = chunksOf(await encodeMask({ width, height, data }));
  assert.deepEqual([IHDR.readUInt32BE(0), IHDR.readUInt32BE(4), IHDR[8], IHDR[9]], [width, height, 8, 0]);
  const rows = inflateSync(IDAT);
  data.forEach((value, index) => {
    assert.equal(rows[Math.floor(index / width) * (width + 1) + 1 + (index % width)], 255 - value);
  });
  assert.deepEqual(Object.keys(others), ["IEND"]);
});

test("what was painted before it grew comes back with the file", async () => {
  const mask = { width, height, data: new Uint8Array(width * height).fill(255) };
  for (const growth of [null, 0, 12]) {
    const painted = await paintingIn(await encodeMask(mask, { data, growth }), mask);
    assert.deepEqual(painted, { data, growth });
  }
});

test("a file without a painting, or with one of another size, has none", async () => {
  const mask = { width, height, data };
  assert.equal(await paintingIn(await encodeMask(mask), mask), null);
  assert.equal(await paintingIn(await encodeMask(mask, { data, growth: 4 }), { width: height, height: width }), null);
});

test("clean grey is read as it is: black is edited fully", () => {
  const { mask, notices } = readMask(pixels((index) => [index % 256, index % 256, index % 256, 255]));
  assert.deepEqual(notices, []);
  assert.deepEqual([mask[0], mask[100], mask[255]], [255, 155, 0]);
});

test("colours become black and white, and are said", () => {
  const { mask, notices } = readMask(pixels((index) => (index % 2 ? [200, 20, 20, 255] : [255, 255, 255, 255])));
  assert.deepEqual(notices, ["coloured"]);
  assert.deepEqual([mask[0], mask[1]], [0, 255]);
});

test("a clear layer with dark strokes is edited where it is painted", () => {
  const { mask, notices } = readMask(pixels((index) => (index % 4 ? [0, 0, 0, 0] : [0, 0, 0, 255])));
  assert.deepEqual(notices, ["transparent"]);
  assert.deepEqual([mask[0], mask[1]], [255, 0]);
});

test("a picture with a hole is edited where the hole is", () => {
  const { mask, notices } = readMask(pixels((index) => (index % 4 ? [90, 180, 220, 255] : [0, 0, 0, 0])));
  assert.deepEqual(notices, ["coloured", "transparent"]);
  assert.deepEqual([mask[0], mask[1]], [255, 0]);
});

test("a JPEG's noise becomes black and white, and is said", () => {
  const noise = (/** @type {number} */ index) => [3, 250][index % 2] + (index % 3);
  const { mask, notices } = readMask(pixels((index) => [noise(index), noise(index), noise(index), 255]));
  assert.deepEqual(notices, ["noisy"]);
  assert.deepEqual([...new Set(mask)].sort(), [0, 255]);
});
