/**
 * Exact distances to a set of pixels, in linear time.
 *
 * P. F. Felzenszwalb and D. P. Huttenlocher, "Distance Transforms of Sampled Functions", Theory of Computing 8 (2012).
 */

/** @import { Raster } from "./box.js" */

/**
 * How far up or down the next pixel of at least `level` is, for each pixel; `reach + 1` when that is further.
 * @param {Raster} raster @param {number} level @param {number} reach
 */
function columnDistances({ width, height, data }, level, reach) {
  const none = reach + 1;
  const distances = none < 256 ? new Uint8Array(data.length) : new Uint16Array(data.length);
  for (let index = 0; index < data.length; index++) {
    const above = index < width ? none : distances[index - width] + 1;
    distances[index] = data[index] >= level ? 0 : Math.min(above, none);
  }
  for (let index = width * (height - 1) - 1; index >= 0; index--) {
    distances[index] = Math.min(distances[index], distances[index + width] + 1);
  }
  return distances;
}

/**
 * Distances of pixel middles to the nearest pixel of at least `level`, one row after another.
 * @param {Raster} raster @param {number} level @param {number} reach beyond which distances need not be right
 * @returns {(row: number) => Float32Array} the row's distances, Infinity beyond reach; overwritten by the next call
 */
export function distancesTo(raster, level, reach) {
  const { width } = raster;
  const limit = Math.ceil(reach);
  const down = columnDistances(raster, level, limit);
  const places = new Int32Array(width);
  const starts = new Float64Array(width + 1);
  const result = new Float32Array(width);
  return (row) => {
    const count = envelope(down.subarray(row * width, (row + 1) * width), limit, places, starts);
    if (count === 0) return result.fill(Number.POSITIVE_INFINITY);
    for (let column = 0, part = 0; column < width; column++) {
      while (part + 1 < count && starts[part + 1] <= column) part++;
      const across = column - places[part];
      const height = down[row * width + places[part]];
      result[column] = Math.sqrt(across * across + height * height);
    }
    return result;
  };
}

/**
 * The parabolas that are lowest somewhere along a row.
 * @param {Uint8Array | Uint16Array} down @param {number} limit @param {Int32Array} places their middles, overwritten
 * @param {Float64Array} starts from where each is the lowest, overwritten
 * @returns {number} how many there are
 */
function envelope(down, limit, places, starts) {
  let count = 0;
  for (let column = 0; column < down.length; column++) {
    if (down[column] > limit) continue;
    const height = down[column] ** 2 + column ** 2;
    let start = Number.NEGATIVE_INFINITY;
    while (count > 0) {
      const last = places[count - 1];
      start = (height - down[last] ** 2 - last ** 2) / (2 * (column - last));
      if (start > starts[count - 1]) break;
      count--;
    }
    places[count] = column;
    starts[count] = count === 0 ? Number.NEGATIVE_INFINITY : start;
    count++;
  }
  return count;
}
