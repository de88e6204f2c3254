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
  }

  /** Look at the rows from `top` to `bottom` again. @param {Pick<Box, "top" | "bottom">} rows */
  update({ top, bottom }) {
    const { data, width } = this.raster;
    for (let row = top; row < bottom; row++) {
      let sum = 0;
      let moment = 0;
      let left = width;
      let right = 0;
      for (let column = 0, index = row * width; column < width; column++, index++) {
        const value = data[index];
        if (value === 0) continue;
        sum += value;
        moment += value * column;
        if (column < left) left = column;
        right = column + 1;
      }
      this.sums[row] = sum;
      this.moments[row] = moment;
      this.lefts[row] = left;
      this.rights[row] = right;
    }
  }

  /** @returns {number} the sum of all coverage, in pixels */
  get area() {
    return this.sums.reduce((all, sum) => all + sum, 0) / 255;
  }

  /** @returns {number} of the picture, 0 to 1 */
  get share() {
    return this.area / (this.raster.width * this.raster.height);
  }

  /** @returns {Box} the smallest box that holds every edited pixel */
  get box() {
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
