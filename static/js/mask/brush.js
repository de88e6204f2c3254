/**
 * A round brush, drawn as capsules from one position of the pen to the next: no dotted lines, whatever the speed.
 *
 * @import { Box, Raster } from "./box.js"
 * @typedef {{x: number, y: number, radius: number}} Dab in pixels of the picture
 * @typedef {{value: number, hardness: number}} Paint value as in blend.js; hardness 0 (soft) to 1
 */

import { blended } from "./blend.js";
import { clipped } from "./box.js";

const STEPS = 4096;
const SOFTEST_EDGE = 0.5; // even the hardest brush fades over a pixel

/** @type {{key: string, table: Uint8Array}} */
let latest = { key: "", table: new Uint8Array() };

/**
 * The strength of the brush over the square of the distance from its middle, 0 to 1 of its outer radius.
 * @param {number} radius @param {number} hardness @returns {Uint8Array}
 */
export function profile(radius, hardness) {
  const key = `${radius} ${hardness}`;
  if (latest.key !== key) latest = { key, table: computed(radius, hardness) };
  return latest.table;
}

/** @param {number} radius @param {number} hardness */
function computed(radius, hardness) {
  const outer = radius + SOFTEST_EDGE;
  const core = Math.max(0, Math.min(radius * hardness, radius - SOFTEST_EDGE));
  const table = new Uint8Array(STEPS);
  for (let step = 0; step < STEPS; step++) {
    const inward = Math.min(1, (outer - outer * Math.sqrt(step / STEPS)) / (outer - core));
    table[step] = Math.round(255 * inward * inward * (3 - 2 * inward));
  }
  return table;
}

/**
 * Paint from one dab to the next.
 * @param {Raster} raster changed in place @param {Dab} from @param {Dab} to @param {Paint} paint
 * @returns {Box} what may have changed
 */
export function paintSegment(raster, from, to, { value, hardness }) {
  const reach = Math.max(from.radius, to.radius) + 1;
  const box = clipped(
    {
      left: Math.min(from.x, to.x) - reach,
      top: Math.min(from.y, to.y) - reach,
      right: Math.max(from.x, to.x) + reach,
      bottom: Math.max(from.y, to.y) + reach,
    },
    raster,
  );
  const table = profile((from.radius + to.radius) / 2, hardness);
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const squared = dx * dx + dy * dy || 1;
  const outer = from.radius + SOFTEST_EDGE;
  const widening = to.radius - from.radius;
  const { data, width } = raster;
  for (let row = box.top; row < box.bottom; row++) {
    const y = row + 0.5 - from.y;
    for (let column = box.left, index = row * width + column; column < box.right; column++, index++) {
      const x = column + 0.5 - from.x;
      const along = Math.min(1, Math.max(0, (x * dx + y * dy) / squared));
      const offX = x - along * dx;
      const offY = y - along * dy;
      const radius = outer + along * widening;
      const distance = (offX * offX + offY * offY) / (radius * radius);
      if (distance >= 1) continue;
      const strength = table[(distance * STEPS) | 0];
      if (strength > 0) data[index] = blended(data[index], strength, value);
    }
  }
  return box;
}
