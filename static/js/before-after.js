/**
 * <before-after>: what an edit was made from, left of a line that can be dragged or moved by arrows; it zooms and pans with
 * the <picture-viewer> it stands in. Shown or hidden by the button [data-tool=compare].
 */

import { inSight, moved, placeOf, shareAt } from "./geometry/comparing.js";
import "./picture-viewer.js"; // the element around it comes to life first

/** @import { PictureViewer } from "./picture-viewer.js" */

class BeforeAfter extends HTMLElement {
  share = 0.5;

  connectedCallback() {
    this.leaving = new AbortController();
    const { signal } = this.leaving;
    this.viewer.addEventListener("view-change", () => this.follow(), { signal });
    this.viewer.addEventListener("sharpened", () => this.sharpen(), { signal });
    this.viewer.addEventListener("click", (event) => this.press(event), { signal });
    this.line.addEventListener("pointerdown", (event) => this.grab(event));
    this.line.addEventListener("pointermove", (event) => this.drag(event));
    this.line.addEventListener("keydown", (event) => this.key(event));
    this.line.addEventListener("dblclick", (event) => event.stopPropagation());
    this.follow();
  }

  disconnectedCallback() {
    this.leaving?.abort();
  }

  get viewer() {
    return /** @type {PictureViewer} */ (this.closest("picture-viewer"));
  }

  get line() {
    return /** @type {HTMLElement} */ (this.querySelector("[role=slider]"));
  }

  get image() {
    return /** @type {HTMLImageElement} */ (this.querySelector("img"));
  }

  get ends() {
    return inSight(this.viewer.view, this.viewer.picture, this.viewer.frame);
  }

  /** Lie where the picture lies, and stand the line where its share is. */
  follow() {
    const { scale, x, y } = this.viewer.view;
    const { left = "0", top = "0", times = "1" } = this.dataset;
    const place = `translate(${x + Number(left) * scale}px, ${y + Number(top) * scale}px) scale(${scale * Number(times)})`;
    this.image.style.setProperty("transform", place);
    this.image.classList.toggle("is-pixelated", this.viewer.image.classList.contains("is-pixelated"));
    this.stand(this.share);
  }

  /** @param {number} share */
  stand(share) {
    this.share = share;
    this.style.setProperty("--line", `${placeOf(share, this.ends)}px`);
    this.line.ariaValueNow = String(Math.round(share * 100));
  }

  sharpen() {
    const { original } = this.dataset;
    if (original) this.image.src = original;
  }

  /** @param {Event} event */
  press({ target }) {
    const button = target instanceof Element ? target.closest("[data-tool=compare]") : null;
    if (!button) return;
    this.hidden = !this.hidden;
    button.ariaPressed = String(!this.hidden);
  }

  /** @param {PointerEvent} event */
  grab(event) {
    if (event.button > 0) return;
    event.stopPropagation(); // the picture stays where it is
    this.line.setPointerCapture(event.pointerId);
  }

  /** @param {PointerEvent} event */
  drag(event) {
    if (this.line.hasPointerCapture(event.pointerId)) this.stand(shareAt(this.viewer.point(event).x, this.ends));
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const share = event.ctrlKey || event.metaKey || event.altKey ? null : moved(this.share, event);
    if (share === null) return;
    event.preventDefault();
    this.stand(share);
  }
}

customElements.define("before-after", BeforeAfter);
