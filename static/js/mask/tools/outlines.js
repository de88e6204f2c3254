/** The lassos: drawn freely, from corner to corner, or roughly around a thing whose edge is then found. */

/** @import { Point } from "../box.js" */
/** @import { Touch } from "../gestures.js" */
/** @import { View } from "../../geometry/zoom.js" */
/** @import { Desk, Modifiers } from "./tool.js" */

import { EDIT } from "../blend.js";
import { fillPolygon } from "../shapes.js";
import { shapeValue, strokeTwice } from "./tool.js";

const NEAR = 8; // pixels of the stage
const FINEST = 1; // pixels of the stage between two points of a free line

/** @param {Point[]} points */
const inWords = (points) => points.map(({ x, y }) => `${Math.round(x)},${Math.round(y)}`).join(" ");

class Outline {
  isClicked = false;
  value = EDIT;
  /** @type {Point[]} */
  points = [];

  /** @param {Desk} desk */
  constructor(desk) {
    this.desk = desk;
    desk.view.marks.push((context, view) => this.draw(context, view));
  }

  /** @param {Point} one @param {Point} other @param {number} distance on the stage */
  isNear(one, other, distance) {
    return Math.hypot(one.x - other.x, one.y - other.y) * this.desk.view.view.scale < distance;
  }

  cancel() {
    this.points = [];
    this.desk.view.refresh();
  }

  finish() {
    const { points, value } = this;
    this.cancel();
    if (points.length > 2) this.enclose(points, value);
  }

  /** @param {Point[]} points @param {number} value */
  enclose(points, value) {
    const { painting } = this.desk;
    painting.touch(fillPolygon(painting, points, value));
    this.desk.commit();
  }

  /** @param {CanvasRenderingContext2D} context @param {View} view */
  draw(context, { scale, x, y }) {
    if (this.points.length === 0) return;
    context.beginPath();
    for (const point of this.points) context.lineTo(point.x * scale + x, point.y * scale + y);
    strokeTwice(context);
  }
}

export class Lasso extends Outline {
  /** @param {Touch} touch @param {Modifiers} how */
  begin(touch, how) {
    this.value = shapeValue(this.desk.settings, how);
    this.points = [touch];
  }

  /** @param {Touch[]} touches */
  move(touches) {
    for (const touch of touches)
      if (!this.isNear(touch, this.points[this.points.length - 1], FINEST)) this.points.push(touch);
    this.desk.view.refresh();
  }

  end() {
    this.finish();
  }
}

/** A rough outline; the server finds the edge of what is inside. */
export class SnappingLasso extends Lasso {
  /** @param {Point[]} points @param {number} value */
  enclose(points, value) {
    this.desk.lay(this.desk.select({ outline: inWords(points) }), value);
  }
}

/** A click at each corner; a click on the first or twice on the last closes it. */
export class Polygon extends Outline {
  isClicked = true;
  /** @type {Point | null} */
  pointer = null;

  /** @param {Touch} touch @param {Modifiers} how */
  begin(touch, how) {
    const { points } = this;
    if (points.length === 0) this.value = shapeValue(this.desk.settings, how);
    const closes =
      points.length > 2 && [points[0], points[points.length - 1]].some((end) => this.isNear(touch, end, NEAR));
    if (closes) this.finish();
    else points.push(touch);
    this.hover(touch);
  }

  /** @param {Touch[]} touches */
  move(touches) {
    this.hover(touches[touches.length - 1]);
  }

  /** @param {Point} point */
  hover(point) {
    this.pointer = point;
    if (this.points.length > 0) this.desk.view.refresh();
  }

  end() {}

  stepBack() {
    this.desk.view.refresh();
    return this.points.pop() !== undefined;
  }

  /** @param {CanvasRenderingContext2D} context @param {View} view */
  draw(context, view) {
    if (this.points.length === 0) return;
    const corners = this.points;
    this.points = this.pointer ? [...corners, this.pointer] : corners;
    super.draw(context, view);
    this.points = corners;
    for (const corner of corners) {
      context.beginPath();
      context.arc(corner.x * view.scale + view.x, corner.y * view.scale + view.y, 3, 0, 2 * Math.PI);
      context.fillStyle = "#ffffff";
      context.fill();
      strokeTwice(context);
    }
  }
}
