/** <cutout-editor>: a photo becomes a product, proposed by the server and corrected by a brush. */

import { CutoutBench } from "./cutout/bench.js";
import { Keyboard } from "./cutout/keyboard.js";

/** @typedef {CustomEvent<{issueRequest: (skip: boolean) => void, elt: Element}>} Confirmation */

class CutoutEditor extends HTMLElement {
  /** @type {CutoutBench | null} */
  bench = null;

  connectedCallback() {
    const bench = new CutoutBench(this);
    this.bench = bench;
    this.leaving = new AbortController();
    const { signal } = this.leaving;
    new Keyboard(bench, signal);
    this.addEventListener("click", (event) => this.press(event), { signal });
    this.addEventListener("view-change", () => bench.showZoom(), { signal });
    this.addEventListener("htmx:confirm", (event) => this.beforeSave(/** @type {Confirmation} */ (event)), { signal });
    const original = bench.find("original");
    for (const name of ["pointerdown", "pointerup", "pointerleave", "pointercancel"])
      original.addEventListener(name, () => bench.showPhoto(name === "pointerdown"), { signal });
    const toggle = () => bench.showPhoto(original.ariaPressed !== "true");
    original.addEventListener("click", (event) => event.detail === 0 && toggle(), { signal }); // by keyboard
    const { saver } = bench.draft;
    const save = () => void (saver.isSaved || saver.flush().catch(() => {})); // the notice says why not
    window.addEventListener("online", save, { signal });
    document.addEventListener("visibilitychange", () => document.hidden && save(), { signal });
    window.addEventListener("beforeunload", (event) => saver.isSaved || event.preventDefault(), { signal });
  }

  disconnectedCallback() {
    this.leaving?.abort();
    this.bench?.end();
  }

  /** The last stroke goes along. @param {Confirmation} event */
  async beforeSave(event) {
    const saver = this.bench?.draft.saver;
    if (!saver || saver.isSaved) return;
    event.preventDefault();
    const isSaved = await saver.flush().then(
      () => true,
      () => false,
    );
    if (isSaved) event.detail.issueRequest(true);
  }

  /** @param {Event} event */
  press({ target }) {
    const button = target instanceof Element ? target.closest("button[data-act]") : null;
    if (button instanceof HTMLElement && button.ariaDisabled !== "true") this.bench?.act(button.dataset.act ?? "");
  }
}

customElements.define("cutout-editor", CutoutEditor);
