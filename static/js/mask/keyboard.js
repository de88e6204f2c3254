/** The keyboard of the mask editor. Space moves the picture while it is held, or paints where the keyboard's cursor is. */

/** @import { Workbench } from "./workbench.js" */

import { isTyping, undoOrRedo } from "../keys.js";
import { meaning, WAYS } from "./shortcuts.js";

export class Keyboard {
  /** @param {Workbench} bench @param {AbortSignal} signal */
  constructor(bench, signal) {
    this.bench = bench;
    this.area = bench.view.area;
    document.addEventListener("keydown", (event) => this.down(event), { signal });
    document.addEventListener("keyup", (event) => this.up(event), { signal });
    window.addEventListener("blur", () => this.letGo(), { signal });
    const button = bench.find("original");
    for (const name of ["pointerdown", "pointerup", "pointerleave", "pointercancel"]) {
      button.addEventListener(name, () => this.showOriginal(name === "pointerdown"), { signal });
    }
    button.addEventListener("click", (event) => event.detail === 0 && this.showOriginal(!this.isOriginal), { signal });
  }

  get isOriginal() {
    return this.area.classList.contains("shows-original");
  }

  /** @param {boolean} isShown */
  showOriginal(isShown) {
    this.area.classList.toggle("shows-original", isShown);
    this.bench.find("original").ariaPressed = String(isShown);
  }

  letGo() {
    this.showOriginal(false);
    this.bench.gestures.holdSpace(false);
  }

  /** @param {Event} event @returns {boolean} whether the keys go to the stage, not to a control */
  isOnStage({ target }) {
    return target === this.area || target === document.body;
  }

  /** @param {KeyboardEvent} event */
  down(event) {
    const isElsewhere =
      document.querySelector("dialog[open]") !== null || this.bench.element.closest("[inert]") !== null;
    if (event.defaultPrevented || isTyping(event) || isElsewhere) return;
    const direction = undoOrRedo(event);
    if (direction) this.bench.travel(direction);
    if (direction || (this.isOnStage(event) && this.stage(event)) || this.shortcut(event)) event.preventDefault();
  }

  /** @param {KeyboardEvent} event @returns {boolean} whether the key meant something on the stage */
  stage(event) {
    const { hand, gestures, spoken } = this.bench;
    if (event.ctrlKey || event.metaKey) return false;
    if (event.key === "Alt") return true; // or the browser goes to its menu
    const way = WAYS[event.key];
    if (way) {
      hand.step(way, event);
      spoken.place();
    } else if (event.key === "Enter" && this.bench.settings.tool === "polygon" && !hand.cursor) hand.tool.finish?.();
    else if (event.key === "Enter" || (event.key === " " && hand.cursor)) hand.press(event);
    else if (event.key === " ") gestures.holdSpace(true);
    else return false;
    return true;
  }

  /** @param {KeyboardEvent} event @returns {boolean} */
  shortcut(event) {
    const isOriginalKey = event.key.toLowerCase() === "h" && !(event.ctrlKey || event.metaKey || event.altKey);
    if (isOriginalKey) this.showOriginal(true);
    const meant = meaning(event);
    // what closes or deletes in a menu must not clear the mask
    const isInMenu = event.target instanceof Element && event.target.closest("[popover]:popover-open") !== null;
    if (!meant || (isInMenu && meant.action)) return isOriginalKey;
    if (meant.tool) this.bench.choose(meant.tool);
    if (meant.action) this.bench.act(meant.action);
    return meant.action !== "cancel"; // Escape may also close what lies above
  }

  /** @param {KeyboardEvent} event */
  up(event) {
    if (event.key.toLowerCase() === "h") this.showOriginal(false);
    if (event.key === " ") this.bench.gestures.holdSpace(false);
  }
}
