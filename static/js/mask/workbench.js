/** Where all parts of the mask editor lie and meet. */

/** @import { Box } from "./box.js" */

import { actionsOf } from "./actions.js";
import { blendAll } from "./blend.js";
import { whole } from "./box.js";
import { Drafts } from "./drafts.js";
import { Files } from "./files.js";
import { Gestures } from "./gestures.js";
import { Growth } from "./grow-control.js";
import { ToolHand } from "./hand.js";
import { HeavyWork } from "./heavy.js";
import { Notice } from "./notices.js";
import { Numbers } from "./numbers.js";
import { Options } from "./options.js";
import { Painting } from "./painting.js";
import { Server } from "./server.js";
import { recalledSettings, rememberSettings } from "./settings.js";
import { ShadowOffer } from "./shadow-offer.js";
import { Spoken } from "./spoken.js";
import { Status } from "./status.js";
import { colourOf } from "./tint.js";
import { BRUSHES } from "./tools/tools.js";
import { MaskView } from "./view.js";
import { Words } from "./words.js";

const PROPOSAL_COLOUR = "#ffd60a";
const PROPOSAL_COLOUR_ON_YELLOW = "#2f7bff";

export class Workbench {
  /** @type {number | null} how far the mask grows in pixels; null: as far as usual */
  #growth = null;
  #working = 0;
  #travelling = Promise.resolve();

  /** @param {HTMLElement} element */
  constructor(element) {
    this.element = element;
    this.data = element.dataset;
    this.size = { width: Number(this.data.width), height: Number(this.data.height) };
    this.words = new Words(element);
    this.settings = recalledSettings(this.size);
    this.painting = new Painting(this.size);
    this.heavy = new HeavyWork(this.data.worker ?? "");
    this.server = new Server(this.data, this.words);
    this.view = new MaskView(this.find("area"), this.painting, this.data.original ?? "");
    this.notice = new Notice(this.find("notice"));
    this.hand = new ToolHand(this);
    this.gestures = new Gestures(this.view, this.hand);
    this.options = new Options(element, this.settings, (name) => this.settingChanged(name));
    this.drafts = new Drafts(this, this.data.draft ?? "");
    this.growing = new Growth(this);
    this.spoken = new Spoken(this);
    this.status = new Status(this);
    this.files = new Files(this);
    this.numbers = new Numbers(this);
    this.shadow = new ShadowOffer(this);
    this.actions = actionsOf(this);
    this.choose(this.settings.tool);
    this.showInk();
    const restored = this.drafts.restore().catch(() => {
      this.notice.show(this.words.say("not-restored"), { level: "error" });
    });
    this.ready = this.busy(restored).then(() => {
      this.view.refresh(whole(this.painting));
      this.status.show();
    });
  }

  end() {
    for (const part of [this.view, this.heavy, this.drafts.saver, this.growing, this.spoken, this.status]) part.end();
  }

  /** @param {string} part @returns {HTMLElement} */
  find(part) {
    return /** @type {HTMLElement} */ (this.element.querySelector(`[data-part="${part}"]`));
  }

  get isBusy() {
    return this.#working > 0;
  }

  get growth() {
    return this.#growth;
  }

  set growth(growth) {
    this.#growth = growth;
    this.growing.show();
  }

  /** Save now. @returns {Promise<{sha256: string, share: number}>} rejects with the reason, as a sentence */
  async save() {
    await this.ready;
    return this.drafts.saver.flush().catch((error) => {
      throw new Error(this.words.say("not-saved", { reason: error.message || this.words.say("reason-unknown") }));
    });
  }

  /** What was painted is one step of undo. */
  commit() {
    if (this.painting.commit()) this.changed();
  }

  /** The mask, or how far it grows, is another than before. */
  changed() {
    this.drafts.saver.change();
    this.status.showSoon();
    this.spoken.summarise();
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

  /** Wait for something heavy; nothing is painted meanwhile. @template T @param {Promise<T>} work */
  async busy(work) {
    this.#working++;
    this.view.area.ariaBusy = "true";
    try {
      return await work;
    } catch (error) {
      this.report(/** @type {Error & {size?: {width: number, height: number}}} */ (error));
      return undefined;
    } finally {
      this.#working--;
      this.view.area.ariaBusy = String(this.isBusy);
    }
  }

  /** @param {Error & {size?: {width: number, height: number}}} error */
  report({ size, message }) {
    const text = size
      ? this.words.say("other-size", { ...size, wide: this.size.width, high: this.size.height })
      : this.words.say("failed", { reason: message });
    this.notice.show(text, { level: "error" });
  }

  /** @param {Uint8Array} mask @param {Box} box */
  put(mask, box) {
    this.painting.replace(mask, box);
    this.view.refresh(box);
    this.commit();
  }

  /** @param {Promise<Uint8Array | null>} selection @param {number} value */
  async lay(selection, value) {
    const found = await this.busy(selection);
    if (!found) return;
    const all = whole(this.painting);
    blendAll(this.painting, found, value);
    this.painting.touch(all);
    this.view.refresh(all);
    this.commit();
  }

  /** @param {Record<string, string>} fields @returns {Promise<Uint8Array | null>} what the server selected */
  async select(fields) {
    const blob = await this.server.ask("select", fields);
    return blob && this.heavy.do("selection", { blob, size: this.size });
  }

  /** @param {string} name of a setting */
  settingChanged(name) {
    if (["colour", "opacity", "isHatched"].includes(name)) this.showInk();
    this.hand.resizeCircle();
    this.view.refresh();
    rememberSettings(this.settings);
  }

  showInk() {
    const { colour, opacity, isHatched } = this.settings;
    const second = colour === PROPOSAL_COLOUR ? PROPOSAL_COLOUR_ON_YELLOW : PROPOSAL_COLOUR;
    const ink = { opacity: opacity / 100, isHatched };
    this.view.setInk({ ...ink, colour: colourOf(colour) }, { ...ink, colour: colourOf(second) });
  }

  /** @param {string} name of a tool */
  choose(name) {
    this.hand.choose(name);
    this.options.show();
    if (!BRUSHES.has(name)) this.hand.hideCircle();
  }

  /** @param {string} action @returns {boolean} whether there is such an action */
  act(action) {
    this.actions[action]?.();
    return action in this.actions;
  }
}
