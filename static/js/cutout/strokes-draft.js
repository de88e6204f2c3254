/** The brush work on the server: fetched when the page opens, and saved soon after each stroke. */

/** @import { HeavyWork } from "../mask/heavy.js" */
/** @import { Painting } from "../mask/painting.js" */

import { LocalCopy } from "../mask/local-copy.js";
import { DraftSaver } from "../mask/saving.js";

/** @param {Response} answer */
const etagOf = (answer) => (answer.headers.get("ETag") ?? "").replace(/^W\//, "").replaceAll('"', "");

export class StrokesDraft {
  /** @param {string} address @param {Painting} painting @param {HeavyWork} heavy */
  constructor(address, painting, heavy) {
    this.address = address;
    this.painting = painting;
    this.heavy = heavy;
    this.local = new LocalCopy(new URL(address, location.href).href);
    this.saver = new DraftSaver(address, () => this.encode(), this.local);
  }

  encode() {
    const { width, height, data, measure } = this.painting;
    return this.heavy.do("encode", { raster: { width, height, data }, box: measure.box, growth: 0 });
  }

  /** Bring back what was brushed before the page was loaded, here or on the server. */
  async restore() {
    const unsaved = await this.local.read();
    const answer = await fetch(this.address, { cache: "no-store" });
    if (!answer.ok) throw new Error("");
    const etag = etagOf(answer);
    this.saver.accept(etag);
    if (unsaved && unsaved.etag === etag) {
      await this.#open(new Blob([/** @type {BlobPart} */ (unsaved.bytes)]));
      this.saver.change();
      return;
    }
    if (unsaved) await this.local.drop(); // another window went on since
    if (answer.status !== 204) await this.#open(await answer.blob());
  }

  /** @param {Blob} blob */
  async #open(blob) {
    const size = { width: this.painting.width, height: this.painting.height };
    const { mask } = await this.heavy.do("read", { blob, size });
    this.painting.restore(mask);
  }
}
