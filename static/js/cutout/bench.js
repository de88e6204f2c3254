/** Where all parts of the cut-out page lie and meet. */

import { NOTHING as NO_BOX, whole } from "../mask/box.js";
import { Gestures } from "../mask/gestures.js";
import { HeavyWork } from "../mask/heavy.js";
import { Options } from "../mask/options.js";
import { Painting } from "../mask/painting.js";
import { MaskView } from "../mask/view.js";
import { Words } from "../mask/words.js";
import { Development } from "./development.js";
import { StrokeHand } from "./hand.js";
import { Layers } from "./layers.js";
import { strokeSettings } from "./settings.js";
import { Status } from "./status.js";
import { clearErased, inks } from "./strokes.js";
import { StrokesDraft } from "./strokes-draft.js";

const STEP = 1.25;

export class CutoutBench {
  isBusy = true; // until the brush work is back
  #travelling = Promise.resolve();

  /** @param {HTMLElement} element */
  constructor(element) {
    this.element = element;
    const { width, height, original = "", worker = "", strokes = "", develop = "" } = element.dataset;
    const size = { width: Number(width), height: Number(height) };
    this.words = new Words(element);
    this.settings = strokeSettings(size);
    this.painting = new Painting(size);
    this.heavy = new HeavyWork(worker);
    this.view = new MaskView(this.find("area"), this.painting, original);
    this.view.inks = inks();
    this.layers = new Layers(this.view, this.settings);
    this.hand = new StrokeHand(this);
    this.gestures = new Gestures(this.view, this.hand);
    this.options = new Options(element, this.settings, () => this.arrange());
    this.draft = new StrokesDraft(strokes, this.painting, this.heavy);
    this.development = new Development(develop, this.words.say("no-answer"));
    this.status = new Status(this);
    this.development.addEventListener("developed", () => this.developed());
    this.draft.saver.addEventListener("state", () => this.saved());
    this.arrange();
    this.ready = this.begin();
  }

  async begin() {
    const shown = this.element.querySelector("script[type='application/json']")?.textContent;
    if (shown) this.development.accept(JSON.parse(shown));
    else this.development.ask();
    await this.draft.restore().then(
      () => {
        this.isBusy = false;
      },
      () => this.status.failed(this.words.say("not-restored")),
    );
    this.view.refresh(whole(this.painting));
    this.show();
  }

  end() {
    for (const part of [this.view, this.heavy, this.draft.saver, this.status]) part.end();
  }

  /** @param {string} part @returns {HTMLElement} */
  find(part) {
    return /** @type {HTMLElement} */ (this.element.querySelector(`[data-part="${part}"]`));
  }

  /** A stroke is over: one step of undo. */
  commit() {
    clearErased(this.painting, this.painting.touched);
    this.view.refresh(this.painting.touched);
    if (this.painting.commit()) this.changed();
    else this.view.area.classList.remove("is-stroking");
  }

  async developed() {
    const { latest } = this.development;
    if (!latest) return;
    const isFirst = this.layers.developed === null;
    await this.layers.show(latest);
    // what is missing from the product is not to be seen on it
    if (isFirst && !latest.isTrustworthy) this.options.set("showing", "both");
    const isFollowed = latest.state === this.draft.saver.etag && this.draft.saver.isSaved;
    if (isFollowed && !this.gestures.isWorking) this.view.area.classList.remove("is-stroking");
  }

  changed() {
    this.draft.saver.change();
    this.show();
  }

  /** The state of saving changed: what is saved is developed. */
  saved() {
    const { state, etag } = this.draft.saver;
    if (state === "saved" && etag && !this.isBusy) this.development.ask();
    this.status.show();
  }

  show() {
    const { past, future } = this.painting.history;
    for (const [name, steps] of Object.entries({ undo: past, redo: future })) {
      const button = this.element.querySelector(`[data-act=${name}]`);
      if (button) button.ariaDisabled = String(steps.length === 0);
    }
    this.arrange();
    this.status.show();
  }

  arrange() {
    this.layers.arrange();
    this.hand.resizeCircle();
    this.view.refresh(NO_BOX);
  }

  showZoom() {
    this.find("level").textContent = `${Math.round(this.view.view.scale * 100)} %`;
    this.hand.resizeCircle();
  }

  /** @param {boolean} isShown the photo as it was, while a key or a button is held */
  showPhoto(isShown) {
    this.view.area.classList.toggle("shows-photo", isShown);
    this.find("original").ariaPressed = String(isShown);
  }

  /** @param {"undo" | "redo"} direction */
  travel(direction) {
    this.#travelling = this.#travelling.then(async () => {
      if (this.isBusy || this.gestures.isWorking) return;
      const box = await this.painting.travel(direction);
      if (!box) return;
      this.view.refresh(box);
      this.changed();
    });
    return this.#travelling;
  }

  /** @param {string} action */
  act(action) {
    const { settings, options, view } = this;
    const resize = (/** @type {number} */ factor) =>
      options.set("size", Math.min(4000, Math.max(1, Math.round(settings.size * factor + Math.sign(factor - 1)))));
    const zoom = (/** @type {number | null} */ scale) => view.zoomTo(scale, view.middle);
    /** @type {Record<string, () => void>} */
    const actions = {
      undo: () => this.travel("undo"),
      redo: () => this.travel("redo"),
      smaller: () => resize(1 / STEP),
      larger: () => resize(STEP),
      fit: () => zoom(null),
      full: () => zoom(1),
      double: () => zoom(2),
      in: () => zoom(view.view.scale * STEP),
      out: () => zoom(view.view.scale / STEP),
      retry: () => this.development.ask(),
      reload: () => location.reload(),
    };
    actions[action]?.();
  }
}
