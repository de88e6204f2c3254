/** Expand, shrink, feather and smooth a mask. All take a raster and give a new one of the same size. */

/** @import { Raster } from "./box.js" */

import { distancesTo } from "./distance.js";

const SOFT_LEVELS = [1, 64, 128, 192, 255];
const SOFT_SHARE = 0.25; // of a mask that is mostly feather; a smooth edge of one pixel is less

/** @param {Raster} raster */
const inverted = ({ data, ...size }) => ({ ...size, data: data.map((value) => 255 - value) });

/** @param {Raster} raster @returns {boolean} whether the mask fades, rather than ends */
export function isSoft({ data, width }) {
  let between = 0;
  let edges = 0;
  for (let index = 1; index < data.length; index++) {
    if (data[index] > 0 && data[index] < 255) between++;
    if (data[index] >= 128 !== data[index - 1] >= 128 && index % width > 0) edges++;
  }
  return between * SOFT_SHARE > edges;
}

/**
 * Move the edge of the mask outwards, as if painted with a round pen; a feathered edge keeps its feather.
 * @param {Raster} raster @param {number} amount in pixels @returns {Raster}
 */
export function expanded(raster, amount) {
  if (amount <= 0) return { ...raster, data: raster.data.slice() };
  return isSoft(raster) ? expandedSoft(raster, amount) : expandedHard(raster, amount);
}

/** @param {Raster} raster @param {number} amount @returns {Raster} */
function expandedHard({ width, height, data }, amount) {
  const result = data.slice();
  const distances = distancesTo({ width, height, data }, 128, amount + 1);
  for (let row = 0; row < height; row++) {
    const line = distances(row);
    for (let column = 0, index = row * width; column < width; column++, index++) {
      const inward = amount + 1 - line[column]; // edges lie half a pixel from middles, on both sides
      if (inward > 0) result[index] = Math.max(result[index], Math.round(255 * Math.min(1, inward)));
    }
  }
  return { width, height, data: result };
}

/**
 * Each level of the feather grows by itself; what lies between two of them is interpolated.
 * @param {Raster} raster @param {number} amount @returns {Raster}
 */
function expandedSoft({ width, height, data }, amount) {
  const result = data.slice();
  const levels = SOFT_LEVELS.map((level) => distancesTo({ width, height, data }, level, 2 * amount + 1));
  for (let row = 0; row < height; row++) {
    const lines = levels.map((distances) => distances(row));
    for (let column = 0, index = row * width; column < width; column++, index++) {
      if (lines[0][column] > amount) continue;
      let top = 0;
      while (top + 1 < lines.length && lines[top + 1][column] <= amount) top++;
      const here = lines[top][column];
      const next = top + 1 < lines.length ? lines[top + 1][column] : Number.POSITIVE_INFINITY;
      const share = Number.isFinite(next) ? (amount - here) / (next - here) : 0;
      const value = SOFT_LEVELS[top] + share * ((SOFT_LEVELS[top + 1] ?? 255) - SOFT_LEVELS[top]);
      result[index] = Math.max(result[index], Math.round(value));
    }
  }
  return { width, height, data: result };
}

/** @param {Raster} raster @param {number} amount in pixels @returns {Raster} */
export const shrunk = (raster, amount) => inverted(expanded(inverted(raster), amount));

/**
 * Fade the edge over about twice `amount` pixels: three box blurs, which is nearly a Gaussian.
 * @param {Raster} raster @param {number} amount @returns {Raster}
 */
export function feathered(raster, amount) {
  const reach = Math.max(1, Math.round((Math.sqrt(amount * amount + 1) - 1) / 2));
  let result = raster;
  for (let pass = 0; pass < 3; pass++) result = blurredDown(blurredAcross(result, reach), reach);
  return result;
}

/**
 * Round corners and fill dents smaller than about `amount` pixels.
 * @param {Raster} raster @param {number} amount @returns {Raster}
 */
export function smoothed(raster, amount) {
  const blurred = feathered(raster, amount);
  const steepness = Math.max(1, amount);
  for (let index = 0; index < blurred.data.length; index++) {
    const value = 127.5 + (blurred.data[index] - 127.5) * steepness;
    blurred.data[index] = Math.min(255, Math.max(0, Math.round(value)));
  }
  return blurred;
}

/** @param {Raster} raster @param {number} reach @returns {Raster} */
function blurredAcross({ width, height, data }, reach) {
  const result = new Uint8Array(data.length);
  const share = 1 / (2 * reach + 1);
  for (let row = 0; row < height; row++) {
    const line = data.subarray(row * width, (row + 1) * width);
    const last = width - 1;
    let sum = 0;
    for (let column = -reach; column <= reach; column++) sum += line[Math.min(last, Math.max(0, column))];
    for (let column = 0; column < width; column++) {
      result[row * width + column] = sum * share + 0.5;
      sum += line[Math.min(last, column + reach + 1)] - line[Math.max(0, column - reach)];
    }
  }
  return { width, height, data: result };
}

/** @param {Raster} raster @param {number} reach @returns {Raster} */
function blurredDown({ width, height, data }, reach) {
  const result = new Uint8Array(data.length);
  const share = 1 / (2 * reach + 1);
  const last = height - 1;
  const sums = new Float64Array(width);
  for (let row = -reach; row <= reach; row++) {
    const start = Math.min(last, Math.max(0, row)) * width;
    for (let column = 0; column < width; column++) sums[column] += data[start + column];
  }
  for (let row = 0; row < height; row++) {
    const entering = Math.min(last, row + reach + 1) * width;
    const leaving = Math.max(0, row - reach) * width;
    for (let column = 0; column < width; column++) {
      result[row * width + column] = sums[column] * share + 0.5;
      sums[column] += data[entering + column] - data[leaving + column];
    }
  }
  return { width, height, data: result };
}
