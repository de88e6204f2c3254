/**
 * What a stroke says about the photo under it: keep it, drop it, or solve it finely. In memory and in the file (which
 * holds 255 − value) each is a value of its own, far enough from its neighbours that scaled-down pixels stay one of them.
 */

/** @import { Box, Raster } from "../mask/box.js" */
/** @import { Colour } from "../mask/tint.js" */

import { colourOf } from "../mask/tint.js";

export const NOTHING = 0;
export const ERASED = 32; // nothing, once the stroke is over: a brush of value 0 would fade what it crosses
/** @type {Readonly<Record<string, number>>} */
export const VALUES = { keep: 132, drop: 180, unsure: 228, erase: ERASED };

const COLOURS = { keep: "#2f7bff", drop: "#ff5a1f", unsure: "#ffd60a" }; // told apart by colour-blind people
const LEAST = 116;
const STRONG = 0.62;
const FAINT = 0.34; // between the lines of the hatching

/** @param {number} value @returns {keyof typeof COLOURS | null} the stroke that it stands for */
export function strokeOf(value) {
  if (value < LEAST) return null;
  if (value < (VALUES.keep + VALUES.drop) / 2) return "keep";
  return value < (VALUES.drop + VALUES.unsure) / 2 ? "drop" : "unsure";
}

/** @param {Colour} colour @param {number} opacity @returns {number} a pixel, little-endian RGBA */
const ink = ({ red, green, blue }, opacity) =>
  ((Math.round(255 * opacity) << 24) | (blue << 16) | (green << 8) | red) >>> 0;

/** @returns {Uint32Array} the pixel of each value, first between the hatching's lines, then on them; see drawTint */
export function inks() {
  const table = new Uint32Array(512);
  for (let value = LEAST; value < 256; value++) {
    const stroke = strokeOf(value);
    if (!stroke) continue;
    table[value] = ink(colourOf(COLOURS[stroke]), FAINT);
    table[256 + value] = ink(colourOf(COLOURS[stroke]), STRONG);
  }
  return table;
}

/** Make what was erased nothing again. @param {Raster} raster changed in place @param {Box} box */
export function clearErased({ data, width }, { left, top, right, bottom }) {
  for (let row = top; row < bottom; row++) {
    const line = data.subarray(row * width + left, row * width + right);
    for (let at = line.indexOf(ERASED); at >= 0; at = line.indexOf(ERASED, at + 1)) line[at] = NOTHING;
  }
}
