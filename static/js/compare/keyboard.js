/** The keys of a comparison. Digits choose among three or four pictures; of two, they zoom as everywhere. */

import { isPlain, isTyping, ownsArrows } from "../keys.js";

/** @type {Record<string, string>} */
const LETTERS = {
  g: "side",
  l: "slider",
  o: "onion",
  d: "difference",
  b: "blink",
  s: "swap",
  z: "leap",
  0: "fit",
  "+": "in",
  "=": "in",
  "-": "out",
  w: "winner",
  n: "next",
  f: "favourite",
  x: "reject",
};
/** @type {Record<string, string>} */
const ZOOMS = { 1: "full", 2: "double" };
/** @type {Record<string, string>} */
const ARROWS = { ArrowUp: "left", ArrowDown: "right", ArrowLeft: "left", ArrowRight: "right" };

/**
 * @param {{key: string, shiftKey: boolean}} event @param {number} count of the pictures @param {string} mode
 * @returns {string | null} what the key means: an act, "choose 3", "pan ArrowUp", "line ArrowLeft"
 */
export function meaning({ key, shiftKey }, count, mode) {
  if (key in ARROWS) {
    if (shiftKey) return `pan ${key}`;
    return mode === "slider" && (key === "ArrowLeft" || key === "ArrowRight") ? `line ${key}` : ARROWS[key];
  }
  if (count > 2 && Number(key) >= 1 && Number(key) <= count) return `choose ${key}`;
  if (count === 2 && key in ZOOMS) return ZOOMS[key];
  return LETTERS[key.length === 1 ? key.toLowerCase() : key] ?? null;
}

/** @param {KeyboardEvent} event @returns {boolean} whether a key is the page's own, not a control's or a dialog's */
export function isOurs(event) {
  if (event.defaultPrevented || !isPlain(event) || isTyping(event)) return false;
  if (document.querySelector("dialog[open], :popover-open:not(.tooltip)")) return false;
  return !(event.key.startsWith("Arrow") && ownsArrows(event));
}
