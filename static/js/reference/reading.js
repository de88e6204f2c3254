/**
 * <reference-reading>: what was read of a reference, drawn over it. The horizon and the lamp are dragged or moved by the
 * arrow keys; the fields below say the same in numbers, are what is sent, and are empty where nothing is corrected.
 */

import { azimuthAt, lampAt, ringIn, sideOf, turned } from "./light.js";

/** @import { Point } from "./light.js" */

const HORIZON_STEP = 0.01;
const TURN = 5; // degrees
const FAST = 10; // times, with shift

class ReferenceReading extends HTMLElement {
  connectedCallback() {
    this.addEventListener("input", (event) => this.typed(event));
    this.addEventListener("keydown", (event) => this.key(event));
    this.addEventListener("click", (event) => this.press(event));
    for (const name of ["horizon", "light"]) {
      this.shape(name).addEventListener("pointerdown", (event) => this.grab(name, event));
    }
    this.draw();
  }

  get overlay() {
    return /** @type {SVGSVGElement} */ (this.querySelector("svg"));
  }

  get size() {
    return this.overlay.viewBox.baseVal;
  }

  get ring() {
    return ringIn(this.size.width, this.size.height, this.value("horizon"));
  }

  /** @param {string} name @returns {SVGElement} */
  shape(name) {
    return /** @type {SVGElement} */ (this.overlay.querySelector(`[data-part="${name}"]`));
  }

  /** @param {string} name @returns {HTMLInputElement} */
  field(name) {
    return /** @type {HTMLInputElement} */ (this.querySelector(`input[name="${name}"]`));
  }

  /** @returns {HTMLInputElement[]} what is sent */
  get fields() {
    return [...this.querySelectorAll("input[name]")].filter((field) => field instanceof HTMLInputElement);
  }

  /** @returns {HTMLInputElement[]} */
  get colours() {
    return [...this.querySelectorAll("input[data-colour]")].filter((field) => field instanceof HTMLInputElement);
  }

  /** What counts: what was typed, else what was read. @param {string} name */
  value(name) {
    const field = this.field(name);
    return Number(field.value || field.placeholder);
  }

  /** @param {string} name @param {string} value */
  set(name, value) {
    const field = this.field(name);
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /** @param {Event} event */
  typed({ target }) {
    if (target instanceof HTMLInputElement && target.dataset.colour !== undefined) {
      this.set("palette", this.colours.map((colour) => colour.value).join(" "));
    }
    this.draw();
  }

  draw() {
    this.drawHorizon();
    this.drawLight();
    const back = this.querySelector("[data-part=back]");
    back?.toggleAttribute("hidden", !this.fields.some((field) => field.value));
  }

  drawHorizon() {
    const line = this.shape("horizon");
    const horizon = this.value("horizon");
    const percent = Math.round(100 * horizon);
    const { above, below, percent: sentence = "" } = this.dataset;
    const words = horizon < 0 ? above : horizon > 1 ? below : sentence.replace("{number}", String(percent));
    const row = Math.min(this.size.height - 2, Math.max(2, horizon * this.size.height));
    line.setAttribute("transform", `translate(0 ${row})`);
    line.toggleAttribute("data-outside", horizon < 0 || horizon > 1);
    line.setAttribute("aria-valuenow", String(Math.min(100, Math.max(0, percent))));
    line.setAttribute("aria-valuetext", words ?? "");
    const legend = this.querySelector("[data-part=horizon-words]");
    if (legend) legend.textContent = horizon < 0 || horizon > 1 ? `(${words})` : "";
  }

  drawLight() {
    const { ring } = this;
    const azimuth = this.value("azimuth");
    const lamp = lampAt(azimuth, ring);
    const tip = { x: ring.x + 0.25 * (lamp.x - ring.x), y: ring.y + 0.25 * (lamp.y - ring.y) };
    place(this.shape("ring"), { cx: ring.x, cy: ring.y, rx: ring.across, ry: ring.deep });
    for (const name of ["arrow", "arrow-under"])
      place(this.shape(name), { x1: lamp.x, y1: lamp.y, x2: tip.x, y2: tip.y });
    for (const name of ["lamp", "grip"]) place(this.shape(name), { cx: lamp.x, cy: lamp.y });
    const light = this.shape("light");
    const side = sideOf(azimuth, (this.dataset.sides ?? "").split("|"));
    light.setAttribute("aria-valuenow", String(azimuth));
    light.setAttribute("aria-valuetext", `${side}, ${this.value("elevation")}°`);
  }

  /** @param {PointerEvent} event @returns {Point} in pixels of the frame */
  pointOf({ clientX, clientY }) {
    return new DOMPoint(clientX, clientY).matrixTransform(this.overlay.getScreenCTM()?.inverse());
  }

  /** @param {string} name @param {PointerEvent} event */
  grab(name, event) {
    if (event.button) return;
    const part = this.shape(name);
    const letGo = new AbortController();
    const { signal } = letGo;
    part.setPointerCapture(event.pointerId);
    part.addEventListener("pointermove", (moved) => this.drag(name, this.pointOf(moved)), { signal });
    for (const end of ["pointerup", "pointercancel"]) part.addEventListener(end, () => letGo.abort(), { signal });
  }

  /** @param {string} name @param {Point} point */
  drag(name, point) {
    if (name === "light") {
      this.set("azimuth", String(azimuthAt(point, this.ring)));
      return;
    }
    const row = Math.min(1, Math.max(0, point.y / this.size.height));
    this.set("horizon", row.toFixed(3));
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const part = event.target instanceof Element ? event.target.getAttribute("data-part") : null;
    if ((part !== "horizon" && part !== "light") || event.ctrlKey || event.metaKey || event.altKey) return;
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (!way) return;
    event.preventDefault();
    const [across, down] = way.map((step) => (event.shiftKey ? FAST * step : step));
    if (part === "horizon") {
      const within = Math.min(1, Math.max(0, this.value("horizon"))); // one that is outside is brought to the edge
      this.set("horizon", Math.min(1, Math.max(0, within + HORIZON_STEP * (across + down))).toFixed(2));
    } else if (across) {
      this.set("azimuth", String(turned(this.value("azimuth"), TURN * Math.sign(across))));
    } else {
      this.set("elevation", String(Math.min(90, Math.max(0, this.value("elevation") - TURN * Math.sign(down)))));
    }
  }

  /** @param {Event} event */
  press({ target }) {
    const button = target instanceof Element ? target.closest("button[data-part]") : null;
    if (!(button instanceof HTMLElement)) return;
    if (button.dataset.part === "back") this.back();
    if (button.dataset.part !== "without") return;
    const isWithout = button.ariaPressed !== "true";
    button.ariaPressed = String(isWithout);
    this.toggleAttribute("data-without", isWithout);
  }

  /** Back to what was read. */
  back() {
    const read = (this.field("palette").dataset.read ?? "").split(" ");
    this.colours.forEach((colour, index) => {
      colour.value = read[index] ?? colour.value;
    });
    for (const { name } of this.fields) this.set(name, "");
    this.shape("horizon").focus();
  }
}

/** @param {SVGElement} shape @param {Record<string, number>} places */
function place(shape, places) {
  for (const [name, value] of Object.entries(places)) shape.setAttribute(name, value.toFixed(1));
}

customElements.define("reference-reading", ReferenceReading);
