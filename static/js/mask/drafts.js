/** The draft of this mask on the server: fetched when the page opens, kept up to date, and settled with other tabs. */

/** @import { Workbench } from "./workbench.js" */

import { LocalCopy } from "./local-copy.js";
import { Conflict, DraftSaver } from "./saving.js";

/** @param {Response} answer */
const etagOf = (answer) => (answer.headers.get("ETag") ?? "").replace(/^W\//, "").replaceAll('"', "");

export class Drafts {
  /** @param {Workbench} bench @param {string} address */
  constructor(bench, address) {
    this.bench = bench;
    this.address = address;
    this.local = new LocalCopy(new URL(address, location.href).href);
    this.saver = new DraftSaver(address, () => this.encode(), this.local);
    this.saver.addEventListener("state", () => this.show());
  }

  encode() {
    const { painting, growth, heavy } = this.bench;
    const { width, height, data, measure } = painting;
    return heavy.do("encode", { raster: { width, height, data }, box: measure.box, growth });
  }

  /** @returns {Promise<{blob: Blob | null, etag: string}>} what the server has */
  async fetch() {
    const answer = await fetch(this.address, { cache: "no-store" });
    if (!answer.ok) throw new Error(`The draft answered ${answer.status}.`);
    return { blob: answer.status === 204 ? null : await answer.blob(), etag: etagOf(answer) };
  }

  /** Bring back what was painted before the page was loaded. */
  async restore() {
    const unsaved = await this.local.read();
    const { blob, etag } = await this.fetch();
    this.saver.accept(etag);
    if (unsaved) await this.restoreUnsaved(unsaved, etag);
    else if (blob) await this.open(blob);
    if (blob && !unsaved) this.saver.saved = { sha256: etag, share: this.bench.painting.measure.share };
  }

  /** @param {import("./local-copy.js").Copy} unsaved @param {string} etag of what the server has */
  async restoreUnsaved(unsaved, etag) {
    await this.open(new Blob([/** @type {BlobPart} */ (unsaved.bytes)]));
    this.saver.etag = unsaved.etag;
    this.saver.change();
    if (unsaved.etag !== etag) this.saver.fail(new Conflict(""));
  }

  /** @param {Blob} blob */
  async open(blob) {
    const { painting, heavy } = this.bench;
    const size = { width: painting.width, height: painting.height };
    const { mask, growth, isOurs } = await heavy.do("read", { blob, size });
    painting.restore(mask);
    this.bench.growth = isOurs ? growth : 0; // a mask that was ready to be used has grown
  }

  async keepMine() {
    const { etag } = await this.fetch();
    await this.saver.overrule(etag).catch(() => {});
  }

  async takeTheirs() {
    const { blob, etag } = await this.fetch();
    if (blob) await this.bench.files.load(blob);
    else this.bench.act("clear");
    await this.local.drop();
    this.saver.accept(etag);
  }

  show() {
    const { words, notice } = this.bench;
    const { state, detail } = this.saver;
    const key = state === "offline" && !this.local.isPossible ? "offline-uncopied" : state;
    const text = words.say(`state-${key}`, { reason: detail || words.say("reason-unknown") });
    // where nothing was painted there is nothing to be proud of
    const isUntouched = state === "saved" && !this.saver.saved && !this.saver.etag;
    this.bench.status.showState(state, isUntouched ? "" : text);
    if (state === "conflict") {
      const run = (/** @type {() => Promise<void>} */ answer) => () => void this.bench.busy(answer());
      const answers = [
        { label: words.say("keep-mine"), run: run(() => this.keepMine()) },
        { label: words.say("take-theirs"), run: run(() => this.takeTheirs()) },
      ];
      notice.show(words.say("conflict"), { level: "error", answers, kind: "conflict" });
    } else notice.hide("conflict");
  }
}
