/**
 * <canvas-frame>: the edges of a larger canvas around a picture, dragged outwards, chosen as a format, or typed.
 *
 * The number fields "left", "top", "right" and "bottom" (pixels) inside it are the keyboard's twin of the dragging, and
 * what the form sends.
 */

import { canvasOf, dragged, isEmpty, isFar, SIDES, toRatio, within } from "./geometry/extending.js";
import { isPlain, isTyping, undoOrRedo } from "./keys.js";
import { UndoStack } from "./undo.js";

/** @import { Margins, Size } from "./geometry/extending.js" */

const AIR = 0.12; // of the canvas, so that its edges can be dragged outwards
const HANDLE = 12; // pixels of the screen
const GRIP = 44;

/** @param {Element} element @param {Record<string, number>} numbers */
function set(element, numbers) {
  for (const [name, value] of Object.entries(numbers))
    element.setAttribute(name, String(Math.round(value * 100) / 100));
}

class CanvasFrame extends HTMLElement {
  /** @type {Margins} */
  margins = { left: 0, top: 0, right: 0, bottom: 0 };
  /** @type {UndoStack<Margins>} */
  steps = new UndoStack();
  /** @type {{handle: string, from: Margins, x: number, y: number} | null} */
  grabbed = null;

  connectedCallback() {
    this.margins = within(this.typed(), this.picture);
    this.surface.addEventListener("pointerdown", (event) => this.down(event));
    this.surface.addEventListener("pointermove", (event) => this.move(event));
    for (const end of ["pointerup", "pointercancel"]) this.surface.addEventListener(end, () => this.up());
    this.addEventListener("change", (event) => this.typedIn(event));
    this.leaving = new AbortController();
    const { signal } = this.leaving;
    document.addEventListener("change", (event) => this.formatChosen(event), { signal });
    document.addEventListener("keydown", (event) => this.key(event), { signal });
    this.resizing = new ResizeObserver(() => this.render());
    this.resizing.observe(this);
    this.render();
  }

  disconnectedCallback() {
    this.leaving?.abort();
    this.resizing?.disconnect();
  }

  /** @returns {Size} */
  get picture() {
    return { width: Number(this.dataset.width), height: Number(this.dataset.height) };
  }

  get surface() {
    return /** @type {SVGSVGElement} */ (this.piece("surface"));
  }

  /** @param {string} name @returns {Element} */
  piece(name) {
    const found = this.querySelector(`[data-part="${name}"]`);
    if (!found) throw new Error(`<canvas-frame> has no part ${name}`);
    return found;
  }

  /** @param {keyof Margins} side */
  field(side) {
    return /** @type {HTMLInputElement} */ (this.querySelector(`input[name=${side}]`));
  }

  /** @returns {Margins} */
  typed() {
    const [left, top, right, bottom] = SIDES.map((side) => this.field(side).valueAsNumber || 0);
    return { left, top, right, bottom };
  }

  /** A change that can be undone. @param {Margins} margins @param {Margins} [before] */
  set(margins, before = this.margins) {
    if (SIDES.every((side) => margins[side] === before[side])) return this.render();
    this.steps.note(before);
    this.show(margins);
    this.settle();
  }

  /** @param {Margins} margins */
  show(margins) {
    this.margins = margins;
    this.render();
  }

  settle() {
    const { width, height } = canvasOf(this.picture, this.margins);
    const voice = /** @type {HTMLElement} */ (this.piece("voice"));
    voice.textContent = (voice.dataset.sentence ?? "")
      .replace("{width}", String(width))
      .replace("{height}", String(height));
    this.dispatchEvent(new CustomEvent("frame-change", { bubbles: true, detail: { isEmpty: isEmpty(this.margins) } }));
  }

  /** Pixels of the screen for one of the picture. */
  get scale() {
    return this.surface.getScreenCTM()?.a || 1;
  }

  render() {
    const { picture, margins } = this;
    const canvas = canvasOf(picture, margins);
    if (!this.grabbed) {
      const air = AIR * Math.max(canvas.width, canvas.height);
      const box = [-margins.left - air, -margins.top - air, canvas.width + 2 * air, canvas.height + 2 * air];
      this.surface.setAttribute("viewBox", box.map(Math.round).join(" "));
    }
    set(this.piece("canvas"), { x: -margins.left, y: -margins.top, ...canvas });
    this.renderHandles(canvas);
    for (const side of SIDES) this.field(side).value = String(margins[side]);
    this.piece("size").textContent = `${canvas.width} × ${canvas.height}`;
    this.piece("warning").toggleAttribute("hidden", !isFar(margins, picture));
  }

  /** @param {Size} canvas */
  renderHandles({ width, height }) {
    for (const handle of this.querySelectorAll("[data-handle]")) {
      const name = handle.getAttribute("data-handle") ?? "";
      const side = (handle.hasAttribute("data-grip") ? GRIP : HANDLE) / this.scale;
      const x = name.includes("left") ? 0 : name.includes("right") ? width : width / 2;
      const y = name.includes("top") ? 0 : name.includes("bottom") ? height : height / 2;
      const place = { x: x - this.margins.left - side / 2, y: y - this.margins.top - side / 2 };
      set(handle, { ...place, width: side, height: side });
    }
  }

  /** @param {PointerEvent} event */
  down(event) {
    const handle = event.target instanceof Element ? event.target.getAttribute("data-handle") : null;
    if (!handle || event.button !== 0) return;
    this.surface.setPointerCapture(event.pointerId);
    this.grabbed = { handle, from: this.margins, x: event.clientX, y: event.clientY };
  }

  /** @param {PointerEvent} event */
  move(event) {
    if (!this.grabbed) return;
    const { handle, from, x, y } = this.grabbed;
    const way = { x: (event.clientX - x) / this.scale, y: (event.clientY - y) / this.scale };
    this.show(dragged(from, handle, way, this.picture, event.altKey));
  }

  up() {
    const grabbed = this.grabbed;
    this.grabbed = null;
    if (grabbed) this.set(this.margins, grabbed.from);
  }

  /** @param {Event} event */
  typedIn({ target }) {
    const isSide = target instanceof HTMLInputElement && SIDES.some((side) => side === target.name);
    if (isSide) this.set(within(this.typed(), this.picture));
  }

  /** A format was chosen: the smallest canvas of its ratio. @param {Event} event */
  formatChosen({ target }) {
    if (!(target instanceof HTMLInputElement) || target.name !== "format" || !target.dataset.ratio) return;
    this.set(toRatio(this.picture, Number(target.dataset.ratio)));
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.defaultPrevented || isTyping(event)) return;
    const direction = undoOrRedo(event);
    const found = direction ? this.steps[direction](this.margins) : undefined;
    if (found) this.show(found);
    else if (!isPlain(event) || event.key !== "r") return;
    else this.set({ left: 0, top: 0, right: 0, bottom: 0 });
    this.settle();
    event.preventDefault();
  }
}

customElements.define("canvas-frame", CanvasFrame);
