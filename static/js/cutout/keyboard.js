/** Keys of the cut-out page, by the letter printed on them; arrows move a cursor that Space or Enter paints with. */

/** @import { CutoutBench } from "./bench.js" */

import { isPlain, isTyping, undoOrRedo } from "../keys.js";
import { WAYS } from "../mask/shortcuts.js";

const ACTIONS = /** @type {Record<string, string>} */ ({
  "[": "smaller",
  "]": "larger",
  0: "fit",
  1: "full",
  2: "double",
  "+": "in",
  "=": "in",
  "-": "out",
});
const STROKES = /** @type {Record<string, string>} */ ({ k: "keep", d: "drop", u: "unsure", e: "erase" });
const TOGGLES = /** @type {Record<string, string>} */ ({ m: "showsDoubt", s: "showsStrokes" });

export class Keyboard {
  /** @param {CutoutBench} bench @param {AbortSignal} signal */
  constructor(bench, signal) {
    this.bench = bench;
    document.addEventListener("keydown", (event) => this.down(event), { signal });
    document.addEventListener("keyup", (event) => this.up(event), { signal });
    window.addEventListener("blur", () => this.letGo(), { signal });
  }

  letGo() {
    this.bench.showPhoto(false);
    this.bench.gestures.holdSpace(false);
  }

  /** @param {KeyboardEvent} event */
  down(event) {
    if (event.defaultPrevented || document.querySelector("dialog[open]")) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey))
      this.bench.element.querySelector("form")?.requestSubmit();
    if (isTyping(event)) return;
    const direction = undoOrRedo(event);
    if (direction) this.bench.travel(direction);
    if (direction || (isPlainOrAltGraph(event) && (this.stage(event) || this.shortcut(event)))) event.preventDefault();
  }

  /** @param {KeyboardEvent} event @returns {boolean} */
  stage(event) {
    const { hand, gestures, view } = this.bench;
    if (event.target !== view.area && event.target !== document.body) return false;
    const way = WAYS[event.key];
    if (way) hand.step(way, event);
    else if (event.key === "Enter" || (event.key === " " && hand.cursor)) hand.press(event);
    else if (event.key === " ") gestures.holdSpace(true);
    else return false;
    return true;
  }

  /** @param {KeyboardEvent} event @returns {boolean} */
  shortcut(event) {
    const key = event.key.toLowerCase();
    const { options, settings } = this.bench;
    if (key in STROKES) options.set("stroke", STROKES[key]);
    else if (key in TOGGLES) options.set(TOGGLES[key], !Reflect.get(settings, TOGGLES[key]));
    else if (key === "v") options.set("showing", settings.showing === "product" ? "both" : "product");
    else if (key === "h") this.bench.showPhoto(true);
    else if (event.key in ACTIONS) this.bench.act(ACTIONS[event.key]);
    else return false;
    return true;
  }

  /** @param {KeyboardEvent} event */
  up(event) {
    if (event.key.toLowerCase() === "h") this.bench.showPhoto(false);
    if (event.key === " ") this.bench.gestures.holdSpace(false);
  }
}

/** Brackets need AltGr on many keyboards. @param {KeyboardEvent} event */
const isPlainOrAltGraph = (event) => isPlain(event) || event.getModifierState("AltGraph");
