/**
 * The light on the ground of a reference: a ring about its middle, seen at a slant, on which the lamp stands.
 *
 * @typedef {{x: number, y: number}} Point
 * @typedef {{x: number, y: number, across: number, deep: number}} Ring its middle and its two half axes
 */

const SLANT = 0.4;

/**
 * The ring on the ground of a picture whose horizon is so far down (0 … 1, or outside).
 * @param {number} width @param {number} height @param {number} horizon @returns {Ring}
 */
export function ringIn(width, height, horizon) {
  const y = height * Math.min(0.8, Math.max(0.55, (Math.min(1, Math.max(0, horizon)) + 1) / 2));
  const across = 0.32 * Math.min(width, 1.4 * height);
  return { x: width / 2, y, across, deep: Math.min(SLANT * across, height - y - 12) };
}

/** Where a lamp of that azimuth stands: −90° at the left, 90° at the right, 0° in front. @param {number} azimuth @param {Ring} ring @returns {Point} */
export function lampAt(azimuth, ring) {
  const angle = (azimuth * Math.PI) / 180;
  return { x: ring.x + ring.across * Math.sin(angle), y: ring.y + ring.deep * Math.cos(angle) };
}

/** The azimuth of a lamp that is seen at a point, in whole degrees. @param {Point} point @param {Ring} ring */
export function azimuthAt(point, ring) {
  const angle = Math.atan2((point.x - ring.x) / ring.across, (point.y - ring.y) / ring.deep);
  return Math.round((angle * 180) / Math.PI);
}

/** An azimuth that was turned on: −180 … 180, the one end next to the other. @param {number} azimuth @param {number} step */
export function turned(azimuth, step) {
  const on = (((azimuth + step + 180) % 360) + 360) % 360;
  return (on === 0 && step > 0 ? 360 : on) - 180;
}

/** The side a light comes from. @param {number} azimuth @param {string[]} sides eight of them, from the front over the right to the back and on */
export function sideOf(azimuth, sides) {
  return sides[((Math.round(azimuth / 45) % 8) + 8) % 8] ?? "";
}
