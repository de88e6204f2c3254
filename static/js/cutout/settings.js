/** How the brush works and what is shown; only what suits a person is remembered. */

/** @import { Settings } from "../mask/settings.js" */
/** @typedef {Settings & {stroke: string, showing: string, showsDoubt: boolean, showsStrokes: boolean}} StrokeSettings */

import { recalledSettings } from "../mask/settings.js";

const SHARE = 0.02; // of the longer side

/** @param {{width: number, height: number}} photo @returns {StrokeSettings} */
export function strokeSettings(photo) {
  return {
    ...recalledSettings(photo),
    tool: "brush",
    hardness: 100,
    size: Math.max(4, Math.round(Math.max(photo.width, photo.height) * SHARE)),
    stroke: "keep",
    showing: "product",
    showsDoubt: false,
    showsStrokes: false,
  };
}
