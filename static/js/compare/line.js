/** The line between the left and the right picture: dragged, or moved by arrows; it stands on what is in sight of them. */

import { inSight, moved, placeOf, shareAt } from "../geometry/comparing.js";

/** @import { Looking } from "./looking.js" */

export class CompareLine {
  share = 0.5;

  /**
   * @param {HTMLElement} line @param {HTMLElement} area gets `--line`, by which the left picture is cut
   * @param {Looking} looking
   */
  constructor(line, area, looking) {
    this.line = line;
    this.area = area;
    this.looking = looking;
    line.addEventListener("pointerdown", (event) => this.grab(event));
    line.addEventListener("pointermove", (event) => this.drag(event));
    line.addEventListener("keydown", (event) => this.key(event) && event.preventDefault());
    line.addEventListener("dblclick", (event) => event.stopPropagation());
  }

  get ends() {
    const { view, panes } = this.looking;
    return inSight(view, panes.canvas, panes.frame);
  }

  /** @param {number} [share] of what is in sight, from the left */
  stand(share = this.share) {
    this.share = share;
    this.area.style.setProperty("--line", `${placeOf(share, this.ends)}px`);
    this.line.ariaValueNow = String(Math.round(share * 100));
  }

  /** @param {PointerEvent} event */
  grab(event) {
    if (event.button > 0) return;
    event.stopPropagation(); // the pictures stay where they are
    this.line.setPointerCapture(event.pointerId);
  }

  /** @param {PointerEvent} event */
  drag(event) {
    if (this.line.hasPointerCapture(event.pointerId))
      this.stand(shareAt(this.looking.panes.pointOf(event).x, this.ends));
  }

  /** @param {{key: string, shiftKey: boolean, ctrlKey?: boolean, metaKey?: boolean, altKey?: boolean}} event */
  key(event) {
    const share = event.ctrlKey || event.metaKey || event.altKey ? null : moved(this.share, event);
    if (share === null) return false;
    this.stand(share);
    return true;
  }
}
