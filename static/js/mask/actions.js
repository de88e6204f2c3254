/** What the buttons and keys of the mask editor do, apart from choosing tools. */

/** @import { Workbench } from "./workbench.js" */

import { EDIT, fillBox, invert, KEEP } from "./blend.js";
import { clipped, grown, isEmpty, whole } from "./box.js";

const STEP = 1.25;
const HARDER = 10; // percent

/** @param {Workbench} bench @returns {Record<string, () => void>} */
export function actionsOf(bench) {
  const { painting, view, options, settings, hand } = bench;
  const all = whole(painting);

  /** @param {() => void} paint */
  const paintAll = (paint) => {
    if (bench.isBusy) return;
    paint();
    painting.touch(all);
    view.refresh(all);
    bench.commit();
  };

  /** @param {"expand" | "shrink" | "feather" | "smooth"} shape */
  const reshape = async (shape) => {
    const { box } = painting.measure;
    if (isEmpty(box)) return;
    const { amount } = settings;
    const part = clipped(grown(box, 3 * amount + 2), painting);
    const changed = await bench.busy(bench.heavy.do("reshape", { raster: painting.crop(part), shape, amount }));
    if (changed) bench.put(changed, part);
  };

  const besideProduct = async () => {
    const task = { address: bench.data.alpha ?? "", size: bench.size, gap: settings.gap };
    const mask = await bench.busy(bench.heavy.do("besideProduct", task));
    if (mask) bench.put(mask, all);
  };

  /** @param {number | null} scale */
  const zoom = (scale) => view.zoomTo(scale, view.middle);

  return {
    undo: () => void bench.travel("undo"),
    redo: () => void bench.travel("redo"),
    fill: () => paintAll(() => fillBox(painting, all, EDIT)),
    clear: () => paintAll(() => fillBox(painting, all, KEEP)),
    invert: () => paintAll(() => invert(painting)),
    expand: () => void reshape("expand"),
    shrink: () => void reshape("shrink"),
    feather: () => void reshape("feather"),
    smooth: () => void reshape("smooth"),
    product: () => void besideProduct(),
    smaller: () => options.set("size", nextSize(settings.size, 1 / STEP)),
    larger: () => options.set("size", nextSize(settings.size, STEP)),
    softer: () => options.set("hardness", Math.max(0, settings.hardness - HARDER)),
    harder: () => options.set("hardness", Math.min(100, settings.hardness + HARDER)),
    fit: () => zoom(null),
    full: () => zoom(1),
    double: () => zoom(2),
    in: () => zoom(view.view.scale * STEP),
    out: () => zoom(view.view.scale / STEP),
    cancel: () => hand.giveUp(),
    "step-back": () => {
      if (!hand.tool.stepBack?.()) bench.act("clear");
    },
    numbers: () => bench.numbers.open(),
    finish: () => hand.tool.finish?.(),
  };
}

/** @param {number} size @param {number} factor */
function nextSize(size, factor) {
  const next = Math.round(size * factor);
  return Math.min(4000, Math.max(1, next === size ? size + Math.sign(factor - 1) : next));
}
