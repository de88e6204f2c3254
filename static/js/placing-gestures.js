/**
 * Mouse, pen and touch on the placing canvas: drag moves, a corner scales, two fingers and the wheel scale too.
 */

import { moved, productFrame, scaled } from "./geometry/placing.js";
import { wheelFactor } from "./geometry/zoom.js";

/** @import { Point } from "./geometry/placing.js" */
/** @import { PlacingStage } from "./placing-stage.js" */

const SNAP_REACH = 6; // pixels of the screen

/** @param {Point} a @param {Point} b */
const distance = (a, b) => Math.hypot(a.x - b.x, a.y - b.y);
/** @param {Point} a @param {Point} b @returns {Point} */
const middle = (a, b) => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });

export class PlacingGestures {
  /** @param {PlacingStage} stage @param {SVGSVGElement} surface */
  constructor(stage, surface) {
    this.stage = stage;
    this.surface = surface;
    /** @type {Map<number, Point>} the fingers that are down, in canvas pixels */ this.pointers = new Map();
    /** @type {((event: PointerEvent) => void) | null} */ this.follow = null;
    surface.addEventListener("pointerdown", (event) => this.down(event));
    surface.addEventListener("pointermove", (event) => this.move(event));
    for (const end of ["pointerup", "pointercancel"]) {
      surface.addEventListener(end, (event) => this.up(/** @type {PointerEvent} */ (event)));
    }
    surface.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
  }

  /** @param {PointerEvent} event */
  down(event) {
    if (event.button !== 0 || this.pointers.size === 2) return;
    this.surface.setPointerCapture(event.pointerId);
    this.pointers.set(event.pointerId, this.stage.toCanvas(event));
    this.stage.begin();
    this.follow = this.pointers.size === 2 ? this.pinch() : this.grab(event);
  }

  /** @param {PointerEvent} event */
  move(event) {
    if (!this.pointers.has(event.pointerId)) return;
    this.pointers.set(event.pointerId, this.stage.toCanvas(event));
    this.follow?.(event);
  }

  /** @param {PointerEvent} event */
  up(event) {
    if (!this.pointers.delete(event.pointerId)) return;
    this.follow = null;
    this.stage.view.showGuides(false, false);
    if (this.pointers.size === 0) this.stage.commit();
  }

  /** @param {PointerEvent} event */
  grab(event) {
    const corner = event.target instanceof Element ? event.target.getAttribute("data-corner") : null;
    return corner ? this.scaleFrom(corner, event.pointerId) : this.drag(event.pointerId);
  }

  /** @param {number} pointer */
  drag(pointer) {
    const { stage } = this;
    const from = stage.placement;
    const start = this.at(pointer);
    return (/** @type {PointerEvent} */ event) => {
      const now = this.at(pointer);
      const free = moved(from, stage.canvas, now.x - start.x, now.y - start.y);
      if (event.ctrlKey || event.metaKey) stage.change(free);
      else stage.changeSnapped(free, SNAP_REACH);
    };
  }

  /** @param {string} corner as in "top left" @param {number} pointer */
  scaleFrom(corner, pointer) {
    const { stage } = this;
    const from = stage.placement;
    const frame = productFrame(stage.canvas, stage.product, from);
    const opposite = {
      x: corner.includes("left") ? frame.left + frame.width : frame.left,
      y: corner.includes("top") ? frame.top + frame.height : frame.top,
    };
    const start = this.at(pointer);
    return (/** @type {PointerEvent} */ event) => {
      const anchor = event.altKey ? { x: frame.left + frame.width / 2, y: frame.top + frame.height / 2 } : opposite;
      stage.change(scaled(from, stage.canvas, distance(this.at(pointer), anchor) / distance(start, anchor), anchor));
    };
  }

  pinch() {
    const { stage } = this;
    const from = stage.placement;
    const [first, second] = [...this.pointers.values()];
    const start = { span: Math.max(distance(first, second), 1), middle: middle(first, second) };
    return () => {
      const [one, two] = [...this.pointers.values()];
      const now = middle(one, two);
      const larger = scaled(from, stage.canvas, distance(one, two) / start.span, start.middle);
      stage.change(moved(larger, stage.canvas, now.x - start.middle.x, now.y - start.middle.y));
    };
  }

  /** @param {WheelEvent} event */
  wheel(event) {
    event.preventDefault();
    this.stage.step((placement) => scaled(placement, this.stage.canvas, wheelFactor(event)));
  }

  /** @param {number} pointer @returns {Point} */
  at(pointer) {
    return this.pointers.get(pointer) ?? { x: 0, y: 0 };
  }
}
