/**
 * The cut-out as the server develops it from the brush work. One request at a time; when the brush went on meanwhile, it
 * asks again, and only the latest answer stays.
 *
 * @typedef {object} Developed
 * @property {string} state
 * @property {string} sentence
 * @property {boolean} isTrustworthy
 * @property {string} shadow a sentence, when a shadow was dropped
 * @property {string} product the address of the small picture
 * @property {string} doubt the address of the map of what is unsure
 * @property {string} whole the address of the product at full size
 */

import { csrfToken } from "../mask/saving.js";

export class Development extends EventTarget {
  /** @type {Developed | null} */
  latest = null;
  /** what went wrong, as a sentence */
  error = "";
  isWorking = false;
  #isStale = false;

  /** @param {string} address @param {string} unknown what to say when the server does not answer */
  constructor(address, unknown) {
    super();
    this.address = address;
    this.unknown = unknown;
  }

  /** Develop what the server has of the brush work. */
  async ask() {
    this.#isStale = true;
    if (this.isWorking) return;
    this.isWorking = true;
    this.error = "";
    this.#changed();
    while (this.#isStale && !this.error) {
      this.#isStale = false;
      await this.#develop().then(
        (developed) => this.accept(developed),
        (error) => {
          this.error = error.message;
        },
      );
    }
    this.isWorking = false;
    this.#changed();
  }

  /** @param {Developed} developed */
  accept(developed) {
    this.latest = developed;
    this.dispatchEvent(new Event("developed"));
  }

  /** @returns {Promise<Developed>} rejects with a sentence */
  async #develop() {
    const headers = { "X-CSRFToken": csrfToken(), Accept: "application/json" };
    const answer = await fetch(this.address, { method: "POST", headers }).catch(() => null);
    const body = await answer?.json().catch(() => null);
    if (!answer?.ok || !body) throw new Error(body?.error ?? this.unknown);
    return body;
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }
}
