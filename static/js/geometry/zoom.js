/**
 * Zooming and panning a picture inside a frame: pure arithmetic.
 *
 * A view says where the picture's top left corner lies in the frame (`x`, `y`) and how many frame pixels show one pixel
 * of the picture (`scale`).
 *
 * @typedef {{width: number, height: number}} Size
 * @typedef {{x: number, y: number}} Point
 * @typedef {{scale: number, x: number, y: number}} View
 */

export const HIGHEST = 8;
const AIR = 20; // pixels of the frame around a picture that fits

/** @param {number} value @param {number} low @param {number} high */
const between = (value, low, high) => Math.min(high, Math.max(low, value));

/**
 * The whole picture in the middle of the frame with some air, never enlarged beyond its own pixels.
 * @param {Size} picture @param {Size} frame @returns {View}
 */
export function fit(picture, frame) {
  const scale = Math.min(1, (frame.width - 2 * AIR) / picture.width, (frame.height - 2 * AIR) / picture.height);
  return { scale, x: (frame.width - picture.width * scale) / 2, y: (frame.height - picture.height * scale) / 2 };
}

/**
 * One axis: centred when the picture is smaller than the frame, else without a gap at either side.
 * @param {number} offset @param {number} picture length on screen @param {number} frame
 */
const held = (offset, picture, frame) =>
  picture <= frame ? (frame - picture) / 2 : between(offset, frame - picture, 0);

/**
 * The nearest view that wastes no room.
 * @param {View} view @param {Size} picture @param {Size} frame @returns {View}
 */
export function withinFrame(view, picture, frame) {
  return {
    scale: view.scale,
    x: held(view.x, picture.width * view.scale, frame.width),
    y: held(view.y, picture.height * view.scale, frame.height),
  };
}

/**
 * The view at `scale` in which the picture's point under `point` (frame pixels) stays under it.
 * @param {View} view @param {number} scale @param {Point} point @param {Size} picture @param {Size} frame
 * @returns {View}
 */
export function zoomedTo(view, scale, point, picture, frame) {
  const next = between(scale, Math.min(fit(picture, frame).scale, 1), HIGHEST);
  const ratio = next / view.scale;
  const free = { scale: next, x: point.x - (point.x - view.x) * ratio, y: point.y - (point.y - view.y) * ratio };
  return withinFrame(free, picture, frame);
}

/**
 * @param {View} view @param {number} dx @param {number} dy @param {Size} picture @param {Size} frame
 * @returns {View}
 */
export function panned(view, dx, dy, picture, frame) {
  return withinFrame({ scale: view.scale, x: view.x + dx, y: view.y + dy }, picture, frame);
}

/**
 * The factor of one wheel event: the same speed for mice that count lines and track pads that count pixels.
 * @param {{deltaY: number, deltaMode: number}} wheel
 */
export function wheelFactor({ deltaY, deltaMode }) {
  const pixels = deltaMode === 0 ? deltaY : deltaY * 16;
  return Math.exp(-between(pixels, -120, 120) / 400);
}
