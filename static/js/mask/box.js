/**
 * Boxes of whole pixels; `right` and `bottom` are exclusive.
 *
 * @typedef {{left: number, top: number, right: number, bottom: number}} Box
 * @typedef {{x: number, y: number}} Point
 * @typedef {{width: number, height: number}} Size
 * @typedef {Size & {data: Uint8Array}} Raster row by row: 255 is edited, 0 protected, between is blended
 */

/** @type {Readonly<Box>} */
export const NOTHING = Object.freeze({ left: 0, top: 0, right: 0, bottom: 0 });

/** @param {Box} box */
export const isEmpty = ({ left, top, right, bottom }) => right <= left || bottom <= top;

/** @param {Size} size @returns {Box} */
export const whole = ({ width, height }) => ({ left: 0, top: 0, right: width, bottom: height });

/** @param {Box} box @returns {Size} */
export const sizeOf = ({ left, top, right, bottom }) => ({ width: right - left, height: bottom - top });

/** @param {Box} one @param {Box} other @returns {Box} the smallest box around both */
export function union(one, other) {
  if (isEmpty(one)) return other;
  if (isEmpty(other)) return one;
  return {
    left: Math.min(one.left, other.left),
    top: Math.min(one.top, other.top),
    right: Math.max(one.right, other.right),
    bottom: Math.max(one.bottom, other.bottom),
  };
}

/** @param {Box} box may have fractions @param {Size} size @returns {Box} the whole pixels it touches inside `size` */
export function clipped({ left, top, right, bottom }, { width, height }) {
  return {
    left: Math.max(0, Math.floor(left)),
    top: Math.max(0, Math.floor(top)),
    right: Math.min(width, Math.ceil(right)),
    bottom: Math.min(height, Math.ceil(bottom)),
  };
}

/** @param {Box} box @param {number} margin @returns {Box} */
export const grown = (box, margin) => ({
  left: box.left - margin,
  top: box.top - margin,
  right: box.right + margin,
  bottom: box.bottom + margin,
});

/** @param {Point[]} points @returns {Box} */
export function around(points) {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const least = (/** @type {number[]} */ all) => all.reduce((a, b) => Math.min(a, b));
  const most = (/** @type {number[]} */ all) => all.reduce((a, b) => Math.max(a, b));
  return { left: least(xs), top: least(ys), right: most(xs), bottom: most(ys) };
}

/** @param {Raster} raster @param {Box} box @returns {Raster} a copy of what is inside `box` */
export function cropped(raster, box) {
  const { width, height } = sizeOf(box);
  const data = new Uint8Array(width * height);
  for (let row = 0; row < height; row++) {
    const start = (box.top + row) * raster.width + box.left;
    data.set(raster.data.subarray(start, start + width), row * width);
  }
  return { width, height, data };
}

/** @param {Raster} raster @param {Raster} part @param {Point} at where its upper left corner goes */
export function paste(raster, part, at) {
  for (let row = 0; row < part.height; row++) {
    const line = part.data.subarray(row * part.width, (row + 1) * part.width);
    raster.data.set(line, (at.y + row) * raster.width + at.x);
  }
}
