/** Where the picture lies on the stage, the layer that shows its mask, and the marks of the tools above both. */

/** @import { Box, Point, Raster, Size } from "./box.js" */
/** @import { View } from "../geometry/zoom.js" */
/** @import { Painting } from "./painting.js" */
/** @import { Ink } from "./tint.js" */
/** @typedef {(context: CanvasRenderingContext2D, view: View) => void} Draw in pixels of the stage */

import { fit } from "../geometry/zoom.js";
import { clipped, grown, isEmpty, NOTHING, union, whole } from "./box.js";
import { moved, onScreen, zoomedAt } from "./framing.js";
import { drawTint, palette } from "./tint.js";

const SHARP_FROM = 3; // from here on single pixels are shown as squares
const HATCHING = 8; // pixels of the stage from line to line

export class MaskView {
  /** @type {View} */
  view = { scale: 1, x: 0, y: 0 };
  isFitted = true;
  isSharp = false;
  /** @type {Box} what of the mask is to be drawn again */
  stale = NOTHING;
  /** @type {Raster | null} what is proposed to be added to the mask */
  proposal = null;
  /** @type {Draw[]} */
  marks = [];
  /** @type {Uint32Array} */
  inks = new Uint32Array(512);
  /** @type {Uint32Array} */
  proposalInks = new Uint32Array(512);
  frameAsked = 0;

  /** @param {HTMLElement} area @param {Painting} raster @param {string} original the address of the full picture */
  constructor(area, raster, original) {
    this.area = area;
    this.raster = raster;
    this.original = original;
    this.image = /** @type {HTMLImageElement} */ (area.querySelector("[data-part=picture]"));
    this.tint = contextOf(area, "tint");
    this.above = contextOf(area, "marks");
    this.resizing = new ResizeObserver(() => this.resize());
    this.resizing.observe(area);
  }

  end() {
    this.resizing.disconnect();
    cancelAnimationFrame(this.frameAsked);
  }

  /** @returns {Size} */
  get frame() {
    return { width: this.area.clientWidth, height: this.area.clientHeight };
  }

  get density() {
    return window.devicePixelRatio || 1;
  }

  resize() {
    for (const { canvas } of [this.tint, this.above]) {
      canvas.width = Math.round(this.frame.width * this.density);
      canvas.height = Math.round(this.frame.height * this.density);
    }
    this.zoomTo(this.isFitted ? null : this.view.scale, this.middle);
  }

  get middle() {
    return { x: this.frame.width / 2, y: this.frame.height / 2 };
  }

  /** @param {{clientX: number, clientY: number}} event @returns {Point} on the stage */
  onStage({ clientX, clientY }) {
    const box = this.area.getBoundingClientRect();
    return { x: clientX - box.left, y: clientY - box.top };
  }

  /** @param {{clientX: number, clientY: number}} event @returns {Point} in pixels of the picture */
  onPicture(event) {
    const { x, y } = this.onStage(event);
    return { x: (x - this.view.x) / this.view.scale, y: (y - this.view.y) / this.view.scale };
  }

  /** @param {number | null} scale null fits @param {Point} point of the stage that stays where it is */
  zoomTo(scale, point) {
    const whole = fit(this.raster, this.frame);
    this.show(scale === null ? whole : zoomedAt(this.view, scale, point, this.raster, this.frame));
    this.isFitted = scale === null || this.view.scale <= whole.scale;
  }

  /** @param {number} dx @param {number} dy */
  pan(dx, dy) {
    this.show(moved(this.view, dx, dy, this.raster, this.frame));
  }

  /** @param {View} view */
  show(view) {
    this.view = view;
    this.image.style.setProperty("transform", `translate(${view.x}px, ${view.y}px) scale(${view.scale})`);
    this.image.style.setProperty("--check", `${16 / view.scale}px`); // transparency looks alike at every zoom
    this.image.classList.toggle("is-pixelated", view.scale >= SHARP_FROM);
    this.area.dispatchEvent(new CustomEvent("view-change", { bubbles: true }));
    this.refresh(whole(this.raster));
    const shown = this.image.naturalWidth;
    if (shown && view.scale * this.density > (1.05 * shown) / this.raster.width) this.sharpen();
  }

  /** Show the picture's own pixels instead of a rendition, once somebody looks closer. */
  async sharpen() {
    if (this.isSharp || !this.original) return;
    this.isSharp = true;
    const exact = new Image();
    exact.src = this.original;
    await exact.decode().then(
      () => {
        this.image.src = this.original;
      },
      () => {
        this.isSharp = false; // not there: the rendition stays
      },
    );
  }

  /** @param {Ink} ink @param {Ink} proposal */
  setInk(ink, proposal) {
    this.inks = palette(ink);
    this.proposalInks = palette(proposal);
    this.refresh(whole(this.raster));
  }

  /** @param {Raster | null} proposal */
  propose(proposal) {
    this.proposal = proposal;
    this.refresh(whole(this.raster));
  }

  /** The mask changed in `box`, or only the marks did. @param {Box} [box] */
  refresh(box = NOTHING) {
    this.stale = union(this.stale, box);
    this.frameAsked ||= requestAnimationFrame(() => this.draw());
  }

  draw() {
    cancelAnimationFrame(this.frameAsked);
    this.frameAsked = 0;
    this.drawMask();
    const { canvas } = this.above;
    this.above.setTransform(1, 0, 0, 1, 0, 0);
    this.above.clearRect(0, 0, canvas.width, canvas.height);
    this.above.scale(this.density, this.density);
    for (const draw of this.marks) draw(this.above, this.view);
  }

  drawMask() {
    const { density, tint } = this;
    const view = { scale: this.view.scale * density, x: this.view.x * density, y: this.view.y * density };
    const box = this.#staleOnScreen(view);
    this.stale = NOTHING;
    if (isEmpty(box)) return;
    const picture = tint.createImageData(box.right - box.left, box.bottom - box.top);
    const pixels = new Uint32Array(picture.data.buffer);
    const period = Math.round(HATCHING * density);
    drawTint(pixels, box, this.raster, view, this.inks, { period, slant: 1 });
    if (this.proposal) this.drawProposal(pixels, box, view, period);
    tint.putImageData(picture, box.left, box.top);
  }

  /** @param {View} view @returns {Box} what is to be drawn again; where there is no mask, clearing is enough */
  #staleOnScreen(view) {
    const { canvas } = this.tint;
    const { right, bottom } = this.stale;
    const isAll = right - this.stale.left >= this.raster.width && bottom - this.stale.top >= this.raster.height;
    if (!isAll) return clipped(grown(onScreen(this.stale, view), 2), canvas);
    this.tint.clearRect(0, 0, canvas.width, canvas.height);
    const filled = this.proposal ? whole(this.raster) : union(this.raster.measure.box, this.raster.touched);
    return clipped(grown(onScreen(filled, view), 2), canvas);
  }

  /** @param {Uint32Array} pixels @param {Box} box @param {View} view @param {number} period */
  drawProposal(pixels, box, view, period) {
    const proposed = new Uint32Array(pixels.length);
    drawTint(proposed, box, /** @type {Raster} */ (this.proposal), view, this.proposalInks, { period, slant: -1 });
    for (let index = 0; index < pixels.length; index++) {
      if (proposed[index] >>> 24 > 0 && pixels[index] >>> 24 === 0) pixels[index] = proposed[index];
    }
  }
}

/** @param {HTMLElement} area @param {string} part */
function contextOf(area, part) {
  const canvas = /** @type {HTMLCanvasElement} */ (area.querySelector(`canvas[data-part=${part}]`));
  return /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
}
