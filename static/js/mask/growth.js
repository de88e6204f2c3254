/** How far a mask grows before it is used: a mask drawn tight leaves a rim of what it should take away. */

/** @import { Box, Raster } from "./box.js" */

import { clipped, cropped, grown, isEmpty, paste, sizeOf } from "./box.js";
import { expanded } from "./morphology.js";

const SHARE = 0.01; // of the longer side of the mask's box
const LEAST = 4; // pixels

/** @param {Box} box of the mask @returns {number} pixels */
export function usualGrowth(box) {
  if (isEmpty(box)) return LEAST;
  const { width, height } = sizeOf(box);
  return Math.max(LEAST, Math.round(SHARE * Math.max(width, height)));
}

/**
 * The mask that is sent: only the surroundings of what was painted are looked at.
 * @param {Raster} painting @param {Box} box of what was painted @param {number} amount in pixels
 * @returns {Uint8Array}
 */
export function withGrowth(painting, box, amount) {
  const result = { ...painting, data: painting.data.slice() };
  if (amount <= 0 || isEmpty(box)) return result.data;
  const part = clipped(grown(box, Math.ceil(amount) + 1), painting);
  paste(result, expanded(cropped(painting, part), amount), { x: part.left, y: part.top });
  return result.data;
}
