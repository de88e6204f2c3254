/**
 * A larger canvas around a picture: pure arithmetic in the picture's own pixels.
 *
 * @typedef {{width: number, height: number}} Size
 * @typedef {{left: number, top: number, right: number, bottom: number}} Margins what the canvas adds at each side
 * @typedef {{left: number, top: number, width: number, height: number}} Frame
 */

export const FAR = 0.5; // of the picture's side
export const MOST = 2; // of the picture's side: beyond it nothing is continued any more
export const SIDES = /** @type {const} */ (["left", "top", "right", "bottom"]);

/** @param {number} value @param {number} low @param {number} high */
const between = (value, low, high) => Math.min(high, Math.max(low, value));

/** @param {Size} picture @param {keyof Margins} side */
const along = (picture, side) => (side === "left" || side === "right" ? picture.width : picture.height);

/**
 * The nearest margins in whole pixels that can be had.
 * @param {Margins} margins @param {Size} picture @returns {Margins}
 */
export function within(margins, picture) {
  const held = SIDES.map((side) => [side, between(Math.round(margins[side]), 0, MOST * along(picture, side))]);
  return /** @type {Margins} */ (Object.fromEntries(held));
}

/** @param {Size} picture @param {Margins} margins @returns {Size} */
export function canvasOf(picture, { left, top, right, bottom }) {
  return { width: left + picture.width + right, height: top + picture.height + bottom };
}

/**
 * The smallest canvas of a ratio that holds the whole picture; a point of the picture (0 … 1 across and down) stays at
 * the same share of the canvas.
 * @param {Size} picture @param {number} ratio width / height @param {{x: number, y: number}} [anchor]
 * @returns {Margins}
 */
export function toRatio(picture, ratio, anchor = { x: 0.5, y: 0.5 }) {
  const across = Math.max(0, Math.round(picture.height * ratio) - picture.width);
  const down = Math.max(0, Math.round(picture.width / ratio) - picture.height);
  const left = Math.round(across * anchor.x);
  const top = Math.round(down * anchor.y);
  return within({ left, top, right: across - left, bottom: down - top }, picture);
}

/**
 * The margins after a handle was dragged; with `both` the opposite side moves alike.
 * @param {Margins} margins @param {string} handle as in "top left" or "right" @param {{x: number, y: number}} way
 * @param {Size} picture @param {boolean} both @returns {Margins}
 */
export function dragged(margins, handle, way, picture, both) {
  const ways = { left: -way.x, top: -way.y, right: way.x, bottom: way.y };
  const opposite = /** @type {const} */ ({ left: "right", top: "bottom", right: "left", bottom: "top" });
  const next = { ...margins };
  for (const side of SIDES) {
    if (!handle.includes(side)) continue;
    next[side] = margins[side] + ways[side];
    if (both) next[opposite[side]] = margins[opposite[side]] + ways[side];
  }
  return within(next, picture);
}

/** Whether more is added at a side than can be continued well. @param {Margins} margins @param {Size} picture */
export const isFar = (margins, picture) => SIDES.some((side) => margins[side] > FAR * along(picture, side));

/** @param {Margins} margins */
export const isEmpty = (margins) => SIDES.every((side) => margins[side] === 0);
