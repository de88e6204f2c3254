/**
 * A dotted frame round where the shadow of what will be added may fall. It is shown while the editor has the attribute
 * `data-shows-shadow-zone`.
 */

/** @import { Workbench } from "./workbench.js" */
/** @import { View } from "../geometry/zoom.js" */

import { clipped, grown } from "./box.js";
import { onScreen } from "./framing.js";
import { shadowZone } from "./shadow-zone.js";

const DOTS = [0.1, 6]; // pixels of the stage

export class ShadowFrame {
  /** @param {Workbench} bench @param {AbortSignal} signal */
  constructor(bench, signal) {
    this.bench = bench;
    bench.view.marks.push((context, view) => this.draw(context, view));
    const switching = new MutationObserver(() => bench.view.refresh());
    switching.observe(bench.element, { attributeFilter: ["data-shows-shadow-zone"] });
    signal.addEventListener("abort", () => switching.disconnect());
  }

  /** @param {CanvasRenderingContext2D} context @param {View} view */
  draw(context, view) {
    const { element, painting, growing } = this.bench;
    if (painting.isEmpty || !("showsShadowZone" in element.dataset)) return;
    const sent = clipped(grown(painting.measure.box, growing.amount), painting);
    const { left, top, right, bottom } = onScreen(shadowZone(sent, painting), view);
    context.save();
    context.beginPath();
    context.rect(left, top, right - left, bottom - top);
    context.lineCap = "round";
    context.setLineDash(DOTS);
    context.lineWidth = 3.75;
    context.strokeStyle = "rgb(0 0 0 / 0.7)";
    context.stroke();
    context.lineWidth = 2;
    context.strokeStyle = "#ffffff";
    context.stroke();
    context.restore();
  }
}
