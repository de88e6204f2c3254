/** Rectangle and ellipse: dragged from corner to corner; Shift keeps them even, Alt draws them from the middle. */

/** @import { Box, Point } from "../box.js" */
/** @import { Touch } from "../gestures.js" */
/** @import { View } from "../../geometry/zoom.js" */
/** @import { Desk, Modifiers } from "./tool.js" */

import { EDIT } from "../blend.js";
import { isEmpty, NOTHING } from "../box.js";
import { fillPolygon, spanned } from "../shapes.js";
import { shapeValue, strokeTwice } from "./tool.js";

export class BoxTool {
  isClicked = false;
  value = EDIT;
  /** @type {Point | null} */
  start = null;
  box = NOTHING;
  /** @type {Modifiers} as the drag began: those keys chose what it does, not its form */
  first = { altKey: false, shiftKey: false };

  /** @param {Desk} desk @param {(box: Box) => Point[]} shape */
  constructor(desk, shape) {
    this.desk = desk;
    this.shape = shape;
    desk.view.marks.push((context, view) => this.draw(context, view));
  }

  /** @param {Touch} touch @param {Modifiers} how */
  begin(touch, how) {
    this.value = shapeValue(this.desk.settings, how);
    this.first = { altKey: how.altKey, shiftKey: how.shiftKey };
    this.start = { x: touch.x, y: touch.y };
    this.box = NOTHING;
  }

  /** @param {Touch[]} touches @param {Modifiers} how */
  move(touches, how) {
    const to = touches.at(-1);
    if (!this.start || !to) return;
    // a key that is let go may be pressed again, with its other meaning
    this.first.altKey &&= how.altKey;
    this.first.shiftKey &&= how.shiftKey;
    const isEven = how.shiftKey && !this.first.shiftKey;
    const isCentred = how.altKey && !this.first.altKey;
    this.box = spanned(this.start, to, { isEven, isCentred });
    this.desk.view.refresh();
  }

  /** @param {Touch} touch @param {Modifiers} how */
  end(touch, how) {
    this.move([touch], how);
    const { painting } = this.desk;
    if (!isEmpty(this.box)) painting.touch(fillPolygon(painting, this.shape(this.box), this.value));
    this.cancel();
    this.desk.commit();
  }

  cancel() {
    this.start = null;
    this.desk.view.refresh();
  }

  /** @param {CanvasRenderingContext2D} context @param {View} view */
  draw(context, { scale, x, y }) {
    if (!this.start || isEmpty(this.box)) return;
    context.beginPath();
    for (const point of this.shape(this.box)) context.lineTo(point.x * scale + x, point.y * scale + y);
    context.closePath();
    strokeTwice(context, true);
    const { left, top, right, bottom } = this.box;
    label(context, `${right - left} × ${bottom - top}`, right * scale + x, bottom * scale + y);
  }
}

/** @param {CanvasRenderingContext2D} context @param {string} text @param {number} x @param {number} y */
function label(context, text, x, y) {
  context.font = "500 12px Inter, system-ui, sans-serif";
  const width = context.measureText(text).width + 12;
  const left = Math.min(x + 8, context.canvas.clientWidth - width - 4);
  const top = Math.min(y + 8, context.canvas.clientHeight - 26);
  context.setLineDash([]);
  context.fillStyle = "rgb(0 0 0 / 0.75)";
  context.beginPath();
  context.roundRect(left, top, width, 22, 5);
  context.fill();
  context.fillStyle = "#ffffff";
  context.fillText(text, left + 6, top + 15);
}
