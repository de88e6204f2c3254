/** The hand that strokes: one brush, whose paint is chosen beside the picture. Alt erases while it is held. */

/** @import { Desk, Modifiers } from "../mask/tools/tool.js" */
/** @import { Touch } from "../mask/gestures.js" */
/** @import { StrokeSettings } from "./settings.js" */

import { ToolHand } from "../mask/hand.js";
import { Brush } from "../mask/tools/brush.js";
import { ERASED, VALUES } from "./strokes.js";

class StrokeBrush extends Brush {
  /** @param {Touch} touch @param {Modifiers} how */
  begin(touch, { altKey, shiftKey }) {
    const { stroke } = /** @type {StrokeSettings} */ (this.desk.settings);
    this.usual = altKey ? ERASED : VALUES[stroke];
    this.desk.view.area.classList.add("is-stroking");
    super.begin(touch, { altKey: false, shiftKey });
  }
}

export class StrokeHand extends ToolHand {
  /** @param {Omit<Desk, "lay" | "select"> & {isBusy: boolean}} desk none of its tools selects */
  constructor(desk) {
    const whole = /** @type {Desk & {isBusy: boolean}} */ (desk);
    super(whole);
    this.tools = { brush: new StrokeBrush(whole, ERASED) };
  }
}
