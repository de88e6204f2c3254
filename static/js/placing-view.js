/**
 * What <placing-stage> shows: the canvas, the product on it, its frame and handles, guides, margins, numbers, warning.
 */

import { enlargement, pictureFrame, productFrame } from "./geometry/placing.js";

/** @import { Frame, Placement } from "./geometry/placing.js" */
/** @import { PlacingStage } from "./placing-stage.js" */

const HANDLE = 10; // pixels of the screen
const GRIP = 28; // the part of a handle that can be grabbed, in pixels of the screen
const QUIET = 600; // milliseconds before a position is said aloud
const NAMES = /** @type {const} */ (["centre", "base", "height"]);

/** @param {Element} element @param {Record<string, number | string>} attributes */
function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    element.setAttribute(name, typeof value === "number" ? String(Math.round(value * 100) / 100) : value);
  }
}

/** @param {Element} element @param {Frame} frame */
const setFrame = (element, { left, top, width, height }) => set(element, { x: left, y: top, width, height });

export class PlacingView {
  /** @param {PlacingStage} stage */
  constructor(stage) {
    this.stage = stage;
  }

  get surface() {
    return /** @type {SVGSVGElement} */ (this.part("surface"));
  }

  /** @returns {HTMLInputElement[]} the numbers, in the order of NAMES */
  get fields() {
    return NAMES.map((name) => /** @type {HTMLInputElement} */ (this.stage.querySelector(`input[name=${name}]`)));
  }

  /** @param {string} name @returns {Element} */
  part(name) {
    const found = this.stage.querySelector(`[data-part="${name}"]`);
    if (!found) throw new Error(`<placing-stage> has no part ${name}`);
    return found;
  }

  /** Pixels of the screen for one of the canvas. */
  get screenScale() {
    return this.surface.getScreenCTM()?.a || 1;
  }

  render() {
    const { canvas, picture, product, placement } = this.stage;
    this.renderCanvas();
    setFrame(this.part("picture"), pictureFrame(canvas, picture, product, placement));
    const frame = productFrame(canvas, product, placement);
    setFrame(this.part("frame"), frame);
    this.renderHandles(frame);
    this.renderNumbers();
    this.renderWarning();
  }

  renderCanvas() {
    const { width, height, default: usual } = this.stage.canvas;
    set(this.surface, { viewBox: `0 0 ${width} ${height}` });
    for (const margin of this.stage.querySelectorAll("[data-margin]")) {
      const share = Number(margin.getAttribute("data-margin"));
      setFrame(margin, {
        left: share * width,
        top: share * height,
        width: (1 - 2 * share) * width,
        height: (1 - 2 * share) * height,
      });
    }
    set(this.part("centre-guide"), { x1: width / 2, x2: width / 2, y1: 0, y2: height });
    set(this.part("baseline-guide"), { x1: 0, x2: width, y1: usual.base * height, y2: usual.base * height });
    this.part("size").textContent = `${width} × ${height}`;
  }

  /** @param {Frame} frame */
  renderHandles({ left, top, width, height }) {
    const scale = this.screenScale;
    for (const corner of this.stage.querySelectorAll("[data-corner]")) {
      const name = corner.getAttribute("data-corner") ?? "";
      const side = (corner.hasAttribute("data-grip") ? GRIP : HANDLE) / scale;
      const x = left + (name.includes("right") ? width : 0);
      const y = top + (name.includes("bottom") ? height : 0);
      setFrame(corner, { left: x - side / 2, top: y - side / 2, width: side, height: side });
    }
  }

  renderNumbers() {
    this.fields.forEach((field, index) => {
      const name = NAMES[index];
      if (field !== document.activeElement || !this.stage.began)
        field.value = String(percent(this.stage.placement[name]));
    });
  }

  renderWarning() {
    const { canvas, picture, product, placement } = this.stage;
    const times = enlargement(canvas, product, placement);
    const warning = /** @type {HTMLElement} */ (this.part("warning"));
    warning.hidden = times <= 1.005;
    if (warning.hidden) return;
    const pixels = Math.ceil(Math.max(picture.width, picture.height) * times);
    this.part("warning-text").textContent = (warning.dataset.sentence ?? "")
      .replace(
        "{times}",
        times.toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1, minimumFractionDigits: 1 }),
      )
      .replace("{pixels}", pixels.toLocaleString(document.documentElement.lang));
  }

  /** What stands in the number fields, as a placement; null while one of them is not a number. @returns {Placement | null} */
  typed() {
    const [centre, base, height] = this.fields.map((field) => field.valueAsNumber / 100);
    return [centre, base, height].every(Number.isFinite) ? { centre, base, height } : null;
  }

  /** The placement in percent, as the form sends it. @returns {Record<string, string>} */
  percents() {
    return Object.fromEntries(NAMES.map((name) => [name, String(percent(this.stage.placement[name]))]));
  }

  /** @param {boolean} centre @param {boolean} baseline */
  showGuides(centre, baseline) {
    this.part("centre-guide").toggleAttribute("data-on", centre);
    this.part("baseline-guide").toggleAttribute("data-on", baseline);
  }

  toggleMargins() {
    const button = this.part("margins-button");
    const shown = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(shown));
    this.part("margins").toggleAttribute("data-on", shown);
  }

  /** Say the position aloud once the product has come to rest. */
  announce() {
    clearTimeout(this.saying);
    this.saying = window.setTimeout(() => {
      const voice = /** @type {HTMLElement} */ (this.part("voice"));
      const { centre, base, height } = this.stage.placement;
      voice.textContent = (voice.dataset.sentence ?? "")
        .replace("{centre}", String(percent(centre)))
        .replace("{base}", String(percent(base)))
        .replace("{height}", String(percent(height)));
    }, QUIET);
  }
}

/** @param {number} fraction */
const percent = (fraction) => Math.round(fraction * 10000) / 100;
