import assert from "node:assert/strict";
import { test } from "node:test";
import { clearErased, ERASED, inks, NOTHING, strokeOf, VALUES } from "../../static/js/cutout/strokes.js";
import { whole } from "../../static/js/mask/box.js";
import { paintSegment } from "../../static/js/mask/brush.js";
import { difference } from "../../static/js/mask/history.js";
import { readMask } from "../../static/js/mask/reading.js";

const raster = () => ({ width: 40, height: 30, data: new Uint8Array(1200) });
/** @param {number} x @param {number} y */
const dab = (x, y) => ({ x, y, radius: 5 });
/** @typedef {ReturnType<typeof dab>} Dab */
/** @param {ReturnType<typeof raster>} on @param {string} name @param {Dab} from @param {Dab} [to] */
const stroke = (on, name, from, to = from) => paintSegment(on, from, to, { value: VALUES[name], hardness: 1 });

test("each stroke is a value of its own, with a hard edge", () => {
  const work = raster();
  for (const [index, name] of ["keep", "drop", "unsure"].entries()) stroke(work, name, dab(7 + 12 * index, 10));
  assert.deepEqual(new Set(work.data), new Set([NOTHING, VALUES.keep, VALUES.drop, VALUES.unsure]));
});

test("the stroke painted last is what counts", () => {
  const work = raster();
  stroke(work, "unsure", dab(5, 10), dab(35, 10));
  stroke(work, "keep", dab(20, 10));
  assert.equal(strokeOf(work.data[10 * 40 + 20]), "keep");
  assert.equal(strokeOf(work.data[10 * 40 + 8]), "unsure");
});

test("erasing leaves nothing, and what is beside it as it was", () => {
  const work = raster();
  stroke(work, "unsure", dab(5, 10), dab(35, 10));
  const before = work.data.slice();
  const box = stroke(work, "erase", dab(20, 10));
  assert.equal(work.data[10 * 40 + 20], ERASED);
  clearErased(work, box);
  assert.deepEqual(new Set(work.data), new Set([NOTHING, VALUES.unsure]));
  assert.equal(work.data[10 * 40 + 20], NOTHING);
  assert.ok(difference(before, work.data, 40, whole(work)));
});

test("a pixel that shows two strokes scaled down is one of three, or nothing", () => {
  assert.equal(strokeOf(VALUES.unsure >> 1), null);
  assert.equal(strokeOf((VALUES.keep + VALUES.drop) >> 1), "drop");
  assert.equal(strokeOf(ERASED), null);
});

test("every stroke has an ink of its own, and what is erased none", () => {
  const table = inks();
  const shown = ["keep", "drop", "unsure"].map((name) => table[256 + VALUES[name]]);
  assert.equal(new Set(shown).size, 3);
  assert.ok(shown.every((pixel) => pixel >>> 24 > 100));
  assert.equal(table[256 + ERASED], 0);
});

test("the file of the strokes is read back as it was, not as a noisy mask", () => {
  const work = raster();
  for (const [index, name] of ["keep", "drop", "unsure"].entries()) stroke(work, name, dab(7 + 12 * index, 10));
  const pixels = Uint8ClampedArray.from({ length: 4 * work.data.length }, (_, at) =>
    at % 4 === 3 ? 255 : 255 - work.data[at >> 2],
  );
  assert.deepEqual(readMask(pixels), { mask: work.data, notices: [] });
});
