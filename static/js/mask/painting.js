/** The mask that is being painted: full size, one byte a pixel, with all its steps. */

/** @import { Box, Size } from "./box.js" */

import { cropped, isEmpty, NOTHING, paste, union, whole } from "./box.js";
import { apply, difference, History } from "./history.js";
import { Measure } from "./measure.js";

export class Painting {
  /** @type {Box} what was painted since the last step */
  touched = NOTHING;
  history = new History();

  /** @param {Size} size */
  constructor({ width, height }) {
    this.width = width;
    this.height = height;
    this.data = new Uint8Array(width * height);
    this.kept = new Uint8Array(width * height); // as it was after the last step
    this.measure = new Measure(this);
  }

  get isEmpty() {
    return isEmpty(this.measure.box);
  }

  /** Pixels in `box` were changed. @param {Box} box */
  touch(box) {
    if (!isEmpty(box)) this.touched = union(this.touched, box);
  }

  /** Make what was painted one step of undo. @returns {boolean} whether anything changed */
  commit() {
    const box = this.touched;
    this.touched = NOTHING;
    const change = difference(this.kept, this.data, this.width, box);
    if (!change) return false;
    this.history.note(change);
    this.#keep(box);
    return true;
  }

  /** Take back what was painted since the last step. @returns {Box} what changed */
  cancel() {
    const box = this.touched;
    this.touched = NOTHING;
    this.#copy(this.kept, this.data, box);
    return box;
  }

  /** @param {"undo" | "redo"} direction @returns {Promise<Box | null>} what changed */
  async travel(direction) {
    const change = await this.history[direction]();
    if (!change) return null;
    apply(this.data, change, direction === "undo");
    this.#keep(change.box);
    return change.box;
  }

  /** Start from a mask that was painted earlier: there is nothing to undo. @param {Uint8Array} data */
  restore(data) {
    this.data.set(data);
    this.#keep(whole(this));
  }

  /** @param {Uint8Array} data the whole mask, or what is inside `box` @param {Box} [box] */
  replace(data, box = whole(this)) {
    paste(this, { width: box.right - box.left, height: box.bottom - box.top, data }, { x: box.left, y: box.top });
    this.touch(box);
  }

  /** @param {Box} box */
  crop(box) {
    return cropped(this, box);
  }

  /** @param {Box} box */
  #keep(box) {
    this.#copy(this.data, this.kept, box);
    this.measure.update(box);
  }

  /** @param {Uint8Array} from @param {Uint8Array} to @param {Box} box */
  #copy(from, to, { left, top, right, bottom }) {
    for (let start = top * this.width; start < bottom * this.width; start += this.width) {
      to.set(from.subarray(start + left, start + right), start + left);
    }
  }
}
