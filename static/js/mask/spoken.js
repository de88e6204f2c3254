/** What the bench says: in words beside the picture, and aloud to who does not see it. */

/** @import { Workbench } from "./workbench.js" */
/** @import { Box } from "./box.js" */

import { isEmpty } from "./box.js";
import { summary } from "./summary.js";

const PAUSE = 400; // milliseconds: who goes on painting does not want to hear of each stroke

export class Spoken {
  /** @type {Box | null} */
  product = null;

  /** @param {Workbench} bench */
  constructor(bench) {
    this.bench = bench;
    this.region = bench.find("spoken");
    if (bench.data.alpha) this.findProduct(bench.data.alpha);
  }

  /** @param {string} address */
  async findProduct(address) {
    const { heavy, size } = this.bench;
    const box = await heavy.do("productBox", { address, size }).catch(() => null);
    if (!box || isEmpty(box)) return;
    this.product = box;
    this.bench.status.show();
  }

  /** @returns {string} */
  get sentence() {
    const { words, painting, size } = this.bench;
    const { key, place, share } = summary(painting.measure, size, this.product);
    const number = new Intl.NumberFormat(document.documentElement.lang || undefined).format(share);
    return words.say(key, { share: number, place: place && words.say(place) });
  }

  summarise() {
    this.#say(() => this.sentence);
  }

  /** Where the keyboard's cursor is. */
  place() {
    const { cursor } = this.bench.hand;
    if (!cursor) return;
    const at = { x: Math.floor(cursor.x), y: Math.floor(cursor.y) };
    this.#say(() => this.bench.words.say("cursor-at", at));
  }

  /** @param {() => string} sentence */
  #say(sentence) {
    clearTimeout(this.waiting);
    this.waiting = window.setTimeout(() => {
      this.region.textContent = sentence();
    }, PAUSE);
  }

  end() {
    clearTimeout(this.waiting);
  }
}
