/** The line to which a mask will grow, worked out on a small copy of the mask's surroundings. */

/** @import { Box, Raster } from "./box.js" */

import { clipped, grown, isEmpty, sizeOf } from "./box.js";
import { contours } from "./contour.js";
import { distancesTo } from "./distance.js";

const WORKING_SIDE = 1024;

/**
 * @param {Raster} raster @param {Box} box of the mask @param {number} amount in pixels
 * @returns {number[][]} lines as x, y, x, y, … in pixels of the picture
 */
export function grownOutline(raster, box, amount) {
  if (isEmpty(box)) return [];
  const part = clipped(grown(box, Math.ceil(amount) + 2), raster);
  const { width, height } = sizeOf(part);
  const step = Math.max(1, Math.max(width, height) / WORKING_SIDE);
  const small = reduced(raster, part, step);
  const reach = amount / step + 2;
  const distances = distancesTo(small, 128, reach);
  const data = new Float32Array(small.data.length);
  for (let row = 0; row < small.height; row++) {
    data.set(
      distances(row).map((distance) => Math.min(distance, reach)),
      row * small.width,
    );
  }
  const lines = contours({ ...small, data }, amount / step + 0.5);
  return lines.map((line) =>
    line.map((value, index) => (value + 0.5) * step + (index % 2 === 0 ? part.left : part.top)),
  );
}

/** @param {Raster} raster @param {Box} part @param {number} step @returns {Raster} the strongest of each block */
function reduced(raster, part, step) {
  const { width, height } = sizeOf(part);
  const small = { width: Math.ceil(width / step), height: Math.ceil(height / step) };
  const data = new Uint8Array(small.width * small.height);
  const columns = Int32Array.from({ length: width }, (_, column) => Math.floor(column / step));
  for (let row = 0; row < height; row++) {
    const start = (part.top + row) * raster.width + part.left;
    const into = Math.floor(row / step) * small.width;
    for (let column = 0; column < width; column++) {
      const value = raster.data[start + column];
      if (value > data[into + columns[column]]) data[into + columns[column]] = value;
    }
  }
  return { ...small, data };
}
