/**
 * <placing-stage>: moves and scales the product on the preset's canvas. Nothing is resampled here: a rendition is moved
 * about, and the placement goes to the server as three numbers.
 *
 * The fields "centre", "base" and "height" (percent) inside it are the keyboard's and the screen reader's twin of the
 * dragging, and what the form sends.
 */

import { fitted, moved, scaled, snapped, withinReach } from "./geometry/placing.js";
import { isPlain, isTyping, undoOrRedo } from "./keys.js";
import { PlacingGestures } from "./placing-gestures.js";
import { ACTIONS, wayOf } from "./placing-keys.js";
import { PlacingView } from "./placing-view.js";
import { UndoStack } from "./undo.js";

/** @import { Box, Placement, Point, Size } from "./geometry/placing.js" */
/** @typedef {Size & {placement: Placement, default: Placement}} Canvas */
/** @typedef {{asset: string, picture: Size, product: Box, presets: Record<string, Canvas>}} PlacingData */

const PAUSE = 500; // milliseconds after which wheel turns and key strokes are one step of undo

export class PlacingStage extends HTMLElement {
  /** @type {Box} */
  product = { left: 0, top: 0, right: 1, bottom: 1 };
  /** @type {Size} */
  picture = { width: 1, height: 1 };
  /** @type {Record<string, Canvas>} */
  presets = {};
  /** @type {Record<string, UndoStack<Placement>>} */
  steps = {};
  preset = "";
  asset = "";
  /** @type {Placement | null} where the product stood when the gesture began */
  began = null;
  view = new PlacingView(this);

  connectedCallback() {
    /** @type {PlacingData} */
    const data = JSON.parse(this.querySelector("script[type='application/json']")?.textContent ?? "");
    this.asset = data.asset;
    this.product = data.product;
    this.picture = data.picture;
    this.presets = data.presets;
    this.steps = Object.fromEntries(Object.keys(data.presets).map((tag) => [tag, new UndoStack()]));
    this.preset = this.dataset.preset ?? "";
    new PlacingGestures(this, this.view.surface);

    this.leaving = new AbortController();
    const { signal } = this.leaving;
    document.addEventListener("keydown", (event) => this.key(event), { signal });
    document.addEventListener("change", (event) => this.presetChosen(event), { signal });
    this.addEventListener("click", (event) => this.press(event));
    this.addEventListener("change", (event) => this.typed(event));
    this.resizing = new ResizeObserver(() => this.view.render());
    this.resizing.observe(this);
  }

  disconnectedCallback() {
    this.leaving?.abort();
    this.resizing?.disconnect();
    clearTimeout(this.pausing);
  }

  get canvas() {
    return this.presets[this.preset];
  }

  get placement() {
    return this.canvas.placement;
  }

  /** @param {{clientX: number, clientY: number}} event @returns {Point} in canvas pixels */
  toCanvas({ clientX, clientY }) {
    const matrix = this.view.surface.getScreenCTM()?.inverse();
    return new DOMPoint(clientX, clientY).matrixTransform(matrix);
  }

  /** Remember where the product stands, so that what follows is one step of undo. */
  begin() {
    this.began ??= this.placement;
  }

  /** The gesture is over: note it, tell the form and say it aloud. */
  commit() {
    clearTimeout(this.pausing);
    const before = this.began;
    this.began = null;
    if (!before || before === this.placement) return;
    this.steps[this.preset].note(before);
    this.settle();
  }

  settle() {
    this.view.announce();
    const detail = { asset: this.asset, preset: this.preset, ...this.view.percents() };
    this.dispatchEvent(new CustomEvent("draft-change", { bubbles: true, detail }));
  }

  /** @param {Placement} placement */
  change(placement) {
    this.canvas.placement = placement;
    this.view.render();
  }

  /** @param {Placement} free @param {number} reach in pixels of the screen */
  changeSnapped(free, reach) {
    const { placement, onCentre, onBaseline } = snapped(
      free,
      this.canvas,
      this.canvas.default.base,
      reach / this.view.screenScale,
    );
    this.change(placement);
    this.view.showGuides(onCentre, onBaseline);
  }

  /** One of many small changes that follow each other. @param {(placement: Placement) => Placement} next */
  step(next) {
    this.begin();
    this.change(next(this.placement));
    clearTimeout(this.pausing);
    this.pausing = window.setTimeout(() => this.commit(), PAUSE);
  }

  /** A change of its own. @param {Placement} placement */
  set(placement) {
    this.commit();
    this.begin();
    this.change(placement);
    this.commit();
  }

  /** @param {string} action @returns {boolean} whether there is such an action */
  act(action) {
    const { canvas, placement } = this;
    /** @type {Record<string, () => void>} */
    const actions = {
      larger: () => this.step((now) => scaled(now, canvas, 1.05)),
      smaller: () => this.step((now) => scaled(now, canvas, 1 / 1.05)),
      centre: () => this.set({ ...placement, centre: 0.5 }),
      fit: () => this.set(fitted(canvas, this.product)),
      reset: () => this.set(canvas.default),
      margins: () => this.view.toggleMargins(),
      undo: () => this.travel("undo"),
      redo: () => this.travel("redo"),
    };
    actions[action]?.();
    return action in actions;
  }

  /** @param {"undo" | "redo"} direction @returns {boolean} whether there was something to undo or redo */
  travel(direction) {
    this.commit();
    const found = this.steps[this.preset][direction](this.placement);
    if (!found) return false;
    this.change(found);
    this.settle();
    return true;
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.defaultPrevented || isTyping(event) || this.closest("[inert]")) return;
    const direction = undoOrRedo(event);
    if (direction ? this.travel(direction) : isPlain(event) && this.shortcut(event)) event.preventDefault();
  }

  /** @param {KeyboardEvent} event @returns {boolean} whether the key meant something */
  shortcut(event) {
    const way = wayOf(event);
    if (way) this.step((now) => moved(now, this.canvas, way.x, way.y));
    return way !== null || this.act(ACTIONS[event.key.toLowerCase()] ?? "");
  }

  /** @param {Event} event */
  press(event) {
    const button = event.target instanceof Element ? event.target.closest("button[data-act]") : null;
    if (button instanceof HTMLButtonElement) this.act(button.dataset.act ?? "");
  }

  /** A number was typed. @param {Event} event */
  typed(event) {
    const typed = this.view.typed();
    if (event.target instanceof HTMLInputElement && typed) this.set(withinReach(typed));
  }

  /** @param {Event} event */
  presetChosen({ target }) {
    if (!(target instanceof HTMLInputElement) || target.name !== "preset" || !(target.value in this.presets)) return;
    this.commit();
    this.preset = target.value;
    this.view.render();
    this.settle();
  }
}

customElements.define("placing-stage", PlacingStage);
