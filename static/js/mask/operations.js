/** The heavy work on whole masks, by name: done in a worker, so that the screen never stands still. */

/** @import { Box, Point, Raster, Size } from "./box.js" */
/** @import { Notice } from "./reading.js" */
/** @import { Picture } from "./wand.js" */
/** @typedef {{mask: Uint8Array, notices: Notice[], share: number, growth: number | null, isOurs: boolean}} ReadFile */

import { alphaOf, darknessOf, decoded, reduced } from "./decoding.js";
import { usualGrowth, withGrowth } from "./growth.js";
import { expanded, feathered, shrunk, smoothed } from "./morphology.js";
import { grownOutline } from "./outline.js";
import { encodeMask, paintingIn } from "./png.js";
import { readMask } from "./reading.js";
import { scaledUp } from "./scaling.js";
import { wand } from "./wand.js";

const WORKING_SIDE = 2048; // the wand looks at a copy no larger than this
const SHAPES = { expand: expanded, shrink: shrunk, feather: feathered, smooth: smoothed };

/** @type {{address: string, picture: Promise<Picture>}} */
let seen = { address: "", picture: Promise.resolve({ width: 0, height: 0, data: new Uint8ClampedArray() }) };

/** @param {string} address @returns {Promise<Blob>} */
async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}.`);
  return answer.blob();
}

/** @param {Uint8Array} bytes @returns {Promise<string>} hexadecimal; empty where the browser has no digests */
async function sha256(bytes) {
  if (!globalThis.crypto?.subtle) return ""; // plain http from another machine
  const digest = await crypto.subtle.digest("SHA-256", /** @type {BufferSource} */ (bytes));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {Uint8Array} coverage */
function shareOf(coverage) {
  let sum = 0;
  for (let index = 0; index < coverage.length; index++) sum += coverage[index];
  return sum / (255 * coverage.length);
}

export const operations = {
  /** @param {{raster: Raster, shape: keyof typeof SHAPES, amount: number}} task */
  reshape: async ({ raster, shape, amount }) => SHAPES[shape](raster, amount).data,

  /** @param {{raster: Raster, box: Box, growth: number | null}} task @returns what the server gets */
  encode: async ({ raster, box, growth }) => {
    const amount = growth ?? usualGrowth(box);
    const mask = withGrowth(raster, box, amount);
    const bytes = await encodeMask({ ...raster, data: mask }, amount > 0 ? { data: raster.data, growth } : undefined);
    return { bytes, sha256: await sha256(bytes), share: shareOf(mask) };
  },

  /**
   * @param {{blob: Blob, size: Size}} task a mask file of ours or of any program
   * @returns {Promise<ReadFile>} what was painted, when the file is ours and holds that
   */
  read: async ({ blob, size }) => {
    const painted = await paintingIn(new Uint8Array(await blob.arrayBuffer()), size);
    const { mask, notices } = painted ? { mask: painted.data, notices: [] } : readMask(await decoded(blob, size));
    return { mask, notices, share: shareOf(mask), growth: painted?.growth ?? null, isOurs: painted !== null };
  },

  /** @param {{raster: Raster, box: Box, amount: number}} task @returns the outline of the grown mask */
  outline: async ({ raster, box, amount }) => grownOutline(raster, box, amount),

  /** @param {{blob: Blob, size: Size}} task a selection, of any size @returns {Promise<Uint8Array>} */
  selection: async ({ blob, size }) => scaledUp(await darknessOf(blob), size),

  /** @param {{address: string, size: Size, gap: number}} task @returns everything but the product and the gap around it */
  besideProduct: async ({ address, size, gap }) => {
    const alpha = await alphaOf(await fetched(address), size);
    return expanded({ ...size, data: alpha }, gap).data.map((value) => 255 - value);
  },

  /** @param {{address: string, size: Size}} task @returns the box of what is not transparent */
  productBox: async ({ address, size }) => {
    const alpha = await alphaOf(await fetched(address), size);
    const box = { left: size.width, top: size.height, right: 0, bottom: 0 };
    for (let index = 0; index < alpha.length; index++) {
      if (alpha[index] < 128) continue;
      const x = index % size.width;
      const y = (index - x) / size.width;
      box.left = Math.min(box.left, x);
      box.right = Math.max(box.right, x + 1);
      box.top = Math.min(box.top, y);
      box.bottom = y + 1;
    }
    return box;
  },

  /** @param {{address: string, at: Point, size: Size, tolerance: number, isContiguous: boolean}} task */
  wand: async ({ address, at, size, ...how }) => {
    if (seen.address !== address)
      seen = { address, picture: fetched(address).then((blob) => reduced(blob, WORKING_SIDE)) };
    const picture = await seen.picture;
    const seed = {
      x: Math.min(picture.width - 1, Math.floor((at.x * picture.width) / size.width)),
      y: Math.min(picture.height - 1, Math.floor((at.y * picture.height) / size.height)),
    };
    return scaledUp({ ...picture, data: wand(picture, seed, how) }, size);
  },
};
