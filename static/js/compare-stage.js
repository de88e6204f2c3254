/**
 * <compare-stage>: two to four pictures beside, over and after each other. What it shows is in the address; its keys are in
 * compare/keyboard.js, its buttons say what they do ([data-act], [data-choose], the modes).
 */

import { Comparison } from "./compare/comparison.js";
import { listen } from "./compare/hands.js";
import { isOurs, meaning } from "./compare/keyboard.js";

class CompareStage extends HTMLElement {
  connectedCallback() {
    const comparison = new Comparison(this);
    const { looking, panes } = comparison;
    const area = comparison.piece("area");
    listen(area, (event) => panes.pointOf(event), {
      zoom: (factor, point) => looking.zoom(factor, point),
      pan: (dx, dy) => looking.pan(dx, dy),
      leap: (point) => looking.leap(point),
      tap: (event) => comparison.mean(panes.numberAt(event)),
    });
    this.listenToButtons(comparison);
    this.leaving = new AbortController();
    const { signal } = this.leaving;
    document.addEventListener("keydown", (event) => pressed(event, comparison), { signal });
    for (const end of ["keyup", "pointerup", "pointercancel"])
      document.addEventListener(end, () => comparison.blinking.release(), { signal });
    this.resizing = new ResizeObserver(() => comparison.fit());
    this.resizing.observe(area);
    signal.addEventListener("abort", () => comparison.blinking.stop());
  }

  disconnectedCallback() {
    this.leaving?.abort();
    this.resizing?.disconnect();
  }

  /** @param {Comparison} comparison */
  listenToButtons(comparison) {
    this.addEventListener("click", ({ target, detail }) => {
      const { act, choose } = buttonOf(target)?.dataset ?? {};
      // a finger that turned it by touching has done so already
      if (act === "turn" && detail === 0) comparison.blinking.turn();
      else if (act && act !== "turn") comparison.act(act);
      else if (choose) comparison.act(`choose ${choose}`);
    });
    this.addEventListener("pointerdown", ({ target }) => {
      if (buttonOf(target)?.dataset.act === "turn") comparison.turnAndHold();
    });
    this.addEventListener("input", ({ target }) => {
      if (target instanceof HTMLInputElement) comparison.slide(target.dataset.part ?? "", target.value);
    });
    this.addEventListener("change", ({ target }) => {
      if (target instanceof HTMLInputElement && target.name === "mode") comparison.choose(target.value);
    });
  }
}

/** @param {EventTarget | null} target */
const buttonOf = (target) => (target instanceof Element ? target.closest("button") : null);

/** @param {KeyboardEvent} event @param {Comparison} comparison */
function pressed(event, comparison) {
  if (event.key === " " && event.target === comparison.piece("area")) return event.preventDefault(); // the page stays
  const name = isOurs(event) ? meaning(event, comparison.count, comparison.state.mode) : null;
  if (!name) return;
  event.preventDefault();
  comparison.act(name);
}

customElements.define("compare-stage", CompareStage);
