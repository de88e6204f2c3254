/**
 * What a tool is, and what it works with.
 *
 * @import { Touch } from "../gestures.js"
 * @import { HeavyWork } from "../heavy.js"
 * @import { Painting } from "../painting.js"
 * @import { Settings } from "../settings.js"
 * @import { MaskView } from "../view.js"
 * @typedef {{altKey: boolean, shiftKey: boolean}} Modifiers
 * @typedef {object} Desk
 * @property {Painting} painting
 * @property {MaskView} view
 * @property {Settings} settings
 * @property {HeavyWork} heavy
 * @property {() => void} commit what was painted is one step of undo
 * @property {(selection: Promise<Uint8Array | null>, value: number) => Promise<void>} lay a selection over the mask
 * @property {(fields: Record<string, string>) => Promise<Uint8Array | null>} select by the server
 * @typedef {object} Tool
 * @property {boolean} isClicked whether it works with single clicks, so that the keyboard need not press twice
 * @property {(touch: Touch, how: Modifiers) => void} begin
 * @property {(touches: Touch[], how: Modifiers) => void} move
 * @property {(touch: Touch, how: Modifiers) => void} end
 * @property {() => void} cancel
 * @property {() => void} [finish] close what takes several clicks
 * @property {() => boolean} [stepBack] take back the latest of several clicks; false when there is none
 */

import { EDIT, KEEP } from "../blend.js";

/**
 * Whether a shape adds or takes away: Alt takes away and Shift adds, whatever is chosen.
 * @param {Settings} settings @param {Modifiers} how
 */
export function shapeValue(settings, { altKey, shiftKey }) {
  if (altKey) return KEEP;
  return shiftKey || settings.mode === "add" ? EDIT : KEEP;
}

/** @param {CanvasRenderingContext2D} context a line that is seen on every picture @param {boolean} [isDashed] */
export function strokeTwice(context, isDashed = false) {
  context.lineJoin = "round";
  context.setLineDash([]);
  context.lineWidth = 2.5;
  context.strokeStyle = "rgb(0 0 0 / 0.7)";
  context.stroke();
  if (isDashed) context.setLineDash([6, 5]);
  context.lineWidth = 1.25;
  context.strokeStyle = "#ffffff";
  context.stroke();
}
