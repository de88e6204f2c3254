/** The magic wand, and the tool that finds a whole thing from a click in it or a box around it. */

/** @import { Touch } from "../gestures.js" */
/** @import { Desk, Modifiers } from "./tool.js" */

import { EDIT } from "../blend.js";
import { clipped, sizeOf } from "../box.js";
import { rectangle, spanned } from "../shapes.js";
import { BoxTool } from "./box.js";
import { shapeValue } from "./tool.js";

const CLICK = 4; // pixels of the stage: what is dragged less is a click

export class Wand {
  isClicked = true;
  value = EDIT;

  /** @param {Desk} desk */
  constructor(desk) {
    this.desk = desk;
  }

  /** @param {Touch} _touch @param {Modifiers} how */
  begin(_touch, how) {
    this.value = shapeValue(this.desk.settings, how);
  }

  move() {}

  /** @param {Touch} touch */
  end({ x, y }) {
    const { painting, heavy, view, settings } = this.desk;
    if (x < 0 || y < 0 || x >= painting.width || y >= painting.height) return;
    const { tolerance, isContiguous } = settings;
    const size = { width: painting.width, height: painting.height };
    const task = { address: view.image.src, at: { x, y }, size, tolerance, isContiguous };
    this.desk.lay(heavy.do("wand", task), this.value);
  }

  cancel() {}
}

export class Pick extends BoxTool {
  /** @param {Desk} desk */
  constructor(desk) {
    super(desk, rectangle);
  }

  /** @param {Touch} touch */
  end(touch) {
    const from = this.start ?? touch;
    const isClick = Math.hypot(touch.x - from.x, touch.y - from.y) * this.desk.view.view.scale < CLICK;
    const box = clipped(spanned(from, touch, { isEven: false, isCentred: false }), this.desk.painting);
    const { width, height } = sizeOf(box);
    this.cancel();
    if (isClick) this.ask({ points: `${Math.round(touch.x)},${Math.round(touch.y)}` });
    else if (width > 1 && height > 1) this.ask({ box: [box.left, box.top, box.right, box.bottom].join(",") });
  }

  /** @param {Record<string, string>} fields */
  ask(fields) {
    this.desk.lay(this.desk.select(fields), this.value);
  }
}
