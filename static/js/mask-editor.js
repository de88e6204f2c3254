/**
 * <mask-editor>: paints what of a picture is to be changed. It never starts a run: it tells of each change
 * (`mask-change`, with {share, isEmpty, isSaved}) and offers `save()`, which resolves to {sha256, share}.
 *
 * The mask lies in memory at full size; what is seen of it is drawn at the screen's resolution.
 */

import { Keyboard } from "./mask/keyboard.js";
import { ShadowFrame } from "./mask/shadow-frame.js";
import { Workbench } from "./mask/workbench.js";

export class MaskEditor extends HTMLElement {
  /** @type {Workbench | null} */
  bench = null;

  connectedCallback() {
    const bench = new Workbench(this);
    this.bench = bench;
    this.leaving = new AbortController();
    const { signal } = this.leaving;
    new Keyboard(bench, signal);
    new ShadowFrame(bench, signal);
    const save = () => void this.save().catch(() => {}); // the state beside the picture says why
    this.addEventListener("click", (event) => this.press(event), { signal });
    this.addEventListener("view-change", () => bench.status.showZoom(), { signal });
    window.addEventListener("online", () => this.isSaved || save(), { signal });
    document.addEventListener("visibilitychange", () => document.hidden && !this.isSaved && save(), { signal });
    window.addEventListener("beforeunload", (event) => this.isSaved || event.preventDefault(), { signal });
  }

  disconnectedCallback() {
    this.leaving?.abort();
    this.bench?.end();
  }

  get isSaved() {
    return this.bench?.drafts.saver.isSaved ?? true;
  }

  /** Save now. @returns {Promise<{sha256: string, share: number}>} rejects with the reason, as a sentence */
  async save() {
    if (!this.bench) throw new Error("The editor is not on the page.");
    return this.bench.save();
  }

  /** @param {Event} event */
  press({ target }) {
    const button = target instanceof Element ? target.closest("button[data-act], button[data-tool]") : null;
    if (!(button instanceof HTMLButtonElement)) return;
    if (button.dataset.tool) this.bench?.choose(button.dataset.tool);
    if (button.dataset.act) this.bench?.act(button.dataset.act);
  }
}

customElements.define("mask-editor", MaskEditor);
