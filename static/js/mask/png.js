/**
 * Masks as files: 8-bit greyscale PNG, black is edited. A private chunk holds the painting as it was before it grew, so
 * that the file can be sent as it is and still be painted on.
 *
 * @import { Raster, Size } from "./box.js"
 * @typedef {{data: Uint8Array, growth: number | null}} Painted growth in pixels; null is the usual one
 */

const SIGNATURE = Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10);
const PAINTING = "psMK"; // private, and unsafe to copy once the pixels change
const HEADER = 33; // bytes of the signature and the first chunk
const USUAL = -1;
const POLYNOMIAL = 0xedb88320;

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? POLYNOMIAL ^ (value >>> 1) : value >>> 1;
  return value;
});

/** @param {Uint8Array} bytes */
function checksum(bytes) {
  let value = 0xffffffff;
  for (const byte of bytes) value = TABLE[(value ^ byte) & 255] ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}

/** @param {Uint8Array} bytes @param {CompressionStream | DecompressionStream} way @returns {Promise<Uint8Array>} */
async function through(bytes, way) {
  const stream = new Blob([/** @type {BlobPart} */ (bytes)]).stream().pipeThrough(way);
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** @param {string} name of four letters @param {Uint8Array} content @returns {Uint8Array} */
function chunk(name, content) {
  const bytes = new Uint8Array(12 + content.length);
  const fields = new DataView(bytes.buffer);
  fields.setUint32(0, content.length);
  bytes.set(new TextEncoder().encode(name), 4);
  bytes.set(content, 8);
  fields.setUint32(8 + content.length, checksum(bytes.subarray(4, 8 + content.length)));
  return bytes;
}

/** @param {Raster} size */
function header({ width, height }) {
  const content = new Uint8Array(13);
  const fields = new DataView(content.buffer);
  fields.setUint32(0, width);
  fields.setUint32(4, height);
  content.set([8, 0, 0, 0, 0], 8); // 8 bits, greyscale
  return chunk("IHDR", content);
}

/** @param {Raster} raster @returns {Uint8Array} rows of the file: no filter, then black where the raster is 255 */
function rowsOf({ width, height, data }) {
  const rows = new Uint8Array((width + 1) * height);
  for (let row = 0; row < height; row++) {
    const start = row * (width + 1) + 1;
    for (let column = 0; column < width; column++) rows[start + column] = 255 - data[row * width + column];
  }
  return rows;
}

/**
 * @param {Raster} mask what is edited @param {Painted} [painted] what was painted, if that is something else
 * @returns {Promise<Uint8Array>}
 */
export async function encodeMask(mask, painted) {
  const kept = painted ? [chunk(PAINTING, await packed(painted))] : [];
  const pixels = chunk("IDAT", await through(rowsOf(mask), new CompressionStream("deflate")));
  const parts = [SIGNATURE, header(mask), ...kept, pixels, chunk("IEND", new Uint8Array())];
  return new Uint8Array(await new Blob(/** @type {BlobPart[]} */ (parts)).arrayBuffer());
}

/** @param {Painted} painted @returns {Promise<Uint8Array>} the growth in 4 bytes, then the painting, deflated */
async function packed({ data, growth }) {
  const painting = await through(data, new CompressionStream("deflate"));
  const content = new Uint8Array(4 + painting.length);
  new DataView(content.buffer).setInt32(0, growth ?? USUAL);
  content.set(painting, 4);
  return content;
}

/**
 * @param {Uint8Array} file @param {Size} size it must have
 * @returns {Promise<Painted | null>} what was painted, when the file holds it
 */
export async function paintingIn(file, { width, height }) {
  const fields = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (file.length < HEADER || fields.getUint32(16) !== width || fields.getUint32(20) !== height) return null;
  for (let at = SIGNATURE.length; at + 12 <= file.length; at += 12 + fields.getUint32(at)) {
    if (new TextDecoder().decode(file.subarray(at + 4, at + 8)) !== PAINTING) continue;
    const content = file.subarray(at + 12, at + 8 + fields.getUint32(at));
    const data = await through(content, new DecompressionStream("deflate")).catch(() => null);
    const growth = fields.getInt32(at + 8);
    return data?.length === width * height ? { data, growth: growth === USUAL ? null : growth } : null;
  }
  return null;
}
