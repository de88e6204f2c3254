/** What a mask covers, kept up to date row by row, so that asking costs nothing even on 24 megapixels. */

/** @import { Box, Point, Raster } from "./box.js" */

import { NOTHING } from "./box.js";

export class Measure {
  /** @param {Raster} raster */
  constructor(raster) {
    this.raster = raster;
    this.sums = new Float64Array(raster.height);
    this.moments = new Float64Array(raster.height);
    this.lefts = new Int32Array(raster.height).fill(raster.width);
    this.rights = new Int32Array(raster.height);
    this.top = raster.height; // from here
    this.bottom = 0; // to here rows are to be looked at
  }

  /** The rows from `top` to `bottom` changed; they are looked at when somebody asks. @param {Pick<Box, "top" | "bottom">} rows */
  update({ top, bottom }) {
    if (bottom <= top) return;
    this.top = Math.min(this.top, top);
    this.bottom = Math.max(this.bottom, bottom);
  }

  #look() {
    for (let row = this.top; row < this.bottom; row++) this.#lookAt(row);
    this.top = this.raster.height;
    this.bottom = 0;
  }

  /** @param {number} row */
  #lookAt(row) {
    const { data, width } = this.raster;
    const start = row * width;
    let left = start;
    while (left < start + width && data[left] === 0) left++;
    let right = start + width;
    while (right > left && data[right - 1] === 0) right--;
    let sum = 0;
    let moment = 0;
    for (let index = left; index < right; index++) {
      sum += data[index];
      moment += data[index] * (index - start);
    }
    this.sums[row] = sum;
    this.moments[row] = moment;
    this.lefts[row] = left - start;
    this.rights[row] = right > left ? right - start : 0;
  }

  /** @returns {number} the sum of all coverage, in pixels */
  get area() {
    this.#look();
    return this.sums.reduce((all, sum) => all + sum, 0) / 255;
  }

  /** @returns {number} of the picture, 0 to 1 */
  get share() {
    return this.area / (this.raster.width * this.raster.height);
  }

  /** @returns {Box} the smallest box that holds every edited pixel */
  get box() {
    this.#look();
    const top = this.rights.findIndex((right) => right > 0);
    if (top < 0) return NOTHING;
    const bottom = this.rights.findLastIndex((right) => right > 0) + 1;
    const left = this.lefts.subarray(top, bottom).reduce((least, value) => Math.min(least, value));
    const right = this.rights.subarray(top, bottom).reduce((most, value) => Math.max(most, value));
    return { left, top, right, bottom };
  }

  /** @returns {Point} the middle of the coverage's mass */
  get middle() {
    const mass = this.area * 255 || 1;
    const x = this.moments.reduce((all, moment) => all + moment, 0) / mass;
    const y = this.sums.reduce((all, sum, row) => all + sum * row, 0) / mass;
    return { x: x + 0.5, y: y + 0.5 };
  }
}
