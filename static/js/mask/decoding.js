/** Pixels of picture files, exactly as they are written: nothing is colour-managed, nothing multiplied by alpha. */

/** @import { Size } from "./box.js" */

const BAND = 512; // rows at a time: a canvas of 24 megapixels would take 96 MB

export class OtherSize extends Error {
  /** @param {Size} size */
  constructor({ width, height }) {
    super("The mask has another size than the picture.");
    this.name = "OtherSize";
    this.size = { width, height };
  }
}

/** @param {Blob} blob @param {Size} [size] to scale it to @returns {Promise<ImageBitmap>} */
function bitmapOf(blob, size) {
  const scale = /** @type {ImageBitmapOptions} */ (size ? { resizeWidth: size.width, resizeHeight: size.height } : {});
  return createImageBitmap(blob, { premultiplyAlpha: "none", colorSpaceConversion: "none", ...scale });
}

/** @param {ImageBitmap} bitmap @returns {Uint8ClampedArray} RGBA */
function pixelsOf(bitmap) {
  const { width, height } = bitmap;
  const canvas = new OffscreenCanvas(width, Math.min(BAND, height));
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("This browser has no canvas.");
  const pixels = new Uint8ClampedArray(4 * width * height);
  for (let top = 0; top < height; top += BAND) {
    const rows = Math.min(BAND, height - top);
    context.clearRect(0, 0, width, BAND);
    context.drawImage(bitmap, 0, top, width, rows, 0, 0, width, rows);
    pixels.set(context.getImageData(0, 0, width, rows).data, 4 * width * top);
  }
  bitmap.close();
  return pixels;
}

/** @param {Blob} blob @param {Size} size it must have @returns {Promise<Uint8ClampedArray>} RGBA; throws OtherSize */
export async function decoded(blob, { width, height }) {
  const bitmap = await bitmapOf(blob);
  if (bitmap.width !== width || bitmap.height !== height) throw new OtherSize(bitmap);
  return pixelsOf(bitmap);
}

/** @param {Blob} blob @param {Size} size @returns {Promise<Uint8Array>} its alpha, scaled to `size` */
export async function alphaOf(blob, size) {
  const pixels = pixelsOf(await bitmapOf(blob, size));
  return Uint8Array.from({ length: pixels.length / 4 }, (_, index) => pixels[4 * index + 3]);
}

/** @param {Blob} blob @returns {Promise<{width: number, height: number, data: Uint8Array}>} 255 where it is black */
export async function darknessOf(blob) {
  const bitmap = await bitmapOf(blob);
  const { width, height } = bitmap;
  const pixels = pixelsOf(bitmap);
  return { width, height, data: Uint8Array.from({ length: width * height }, (_, index) => 255 - pixels[4 * index]) };
}

/** @param {Blob} blob @param {number} longest side in pixels @returns {Promise<import("./wand.js").Picture>} */
export async function reduced(blob, longest) {
  const full = await bitmapOf(blob);
  const scale = Math.min(1, longest / Math.max(full.width, full.height));
  const size = { width: Math.round(full.width * scale), height: Math.round(full.height * scale) };
  const bitmap =
    scale < 1 ? await createImageBitmap(full, { resizeWidth: size.width, resizeHeight: size.height }) : full;
  return { ...size, data: pixelsOf(bitmap) };
}
