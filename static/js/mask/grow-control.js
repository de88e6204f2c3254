/** How far the mask grows before it is used: a number, and a dashed line around the mask that shows it. */

/** @import { Workbench } from "./workbench.js" */
/** @import { View } from "../geometry/zoom.js" */

import { clipped, grown } from "./box.js";
import { usualGrowth } from "./growth.js";

const PAUSE = 120; // milliseconds after the latest change

export class Growth {
  path = new Path2D();
  drawn = ""; // what the path was made for

  /** @param {Workbench} bench */
  constructor(bench) {
    this.bench = bench;
    this.field = /** @type {HTMLInputElement} */ (bench.find("growth"));
    this.field.addEventListener("change", () => this.typed());
    bench.find("growth-usual").addEventListener("click", () => this.set(null));
    bench.view.marks.push((context, view) => this.draw(context, view));
  }

  /** @returns {number} in pixels */
  get amount() {
    return this.bench.growth ?? usualGrowth(this.bench.painting.measure.box);
  }

  typed() {
    if (this.field.validity.valid && this.field.value !== "") this.set(this.field.valueAsNumber);
    else this.show();
  }

  /** @param {number | null} growth */
  set(growth) {
    this.bench.growth = growth;
    this.bench.changed();
  }

  show() {
    const { amount } = this;
    const { words, growth } = this.bench;
    if (document.activeElement !== this.field || this.field.validity.valid) this.field.value = String(amount);
    this.bench.find("growth-label").textContent = words.say("grows", { amount });
    this.bench.find("growth-usual").ariaPressed = String(growth === null);
    clearTimeout(this.waiting);
    this.waiting = window.setTimeout(() => this.trace(), PAUSE);
  }

  /** Work out the line anew. */
  async trace() {
    const { painting, heavy, view, drafts } = this.bench;
    const { box } = painting.measure;
    const { amount } = this;
    const key = `${drafts.saver.changes} ${amount}`;
    if (key === this.drawn) return;
    this.drawn = key;
    const part = clipped(grown(box, amount + 2), painting);
    const at = {
      left: box.left - part.left,
      top: box.top - part.top,
      right: box.right - part.left,
      bottom: box.bottom - part.top,
    };
    const lines = amount > 0 ? await heavy.do("outline", { raster: painting.crop(part), box: at, amount }) : [];
    if (key !== this.drawn) return;
    this.path = new Path2D();
    for (const line of lines) {
      this.path.moveTo(line[0] + part.left, line[1] + part.top);
      for (let index = 2; index < line.length; index += 2) {
        this.path.lineTo(line[index] + part.left, line[index + 1] + part.top);
      }
    }
    view.refresh();
  }

  /** @param {CanvasRenderingContext2D} context @param {View} view */
  draw(context, { scale, x, y }) {
    if (this.bench.painting.isEmpty) return;
    context.save();
    const onStage = new Path2D();
    onStage.addPath(this.path, new DOMMatrix([scale, 0, 0, scale, x, y]));
    context.setLineDash([5, 5]);
    context.lineWidth = 2.5;
    context.strokeStyle = "rgb(0 0 0 / 0.6)";
    context.stroke(onStage);
    context.lineWidth = 1.25;
    context.strokeStyle = "#ffffff";
    context.stroke(onStage);
    context.restore();
  }

  end() {
    clearTimeout(this.waiting);
  }
}
