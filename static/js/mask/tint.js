/**
 * The coloured layer that shows a mask over its picture, at the screen's resolution: a tint, hatched so that it is seen
 * without seeing colours, and a line of its full colour where the mask ends.
 *
 * @import { Box, Raster } from "./box.js"
 * @import { View } from "../geometry/zoom.js"
 * @typedef {{red: number, green: number, blue: number}} Colour
 * @typedef {{colour: Colour, opacity: number, isHatched: boolean}} Ink opacity 0 to 1
 */

const THIN = 0.45; // of the opacity, between the lines of the hatching
const EDGE = 128;
const OPAQUE = 0xff000000;
const FULL = 511; // entry of a palette

/** @param {string} hex @returns {Colour} */
export function colourOf(hex) {
  const number = Number.parseInt(hex.slice(1), 16);
  return { red: number >> 16, green: (number >> 8) & 255, blue: number & 255 };
}

/**
 * The pixel (little-endian RGBA) for each coverage, first between the hatching's lines, then on them.
 * @param {Ink} ink @returns {Uint32Array} 512 entries
 */
export function palette({ colour, opacity, isHatched }) {
  const table = new Uint32Array(512);
  const rest = (colour.blue << 16) | (colour.green << 8) | colour.red;
  for (let coverage = 0; coverage < 256; coverage++) {
    const strong = opacity * coverage;
    table[coverage] = ((Math.round(isHatched ? strong * THIN : strong) << 24) | rest) >>> 0;
    table[256 + coverage] = ((Math.round(strong) << 24) | rest) >>> 0;
  }
  return table;
}

/**
 * For each pixel of the screen the two pixels of the picture that it stands for; −1 beside the picture.
 * @param {number} start @param {number} end in pixels of the screen @param {number} offset of the picture
 * @param {number} scale @param {number} length of the picture
 */
function places(start, end, offset, scale, length) {
  const count = end - start;
  const near = new Int32Array(count).fill(-1);
  const far = new Int32Array(count).fill(-1);
  const reach = 0.25 / scale;
  for (let index = 0; index < count; index++) {
    const at = (start + index + 0.5 - offset) / scale;
    if (at < 0 || at >= length) continue;
    near[index] = Math.max(0, Math.floor(at - reach));
    far[index] = Math.min(length - 1, Math.floor(at + reach));
  }
  return { near, far };
}

/**
 * Draw the part of the screen inside `box` (pixels of the screen).
 * @param {Uint32Array} pixels of that part, changed in place @param {Box} box @param {Raster} raster
 * @param {View} view in pixels of the screen @param {Uint32Array} inks from palette()
 * @param {{period: number, slant: 1 | -1}} hatching the distance of its lines
 */
export function drawTint(pixels, box, raster, view, inks, { period, slant }) {
  // one more to the left and above, to see whether the edge passes there
  const columns = places(box.left - 1, box.right, view.x, view.scale, raster.width);
  const rows = places(box.top - 1, box.bottom, view.y, view.scale, raster.height);
  const width = box.right - box.left;
  const above = new Uint8Array(width + 1);
  const { data } = raster;
  const dash = Math.max(1, period >> 1);
  const edge = (inks[FULL] | OPAQUE) >>> 0;
  for (let row = 0; row <= box.bottom - box.top; row++) {
    if (rows.near[row] < 0) {
      above.fill(0);
      if (row > 0) pixels.fill(0, (row - 1) * width, row * width);
      continue;
    }
    const nearRow = rows.near[row] * raster.width;
    const farRow = rows.far[row] * raster.width;
    let before = 0;
    for (let column = 0; column <= width; column++) {
      const isOutside = columns.near[column] < 0;
      const coverage = isOutside ? 0 : (data[nearRow + columns.near[column]] + data[farRow + columns.far[column]]) >> 1;
      const inside = coverage >= EDGE ? 1 : 0;
      const isEdge = inside !== before || inside !== above[column];
      before = inside;
      above[column] = inside;
      if (row === 0 || column === 0) continue;
      const x = box.left + column - 1;
      const y = box.top + row - 1;
      const line = (((x + slant * y) % period) + period) % period < dash ? 256 : 0;
      const pixel = (row - 1) * width + column - 1;
      pixels[pixel] = isEdge && !isOutside ? edge : inks[line + coverage];
    }
  }
}
