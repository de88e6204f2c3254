/**
 * What a comparison shows: how (`mode`), which two pictures (`pair`, numbers from 1, left and right), and which of the
 * two is meant when one is picked or in front (`current`, 0 is the left one). Pure.
 *
 * @import { Size } from "../geometry/zoom.js"
 * @typedef {{mode: string, pair: [number, number], current: 0 | 1}} State
 */

export const MODES = ["side", "slider", "blink", "onion", "difference"];

/** @type {State} */
export const FIRST = { mode: "side", pair: [1, 2], current: 1 };

/** @param {State} state @returns {number} */
export const currentOf = ({ pair, current }) => pair[current];

/**
 * The pair after picture `number` was chosen: the two chosen last, in the order in which they were.
 * @param {State} state @param {number} number @returns {State}
 */
export function chosen(state, number) {
  const [left, right] = state.pair;
  if (number === right) return { ...state, current: 1 };
  return { ...state, pair: number === left ? [right, left] : [right, number], current: 1 };
}

/** @param {State} state @returns {State} the two have changed sides; the same one is meant */
export const swapped = ({ mode, pair: [left, right], current }) => ({
  mode,
  pair: [right, left],
  current: current ? 0 : 1,
});

/** @param {State} state @returns {State} */
export const turned = (state) => ({ ...state, current: state.current ? 0 : 1 });

/**
 * @param {State} state @param {number} count of the pictures on the page
 * @returns {number[]} the numbers of those in sight: all beside each other, else the two
 */
export function inSight({ mode, pair, current }, count) {
  if (mode === "side") return Array.from({ length: count }, (_, index) => index + 1);
  if (mode === "blink") return [pair[current]];
  return mode === "difference" ? [] : [...pair];
}

/**
 * @param {number} count of panes @param {Size} canvas @param {Size} area
 * @returns {number} in how many columns they show the most of their pictures
 */
export function columnsOf(count, canvas, area) {
  const scale = (/** @type {number} */ columns) =>
    Math.min(area.width / columns / canvas.width, area.height / Math.ceil(count / columns) / canvas.height);
  const ways = Array.from({ length: count }, (_, index) => index + 1);
  return ways.reduce((best, columns) => (scale(columns) > scale(best) ? columns : best), 1);
}

/** @param {State} state @param {string} href @returns {string} the address that shows this state */
export function toAddress({ mode, pair }, href) {
  const url = new URL(href);
  url.searchParams.set("mode", mode);
  url.searchParams.set("pair", pair.join("-"));
  return url.href;
}

/** @param {string} href @param {number} count of the pictures on the page @returns {State} */
export function fromAddress(href, count) {
  const { searchParams } = new URL(href);
  const mode = searchParams.get("mode") ?? "";
  const [left, right, ...more] = (searchParams.get("pair") ?? "").split("-").map(Number);
  const isHere = (/** @type {number} */ number) => Number.isInteger(number) && number >= 1 && number <= count;
  const isPair = isHere(left) && isHere(right) && left !== right && !more.length;
  return { ...FIRST, mode: MODES.includes(mode) ? mode : FIRST.mode, pair: isPair ? [left, right] : FIRST.pair };
}
