/**
 * Zooming and panning with room to work: unlike in a viewer, every corner of the picture can be brought to the middle of
 * the stage, and what is under the pointer stays there even while the picture is smaller than the stage.
 */

/** @import { Point, Size, View } from "../geometry/zoom.js" */
/** @import { Box } from "./box.js" */

import { fit, HIGHEST } from "../geometry/zoom.js";
import { isEmpty, NOTHING } from "./box.js";

/** @param {number} value @param {number} low @param {number} high */
const between = (value, low, high) => Math.min(high, Math.max(low, value));

/** @param {View} view @param {Size} picture @param {Size} frame @returns {View} the nearest that has the picture in the middle */
function held({ scale, x, y }, picture, frame) {
  return {
    scale,
    x: between(x, frame.width / 2 - picture.width * scale, frame.width / 2),
    y: between(y, frame.height / 2 - picture.height * scale, frame.height / 2),
  };
}

/**
 * The view at `scale` in which what is under `point` of the frame stays there; the whole picture when that is smaller.
 * @param {View} view @param {number} scale @param {Point} point @param {Size} picture @param {Size} frame
 * @returns {View}
 */
export function zoomedAt(view, scale, point, picture, frame) {
  const smallest = fit(picture, frame);
  if (scale <= smallest.scale) return smallest;
  const next = Math.min(scale, HIGHEST);
  const ratio = next / view.scale;
  const x = point.x - (point.x - view.x) * ratio;
  const y = point.y - (point.y - view.y) * ratio;
  return held({ scale: next, x, y }, picture, frame);
}

/** @param {View} view @param {number} dx @param {number} dy @param {Size} picture @param {Size} frame @returns {View} */
export const moved = (view, dx, dy, picture, frame) =>
  held({ scale: view.scale, x: view.x + dx, y: view.y + dy }, picture, frame);

/** @param {Box} box of the picture @param {View} view @returns {Box} */
export function onScreen(box, { scale, x, y }) {
  if (isEmpty(box)) return NOTHING;
  return {
    left: box.left * scale + x,
    top: box.top * scale + y,
    right: box.right * scale + x,
    bottom: box.bottom * scale + y,
  };
}
