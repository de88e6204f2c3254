/**
 * What a hand does on the pictures: the wheel zooms at the pointer, one finger or the mouse pans, two fingers do both, a
 * double click goes to 100 % and back, a tap means one of them. Points are pixels within the pane under the hand.
 *
 * @import { Point } from "../geometry/zoom.js"
 * @typedef {{zoom(factor: number, point: Point): void, pan(dx: number, dy: number): void, leap(point: Point): void, tap(event: MouseEvent): void}} Moves
 */

import { wheelFactor } from "../geometry/zoom.js";

const STILL = 4; // pixels: a hand that moves less does not drag

/**
 * @param {HTMLElement} area
 * @param {(event: MouseEvent) => Point} pointOf
 * @param {Moves} moves
 */
export function listen(area, pointOf, moves) {
  /** @type {Map<number, Point>} the fingers that are down, in pixels of the window */
  const down = new Map();
  let way = 0; // how far they went
  area.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      moves.zoom(wheelFactor(event), pointOf(event));
    },
    { passive: false },
  );
  area.addEventListener("dblclick", (event) => moves.leap(pointOf(event)));
  area.addEventListener("pointerdown", (event) => {
    if (event.button > 1) return;
    area.setPointerCapture(event.pointerId);
    if (!down.size) way = 0;
    down.set(event.pointerId, { x: event.clientX, y: event.clientY });
    area.classList.add("is-panning");
  });
  area.addEventListener("pointermove", (event) => {
    const before = down.get(event.pointerId);
    if (!before) return;
    const now = { x: event.clientX, y: event.clientY };
    const other = [...down].find(([id]) => id !== event.pointerId)?.[1];
    down.set(event.pointerId, now);
    way += spread(now, before) + (other ? STILL : 0);
    if (other) moves.zoom(spread(now, other) / Math.max(1, spread(before, other)), middle(pointOf(event), now, other));
    const share = other ? 0.5 : 1;
    moves.pan((now.x - before.x) * share, (now.y - before.y) * share);
  });
  area.addEventListener("click", (event) => way < STILL && moves.tap(event));
  for (const end of ["pointerup", "pointercancel"])
    area.addEventListener(end, (event) => {
      down.delete(/** @type {PointerEvent} */ (event).pointerId);
      area.classList.toggle("is-panning", down.size > 0);
    });
}

/** @param {Point} a @param {Point} b */
const spread = (a, b) => Math.hypot(a.x - b.x, a.y - b.y);

/**
 * @param {Point} within the pane, where the finger is @param {Point} now where it is in the window
 * @param {Point} other the other finger in the window @returns {Point} the point between the two, within the pane
 */
const middle = (within, now, other) => ({ x: within.x + (other.x - now.x) / 2, y: within.y + (other.y - now.y) / 2 });
