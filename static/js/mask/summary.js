/** A mask in words, for those who do not see it: how much of the picture, and where. */

/** @import { Box, Point, Size } from "./box.js" */
/** @typedef {{share: number, middle: Point, box: Box}} Covered share of the picture, 0 to 1 */

import { isEmpty } from "./box.js";

const CENTRAL = 0.12; // of a side from the middle: this is still the middle

/** @param {number} offset from the middle, in sides @param {string} before @param {string} after */
const side = (offset, before, after) => (Math.abs(offset) < CENTRAL ? "" : offset < 0 ? before : after);

/** @param {Point} middle @param {Size} picture @returns {string} a key of the words */
export function placeIn({ x, y }, { width, height }) {
  const across = side(x / width - 0.5, "left", "right");
  const down = side(y / height - 0.5, "upper", "lower");
  return `at-${[down, across].filter(Boolean).join("-") || "middle"}`;
}

/** @param {Covered} covered @param {Box} product @returns {string} a key of the words */
export function placeBy({ middle, box }, product) {
  const holds = (/** @type {Box} */ outer, /** @type {Box} */ inner) =>
    outer.left <= inner.left && outer.top <= inner.top && outer.right >= inner.right && outer.bottom >= inner.bottom;
  if (holds(product, box)) return "on-product";
  if (holds(box, product)) return "around-product";
  const beside = {
    "left-of-product": product.left - middle.x,
    "right-of-product": middle.x - product.right,
    "above-product": product.top - middle.y,
    "below-product": middle.y - product.bottom,
  };
  const [[place, distance]] = Object.entries(beside).sort(([, one], [, other]) => other - one);
  return distance > 0 ? place : "across-product";
}

/**
 * @param {Covered} covered @param {Size} picture @param {Box | null} product where that is known
 * @returns {{key: string, place: string, share: number}} keys of the words, and percent
 */
export function summary(covered, picture, product) {
  if (isEmpty(covered.box)) return { key: "nothing", place: "", share: 0 };
  if (covered.share === 1) return { key: "everything", place: "", share: 100 };
  const percent = covered.share * 100;
  const share = percent >= 10 ? Math.round(percent) : Math.max(0.01, Number(percent.toPrecision(2)));
  const place = product ? placeBy(covered, product) : placeIn(covered.middle, picture);
  return { key: "covers", place, share: Math.min(99, share) };
}
