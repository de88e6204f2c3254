/**
 * Masks from files of other programs, read as the server reads them: black is edited; colours, transparency and a JPEG's
 * noise become black and white, and are said.
 *
 * @typedef {"coloured" | "transparent" | "noisy"} Notice
 */

const EDITED_BELOW = 128;
const NOISE = 24; // so far from black and white a JPEG carries them
const NOISY_SHARE = 0.001; // of the picture: almost-black and almost-white of a clean feather are fewer

/**
 * @param {Uint8ClampedArray} pixels RGBA @returns {{mask: Uint8Array, notices: Notice[]}} 255 is edited
 */
export function readMask(pixels) {
  const { isColoured, isTransparent, isStrokes } = looks(pixels);
  const mask = new Uint8Array(pixels.length / 4);
  for (let index = 0; index < mask.length; index++) {
    const grey = greyAt(pixels, 4 * index);
    const alpha = pixels[4 * index + 3];
    if (!isTransparent) mask[index] = 255 - grey;
    else if (isStrokes) mask[index] = alpha;
    else mask[index] = 255 - (isColoured ? alpha : Math.min(grey, alpha));
  }
  const isNoisy = carriesNoise(mask);
  const found = { coloured: isColoured, transparent: isTransparent, noisy: isNoisy };
  const notices = /** @type {Notice[]} */ (Object.keys(found)).filter((name) => found[name]);
  if (notices.length > 0) {
    for (let index = 0; index < mask.length; index++) mask[index] = 255 - mask[index] < EDITED_BELOW ? 255 : 0;
  }
  return { mask, notices };
}

/** @param {Uint8ClampedArray} pixels @param {number} at */
const greyAt = (pixels, at) =>
  pixels[at] === pixels[at + 1] && pixels[at] === pixels[at + 2]
    ? pixels[at]
    : Math.round(0.299 * pixels[at] + 0.587 * pixels[at + 1] + 0.114 * pixels[at + 2]);

/** @param {Uint8ClampedArray} pixels whether there is colour, transparency, and nothing but dark strokes on a clear layer */
function looks(pixels) {
  let isColoured = false;
  let isTransparent = false;
  let isStrokes = true;
  for (let at = 0; at < pixels.length; at += 4) {
    isColoured ||= pixels[at] !== pixels[at + 1] || pixels[at] !== pixels[at + 2];
    isTransparent ||= pixels[at + 3] < 255;
    isStrokes &&= pixels[at + 3] < EDITED_BELOW || greyAt(pixels, at) < EDITED_BELOW;
  }
  return { isColoured, isTransparent, isStrokes };
}

/** @param {Uint8Array} mask */
function carriesNoise(mask) {
  const counts = new Uint32Array(256);
  for (const value of mask) counts[value]++;
  const sum = (/** @type {Uint32Array} */ part) => part.reduce((all, count) => all + count, 0);
  const nearly = sum(counts.subarray(1, NOISE)) + sum(counts.subarray(257 - NOISE, 255));
  const between = sum(counts.subarray(NOISE, 257 - NOISE));
  return nearly > NOISY_SHARE * mask.length && nearly > between;
}
