/** The hand that holds the tool: led by the pointer, or from the keyboard by a cursor that arrows move. */

/** @import { Point } from "./box.js" */
/** @import { Touch } from "./gestures.js" */
/** @import { View } from "../geometry/zoom.js" */
/** @import { Desk, Modifiers, Tool } from "./tools/tool.js" */

import { Polygon } from "./tools/outlines.js";
import { strokeTwice } from "./tools/tool.js";
import { BRUSHES, toolsFor } from "./tools/tools.js";

const SMALLEST_CIRCLE = 6; // pixels of the stage: what is smaller is shown as a cross
const FAST = 10; // times as far with Shift
const ARM = 9; // pixels of the stage

export class ToolHand {
  /** @type {Point | null} the keyboard's cursor, in pixels of the picture */
  cursor = null;
  isDragging = false; // by keyboard

  /** @param {Desk & {isBusy: boolean}} desk */
  constructor(desk) {
    this.desk = desk;
    this.tools = toolsFor(desk);
    this.circle = /** @type {HTMLElement} */ (desk.view.area.querySelector("[data-part=cursor]"));
    desk.view.marks.push((context, view) => this.draw(context, view));
    desk.view.area.addEventListener("pointerleave", () => this.hideCircle());
  }

  /** @returns {Tool} */
  get tool() {
    return this.tools[this.desk.settings.tool];
  }

  /** @param {string} name */
  choose(name) {
    this.giveUp();
    this.desk.settings.tool = name;
    this.desk.view.area.dataset.tool = name;
    this.desk.view.refresh();
  }

  /** @param {Touch} touch @param {Modifiers} how */
  begin(touch, how) {
    if (this.desk.isBusy) return false;
    this.leaveKeyboard();
    this.tool.begin(touch, how);
    return true;
  }

  /** @param {Touch[]} touches @param {Modifiers} how */
  move(touches, how) {
    this.tool.move(touches, how);
  }

  /** @param {Touch} touch @param {Modifiers} how */
  end(touch, how) {
    this.tool.end(touch, how);
  }

  /** The fingers turned out to mean something else. */
  cancel() {
    if (!this.tool.stepBack?.()) this.giveUp();
  }

  giveUp() {
    this.isDragging = false;
    this.tool.cancel();
  }

  /** @param {PointerEvent} event */
  hover(event) {
    const { view, settings } = this.desk;
    if (this.tool instanceof Polygon) this.tool.hover(view.onPicture(event));
    const diameter = settings.size * view.view.scale;
    const isShown = BRUSHES.has(settings.tool) && event.pointerType !== "touch" && diameter >= SMALLEST_CIRCLE;
    this.circle.hidden = !isShown;
    view.area.classList.toggle("has-circle", isShown);
    const { x, y } = view.onStage(event);
    this.circle.style.setProperty("transform", `translate(${x}px, ${y}px) translate(-50%, -50%)`);
    this.resizeCircle();
  }

  hideCircle() {
    this.circle.hidden = true;
    this.desk.view.area.classList.remove("has-circle");
  }

  resizeCircle() {
    const { view, settings } = this.desk;
    for (const side of ["width", "height"]) this.circle.style.setProperty(side, `${settings.size * view.view.scale}px`);
  }

  /** Move the keyboard's cursor, which begins in the middle of what is seen. @param {Point} way @param {Modifiers} how */
  step(way, how) {
    const { view, painting } = this.desk;
    const pixel = Math.max(1, Math.round(1 / view.view.scale)) * (how.shiftKey ? FAST : 1);
    const from = this.cursor ?? this.middle;
    this.cursor = {
      x: Math.min(painting.width - 0.5, Math.max(0.5, from.x + way.x * pixel)),
      y: Math.min(painting.height - 0.5, Math.max(0.5, from.y + way.y * pixel)),
    };
    if (this.isDragging || this.tool instanceof Polygon) this.tool.move([{ ...this.cursor, pressure: 1 }], how);
    this.keepInSight();
    view.refresh();
  }

  /** @returns {Point} of the picture, in the middle of the stage; a whole pixel */
  get middle() {
    const { view } = this.desk;
    const { x, y } = view.middle;
    const { scale, x: left, y: top } = view.view;
    return { x: Math.floor((x - left) / scale) + 0.5, y: Math.floor((y - top) / scale) + 0.5 };
  }

  keepInSight() {
    if (!this.cursor) return;
    const { view } = this.desk;
    const { width, height } = view.frame;
    const x = this.cursor.x * view.view.scale + view.view.x;
    const y = this.cursor.y * view.view.scale + view.view.y;
    const dx = Math.min(0, width - 2 * ARM - x) + Math.max(0, 2 * ARM - x);
    const dy = Math.min(0, height - 2 * ARM - y) + Math.max(0, 2 * ARM - y);
    if (dx !== 0 || dy !== 0) view.pan(dx, dy);
  }

  /** Space or Enter: a dab, a corner, or one of the two ends of a drag. @param {Modifiers} how */
  press(how) {
    if (this.desk.isBusy) return;
    this.cursor ??= this.middle;
    const touch = { ...this.cursor, pressure: 1 };
    if (!this.isDragging) this.tool.begin(touch, how);
    if (this.isDragging || this.tool.isClicked) {
      this.tool.end(touch, how);
      this.isDragging = false;
    } else this.isDragging = true;
    this.desk.view.refresh();
  }

  leaveKeyboard() {
    if (this.isDragging) this.giveUp();
    this.cursor = null;
    this.desk.view.refresh();
  }

  /** @param {CanvasRenderingContext2D} context @param {View} view */
  draw(context, { scale, x, y }) {
    if (!this.cursor) return;
    const { size, tool } = this.desk.settings;
    const at = { x: this.cursor.x * scale + x, y: this.cursor.y * scale + y };
    context.beginPath();
    context.moveTo(at.x - ARM, at.y);
    context.lineTo(at.x + ARM, at.y);
    context.moveTo(at.x, at.y - ARM);
    context.lineTo(at.x, at.y + ARM);
    const radius = (size * scale) / 2;
    if (BRUSHES.has(tool)) {
      context.moveTo(at.x + radius, at.y);
      context.arc(at.x, at.y, radius, 0, 2 * Math.PI);
    }
    strokeTwice(context);
  }
}
