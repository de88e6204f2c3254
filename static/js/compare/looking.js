/** One view for all pictures of a comparison: zoomed at a point, panned, fitted. */

import { fit, panned, zoomedTo } from "../geometry/zoom.js";

/** @import { Point, View } from "../geometry/zoom.js" */
/** @import { Panes } from "./panes.js" */

const STEP = 1.25;
const WALK = 60; // pixels of the screen
/** @type {Record<string, [number, number]>} */
const WAYS = { ArrowUp: [0, WALK], ArrowDown: [0, -WALK], ArrowLeft: [WALK, 0], ArrowRight: [-WALK, 0] };

export class Looking {
  /** @type {View} */
  view = { scale: 1, x: 0, y: 0 };
  isFitted = true;

  /** @param {Panes} panes @param {() => void} seen is called after every change */
  constructor(panes, seen) {
    this.panes = panes;
    this.seen = seen;
  }

  /** @returns {Point} */
  get middle() {
    const { width, height } = this.panes.frame;
    return { x: width / 2, y: height / 2 };
  }

  /** @param {number | null} scale null fits @param {Point} [point] that stays where it is */
  zoomTo(scale, point = this.middle) {
    const { canvas, frame } = this.panes;
    const whole = fit(canvas, frame);
    this.show(scale === null ? whole : zoomedTo(this.view, scale, point, canvas, frame));
    this.isFitted = scale === null || this.view.scale <= whole.scale;
    if (!this.isFitted) this.panes.sharpen();
  }

  /** @param {View} view */
  show(view) {
    this.view = view;
    this.panes.place(view);
    this.seen();
  }

  /** The panes have another size now. */
  again() {
    this.zoomTo(this.isFitted ? null : this.view.scale);
  }

  /** @param {number} factor @param {Point} [point] */
  zoom(factor, point) {
    this.zoomTo(this.view.scale * factor, point);
  }

  /** @param {boolean} nearer */
  step(nearer) {
    this.zoom(nearer ? STEP : 1 / STEP);
  }

  /** @param {number} dx @param {number} dy */
  pan(dx, dy) {
    this.show(panned(this.view, dx, dy, this.panes.canvas, this.panes.frame));
  }

  /** @param {string} arrow */
  walk(arrow) {
    this.pan(...WAYS[arrow]);
  }

  /** To 100 % and back. @param {Point} [point] */
  leap(point) {
    this.zoomTo(this.isFitted ? 1 : null, point);
  }
}
