/**
 * <picture-viewer>: one photo, as large as the stage, to the pixel. The wheel zooms at the pointer, dragging pans, two
 * fingers do both, a double click goes to 100 % and back; 0 fits, 1 is 100 %, 2 is 200 %.
 */

import { fit, panned, wheelFactor, zoomedTo } from "./geometry/zoom.js";
import { isPlain, isTyping } from "./keys.js";

/** @import { Point, Size, View } from "./geometry/zoom.js" */

const STEP = 1.25;
const SHARP_FROM = 3; // from here on single pixels are shown as squares

export class PictureViewer extends HTMLElement {
  /** @type {Map<number, Point>} the fingers that are down */
  pointers = new Map();
  /** @type {View} */
  view = { scale: 1, x: 0, y: 0 };
  isFitted = true;
  isSharp = false;

  connectedCallback() {
    this.area.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    this.area.addEventListener("dblclick", (event) => this.zoomTo(this.isFitted ? 1 : null, this.point(event)));
    this.area.addEventListener("pointerdown", (event) => this.down(event));
    this.area.addEventListener("pointermove", (event) => this.move(event));
    for (const end of ["pointerup", "pointercancel"])
      this.area.addEventListener(end, (event) => this.up(/** @type {PointerEvent} */ (event)));
    this.addEventListener("click", (event) => this.press(event));
    this.leaving = new AbortController();
    document.addEventListener("keydown", (event) => this.key(event), { signal: this.leaving.signal });
    this.resizing = new ResizeObserver(() => this.zoomTo(this.isFitted ? null : this.view.scale, this.middle));
    this.image.classList.add("is-placed");
    this.show(fit(this.picture, this.frame));
    this.resizing.observe(this.area);
  }

  disconnectedCallback() {
    this.leaving?.abort();
    this.resizing?.disconnect();
  }

  get area() {
    return /** @type {HTMLElement} */ (this.querySelector(".picture-area"));
  }

  get image() {
    return /** @type {HTMLImageElement} */ (this.querySelector("[data-part=picture]"));
  }

  /** @returns {Size} */
  get picture() {
    return { width: Number(this.image.getAttribute("width")), height: Number(this.image.getAttribute("height")) };
  }

  /** @returns {Size} */
  get frame() {
    return { width: this.area.clientWidth, height: this.area.clientHeight };
  }

  get middle() {
    return { x: this.frame.width / 2, y: this.frame.height / 2 };
  }

  /** @param {{clientX: number, clientY: number}} event @returns {Point} */
  point({ clientX, clientY }) {
    const box = this.area.getBoundingClientRect();
    return { x: clientX - box.left, y: clientY - box.top };
  }

  /** @param {number | null} scale null fits @param {Point} point */
  zoomTo(scale, point) {
    const whole = fit(this.picture, this.frame);
    this.show(scale === null ? whole : zoomedTo(this.view, scale, point, this.picture, this.frame));
    this.isFitted = scale === null || this.view.scale <= whole.scale;
    if (!this.isFitted) this.sharpen();
  }

  /** @param {View} view */
  show(view) {
    this.view = view;
    this.image.style.setProperty("transform", `translate(${view.x}px, ${view.y}px) scale(${view.scale})`);
    this.image.classList.toggle("is-pixelated", view.scale >= SHARP_FROM);
    const level = this.querySelector("[data-part=level]");
    if (level) level.textContent = `${Math.round(view.scale * 100)} %`;
    const { width, height } = this.frame;
    this.area.classList.toggle(
      "can-pan",
      this.picture.width * view.scale > width + 1 || this.picture.height * view.scale > height + 1,
    );
    this.dispatchEvent(new CustomEvent("view-change"));
  }

  /** Show the photo's own pixels instead of a rendition, once somebody looks closer. */
  async sharpen() {
    const { original } = this.dataset;
    if (!original || this.isSharp) return;
    const exact = new Image();
    exact.src = original;
    // not there: the rendition stays
    this.isSharp = await exact.decode().then(
      () => true,
      () => false,
    );
    if (!this.isSharp) return;
    this.image.src = original;
    this.dispatchEvent(new CustomEvent("sharpened"));
  }

  /** @param {WheelEvent} event */
  wheel(event) {
    event.preventDefault();
    this.zoomTo(this.view.scale * wheelFactor(event), this.point(event));
  }

  /** @param {PointerEvent} event */
  down(event) {
    if (event.button > 1) return;
    this.area.setPointerCapture(event.pointerId);
    this.pointers.set(event.pointerId, this.point(event));
    this.area.classList.add("is-panning");
  }

  /** @param {PointerEvent} event */
  move(event) {
    const before = this.pointers.get(event.pointerId);
    if (!before) return;
    const now = this.point(event);
    const other = [...this.pointers].find(([id]) => id !== event.pointerId)?.[1];
    this.pointers.set(event.pointerId, now);
    if (other) {
      const factor =
        Math.hypot(now.x - other.x, now.y - other.y) / Math.max(1, Math.hypot(before.x - other.x, before.y - other.y));
      this.zoomTo(this.view.scale * factor, { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 });
    }
    const share = other ? 0.5 : 1;
    this.show(panned(this.view, (now.x - before.x) * share, (now.y - before.y) * share, this.picture, this.frame));
  }

  /** @param {PointerEvent} event */
  up(event) {
    this.pointers.delete(event.pointerId);
    this.area.classList.toggle("is-panning", this.pointers.size > 0);
  }

  /** @param {string} what @returns {boolean} whether it is a way to zoom */
  zoom(what) {
    /** @type {Record<string, number | null>} */
    const scales = { fit: null, full: 1, double: 2, in: this.view.scale * STEP, out: this.view.scale / STEP };
    if (!(what in scales)) return false;
    this.zoomTo(scales[what], this.middle);
    return true;
  }

  /** @param {Event} event */
  press({ target }) {
    const button = target instanceof Element ? target.closest("button[data-zoom]") : null;
    if (button instanceof HTMLElement) this.zoom(button.dataset.zoom ?? "");
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.defaultPrevented || isTyping(event) || !isPlain(event)) return;
    const isOnStage = event.target === document.body || this.contains(/** @type {Node} */ (event.target));
    if (event.key === " " && isOnStage && !(event.target instanceof HTMLButtonElement)) event.preventDefault();
    const keys = /** @type {Record<string, string>} */ ({
      0: "fit",
      1: "full",
      2: "double",
      "+": "in",
      "=": "in",
      "-": "out",
    });
    if (this.zoom(keys[event.key] ?? "")) event.preventDefault();
  }
}

customElements.define("picture-viewer", PictureViewer);
