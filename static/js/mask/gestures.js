/**
 * Hands on the stage: a mouse, a pen or one finger uses the tool; space, the middle button or two fingers move the
 * picture; the wheel zooms at the pointer. Once a pen was seen, a finger is a hand that moves the picture.
 */

/** @import { Point } from "./box.js" */
/** @import { MaskView } from "./view.js" */
/** @typedef {Point & {pressure: number}} Touch in pixels of the picture; pressure 0 to 1 */
/**
 * @typedef {object} Hand
 * @property {(touch: Touch, event: PointerEvent) => boolean} begin whether the tool takes what follows
 * @property {(touches: Touch[], event: PointerEvent) => void} move
 * @property {(touch: Touch, event: PointerEvent) => void} end
 * @property {() => void} cancel
 * @property {(event: PointerEvent) => void} hover
 */

import { wheelFactor } from "../geometry/zoom.js";

export class Gestures {
  /** @type {Map<number, Point>} the fingers that are down, on the stage */
  pointers = new Map();
  isWorking = false;
  isPanning = false;
  isSpaceHeld = false;
  hasPen = false;

  /** @param {MaskView} view @param {Hand} hand */
  constructor(view, hand) {
    this.view = view;
    this.hand = hand;
    const { area } = view;
    area.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    area.addEventListener("pointerdown", (event) => this.down(event));
    area.addEventListener("pointermove", (event) => this.move(event));
    area.addEventListener("pointerup", (event) => this.up(event));
    area.addEventListener("pointercancel", (event) => this.up(event));
    area.addEventListener("contextmenu", (event) => event.preventDefault());
    // or the middle button would start to scroll
    area.addEventListener("mousedown", (event) => event.button === 1 && event.preventDefault());
  }

  /** @param {PointerEvent} event @returns {Touch} */
  touch(event) {
    // a mouse has no pressure, and a finger none that means something
    const pressure = event.pointerType === "pen" && event.pressure > 0 ? event.pressure : 1;
    return { ...this.view.onPicture(event), pressure };
  }

  /** @param {PointerEvent} event */
  down(event) {
    if (event.button > 1) return;
    this.hasPen ||= event.pointerType === "pen";
    this.view.area.classList.toggle("has-pen", this.hasPen);
    this.view.area.setPointerCapture(event.pointerId);
    this.pointers.set(event.pointerId, this.view.onStage(event));
    const isFingerBesidePen = this.hasPen && event.pointerType === "touch";
    if (this.pointers.size > 1 || this.isSpaceHeld || event.button === 1 || isFingerBesidePen) this.beginPan();
    else if (!this.isPanning) this.isWorking = this.hand.begin(this.touch(event), event);
  }

  beginPan() {
    if (this.isWorking) this.hand.cancel();
    this.isWorking = false;
    this.isPanning = true;
    this.show();
  }

  /** @param {PointerEvent} event */
  move(event) {
    this.hand.hover(event);
    const before = this.pointers.get(event.pointerId);
    if (!before) return;
    const now = this.view.onStage(event);
    if (this.isPanning) this.panOrZoom(event.pointerId, before, now);
    this.pointers.set(event.pointerId, now);
    if (!this.isWorking) return;
    const all = event.getCoalescedEvents?.() ?? [];
    this.hand.move(
      (all.length > 0 ? all : [event]).map((one) => this.touch(one)),
      event,
    );
  }

  /** @param {number} id @param {Point} before @param {Point} now */
  panOrZoom(id, before, now) {
    const other = [...this.pointers].find(([one]) => one !== id)?.[1];
    if (!other) {
      this.view.pan(now.x - before.x, now.y - before.y);
      return;
    }
    const factor = apart(now, other) / Math.max(1, apart(before, other));
    this.view.zoomTo(this.view.view.scale * factor, { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 });
    this.view.pan((now.x - before.x) / 2, (now.y - before.y) / 2);
  }

  /** @param {PointerEvent} event */
  up(event) {
    if (!this.pointers.delete(event.pointerId)) return;
    if (this.isWorking) {
      this.isWorking = false;
      if (event.type === "pointercancel") this.hand.cancel();
      else this.hand.end(this.touch(event), event);
    }
    // a finger that is left behind after two does not paint
    if (this.pointers.size === 0) this.isPanning = false;
    this.show();
  }

  /** @param {WheelEvent} event */
  wheel(event) {
    event.preventDefault();
    this.view.zoomTo(this.view.view.scale * wheelFactor(event), this.view.onStage(event));
    this.hand.hover(/** @type {PointerEvent} */ (/** @type {MouseEvent} */ (event)));
  }

  /** @param {boolean} isHeld */
  holdSpace(isHeld) {
    this.isSpaceHeld = isHeld;
    this.show();
  }

  show() {
    this.view.area.classList.toggle("can-pan", this.isSpaceHeld || this.isPanning);
    this.view.area.classList.toggle("is-panning", this.isPanning);
  }
}

/** @param {Point} one @param {Point} other */
const apart = (one, other) => Math.hypot(one.x - other.x, one.y - other.y);
