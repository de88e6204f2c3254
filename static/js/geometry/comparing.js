/** Where the line between before and after stands: a share of what is in sight of the picture, left to right. */

/** @import { Size, View } from "./zoom.js" */

/**
 * @param {View} view @param {Size} picture @param {Size} frame
 * @returns {{from: number, to: number}} the left and the right end of what is in sight, in the frame's pixels
 */
export function inSight(view, picture, frame) {
  const from = Math.max(0, view.x);
  return { from, to: Math.max(from, Math.min(frame.width, view.x + picture.width * view.scale)) };
}

/** @param {number} share 0 … 1 @param {{from: number, to: number}} ends @returns {number} */
export const placeOf = (share, { from, to }) => from + share * (to - from);

/** @param {number} x @param {{from: number, to: number}} ends @returns {number} 0 … 1 */
export const shareAt = (x, { from, to }) => (to > from ? Math.min(1, Math.max(0, (x - from) / (to - from))) : 0.5);

const STEP = 0.02;
const LEAP = 0.1;

/**
 * @param {number} share @param {{key: string, shiftKey: boolean}} event
 * @returns {number | null} where a key moves the line, null for keys that do not
 */
export function moved(share, { key, shiftKey }) {
  const step = shiftKey ? LEAP : STEP;
  /** @type {Record<string, number>} */
  const places = {
    ArrowLeft: share - step,
    ArrowDown: share - step,
    ArrowRight: share + step,
    ArrowUp: share + step,
    PageDown: share - LEAP,
    PageUp: share + LEAP,
    Home: 0,
    End: 1,
  };
  return key in places ? Math.min(1, Math.max(0, Math.round(places[key] * 1000) / 1000)) : null;
}
