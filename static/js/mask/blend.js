/**
 * How paint joins what is there. Paint never builds up: a stroke that crosses itself stays even, and a soft edge that
 * meets a soft edge keeps the stronger of both.
 */

/** @import { Box, Raster } from "./box.js" */

export const EDIT = 255;
export const KEEP = 0;

/**
 * @param {number} before @param {number} strength 0 to 255 @param {number} value 255 adds, 0 takes away; a value between
 * is a class of its own, and has a hard edge
 */
export function blended(before, strength, value) {
  if (value === EDIT) return Math.max(before, strength);
  if (value === KEEP) return Math.min(before, 255 - strength);
  return strength < 128 ? before : value;
}

/**
 * Lay a selection over the raster, both of the same size.
 * @param {Raster} raster @param {Uint8Array} selection @param {number} value
 */
export function blendAll({ data }, selection, value) {
  for (let index = 0; index < data.length; index++) {
    const strength = selection[index];
    if (strength) data[index] = blended(data[index], strength, value);
  }
}

/** @param {Raster} raster @param {Box} box @param {number} value */
export function fillBox({ data, width }, { left, top, right, bottom }, value) {
  for (let y = top; y < bottom; y++) data.fill(value, y * width + left, y * width + right);
}

/** @param {Raster} raster */
export function invert({ data }) {
  for (let index = 0; index < data.length; index++) data[index] = 255 - data[index];
}
