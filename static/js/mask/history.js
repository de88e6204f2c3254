/**
 * Undo and redo without a limit. A step keeps only what it changed, as runs of equal pixels, so that going back is a few
 * fills. When all steps together grow too large, the oldest are deflated into blobs, which browsers keep on disk.
 *
 * @import { Box } from "./box.js"
 * @typedef {{box: Box, runs: Uint32Array, bytes: Uint8Array}} Change
 *   runs: start, length and kind of each; kind is LITERAL (both states lie in `bytes`), or before | after << 8
 * @typedef {{change: Change | null, packed: Promise<Blob> | null, box: Box}} Step
 */

const LITERAL = 1 << 16;
const SHORTEST = 6; // pixels that are worth a run of their own
const BUDGET = 64 * 2 ** 20;

/**
 * @param {Uint8Array} before @param {Uint8Array} after @param {number} width of both @param {Box} box in which they differ
 * @returns {Change | null} null when nothing changed
 */
export function difference(before, after, width, box) {
  /** @type {number[]} */
  const runs = [];
  for (let row = box.top; row < box.bottom; row++) {
    note(runs, before, after, row * width + box.left, row * width + box.right);
  }
  if (runs.length === 0) return null;
  return { box, runs: Uint32Array.from(runs), bytes: bytesOf(runs, before, after) };
}

/**
 * Note the runs that differ between two places of one row; a soft edge is one run of literal bytes.
 * @param {number[]} runs @param {Uint8Array} before @param {Uint8Array} after @param {number} from @param {number} to
 */
function note(runs, before, after, from, to) {
  let literal = -1; // where literal bytes began
  for (let index = from; index < to; ) {
    const start = index++;
    const was = before[start];
    const is = after[start];
    while (index < to && before[index] === was && after[index] === is) index++;
    const isShort = was !== is && index - start < SHORTEST;
    if (isShort && literal < 0) literal = start;
    if (isShort) continue;
    if (literal >= 0) runs.push(literal, start - literal, LITERAL);
    literal = -1;
    if (was !== is) runs.push(start, index - start, was | (is << 8));
  }
  if (literal >= 0) runs.push(literal, to - literal, LITERAL);
}

/** @param {number[]} runs @param {Uint8Array} before @param {Uint8Array} after */
function bytesOf(runs, before, after) {
  let size = 0;
  for (let run = 0; run < runs.length; run += 3) if (runs[run + 2] === LITERAL) size += 2 * runs[run + 1];
  const bytes = new Uint8Array(size);
  for (let run = 0, at = 0; run < runs.length; run += 3) {
    if (runs[run + 2] !== LITERAL) continue;
    const [start, length] = [runs[run], runs[run + 1]];
    bytes.set(before.subarray(start, start + length), at);
    bytes.set(after.subarray(start, start + length), at + length);
    at += 2 * length;
  }
  return bytes;
}

/** @param {Uint8Array} data changed in place @param {Change} change @param {boolean} isUndo */
export function apply(data, { runs, bytes }, isUndo) {
  let at = 0;
  for (let run = 0; run < runs.length; run += 3) {
    const [start, length, kind] = [runs[run], runs[run + 1], runs[run + 2]];
    if (kind === LITERAL) {
      const from = isUndo ? at : at + length;
      data.set(bytes.subarray(from, from + length), start);
      at += 2 * length;
    } else data.fill(isUndo ? kind & 255 : kind >> 8, start, start + length);
  }
}

/** @param {Change} change @returns {Promise<Blob>} */
function packed({ runs, bytes }) {
  const head = Uint32Array.of(runs.length);
  const parts = /** @type {BlobPart[]} */ ([head, runs, bytes]);
  return new Response(new Blob(parts).stream().pipeThrough(new CompressionStream("deflate-raw"))).blob();
}

/** @param {Blob} blob @param {Box} box @returns {Promise<Change>} */
async function unpacked(blob, box) {
  const stream = blob.stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const buffer = await new Response(stream).arrayBuffer();
  const [length] = new Uint32Array(buffer, 0, 1);
  return { box, runs: new Uint32Array(buffer, 4, length), bytes: new Uint8Array(buffer, 4 + 4 * length) };
}

/** @param {Change} change */
const weight = ({ runs, bytes }) => runs.byteLength + bytes.byteLength;

export class History {
  /** @type {Step[]} */
  past = [];
  /** @type {Step[]} */
  future = [];

  /** @param {number} [budget] bytes that lie ready in memory */
  constructor(budget = BUDGET) {
    this.budget = budget;
  }

  /** @param {Change} change */
  note(change) {
    this.past.push({ change, packed: null, box: change.box });
    this.future = [];
    this.#spill();
  }

  /** @returns {Promise<Change | undefined>} what to take back */
  undo() {
    return this.#travel(this.past, this.future);
  }

  /** @returns {Promise<Change | undefined>} what to do again */
  redo() {
    return this.#travel(this.future, this.past);
  }

  /** @param {Step[]} from @param {Step[]} to */
  async #travel(from, to) {
    const step = from.pop();
    if (!step) return undefined;
    to.push(step);
    if (!step.change && step.packed) step.change = await unpacked(await step.packed, step.box);
    return step.change ?? undefined;
  }

  /** The newest steps stay at hand; what does not fit is packed. */
  #spill() {
    let held = 0;
    for (const step of this.past.toReversed()) {
      if (step.change) held += weight(step.change);
      if (step.change && held > this.budget && step !== this.past.at(-1)) {
        step.packed ??= packed(step.change);
        step.change = null;
      }
    }
  }
}
