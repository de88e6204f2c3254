/** A selection made on a small copy of the picture, brought to its full size with smooth edges. */

/** @import { Raster, Size } from "./box.js" */

/**
 * @param {Raster} small @param {Size} size @returns {Uint8Array} interpolated, with edges of about a pixel
 */
export function scaledUp(small, { width, height }) {
  if (small.width === width && small.height === height) return small.data;
  const result = new Uint8Array(width * height);
  const columns = taps(width, small.width);
  const rows = taps(height, small.height);
  const steepness = Math.max(1, Math.min(width / small.width, height / small.height));
  for (let y = 0; y < height; y++) {
    const upper = small.data.subarray(rows.first[y] * small.width, (rows.first[y] + 1) * small.width);
    const lower = small.data.subarray(rows.second[y] * small.width, (rows.second[y] + 1) * small.width);
    const down = rows.share[y];
    for (let x = 0; x < width; x++) {
      const left = upper[columns.first[x]] * (1 - down) + lower[columns.first[x]] * down;
      const right = upper[columns.second[x]] * (1 - down) + lower[columns.second[x]] * down;
      const value = 127.5 + (left + (right - left) * columns.share[x] - 127.5) * steepness;
      result[y * width + x] = value <= 0 ? 0 : value >= 255 ? 255 : value + 0.5;
    }
  }
  return result;
}

/** Between which two small pixels each large one lies. @param {number} large @param {number} small */
function taps(large, small) {
  const first = new Int32Array(large);
  const second = new Int32Array(large);
  const share = new Float32Array(large);
  for (let index = 0; index < large; index++) {
    const at = Math.min(small - 1, Math.max(0, ((index + 0.5) * small) / large - 0.5));
    first[index] = Math.floor(at);
    second[index] = Math.min(small - 1, first[index] + 1);
    share[index] = at - first[index];
  }
  return { first, second, share };
}
