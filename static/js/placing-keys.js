/** What keys mean while a product is being placed. */

import { ownsArrows } from "./keys.js";

/** @import { Point } from "./geometry/placing.js" */

/** @type {Record<string, string>} */
export const ACTIONS = {
  "+": "larger",
  "=": "larger",
  "-": "smaller",
  c: "centre",
  f: "fit",
  r: "reset",
  m: "margins",
};

/** @type {Record<string, Point>} */
const WAYS = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/**
 * How far an arrow key moves the product, in canvas pixels; with shift ten times as far.
 * @param {KeyboardEvent} event @returns {Point | null} null for other keys, and where arrows belong to a control
 */
export function wayOf(event) {
  const way = WAYS[event.key];
  if (!way || ownsArrows(event)) return null;
  const far = event.shiftKey ? 10 : 1;
  return { x: way.x * far, y: way.y * far };
}
