/** A rectangle or an ellipse typed in numbers, for who does not drag, and for exact sizes. */

/** @import { Workbench } from "./workbench.js" */

import { EDIT, KEEP } from "./blend.js";
import { fillPolygon } from "./shapes.js";
import { BoxTool } from "./tools/box.js";

const FIELDS = ["left", "top", "width", "height"];

export class Numbers {
  /** @param {Workbench} bench */
  constructor(bench) {
    this.bench = bench;
    this.menu = bench.find("numbers");
    bench.find("number-apply").addEventListener("click", () => this.apply());
    this.menu.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.target instanceof HTMLInputElement) this.apply();
    });
  }

  open() {
    if (!(this.bench.hand.tool instanceof BoxTool)) this.bench.choose("rectangle");
    this.bench.find("numbers-button").click();
    this.field("left").select();
  }

  /** @param {string} name */
  field(name) {
    return /** @type {HTMLInputElement} */ (this.bench.find(`number-${name}`));
  }

  apply() {
    const { hand, painting, settings, view, isBusy } = this.bench;
    const fields = FIELDS.map((name) => this.field(name));
    if (isBusy || !(hand.tool instanceof BoxTool) || !fields.every((field) => field.reportValidity())) return;
    const [left, top, width, height] = fields.map((field) => field.valueAsNumber);
    const points = hand.tool.shape({ left, top, right: left + width, bottom: top + height });
    const box = fillPolygon(painting, points, settings.mode === "add" ? EDIT : KEEP);
    painting.touch(box);
    view.refresh(box);
    this.bench.commit();
    this.menu.hidePopover();
  }
}
