/** What the editor asks the server for, apart from the draft. */

/** @import { Words } from "./words.js" */

import { csrfToken } from "./saving.js";

export class Server {
  /** @param {DOMStringMap} data the addresses @param {Words} words */
  constructor(data, words) {
    this.data = data;
    this.words = words;
  }

  /** @returns {string} the picture, as the draft's address names it */
  get base() {
    return new URL(this.data.draft ?? "", location.href).searchParams.get("base") ?? "";
  }

  /** @returns {string} the address of the masks with names */
  get listing() {
    const address = new URL(this.data.masks ?? "", location.href);
    address.searchParams.set("base", this.base);
    return address.href;
  }

  /**
   * @param {"select" | "casts" | "masks"} what @param {Record<string, string>} fields
   * @returns {Promise<Blob | null>} null when nothing was found; throws what the server objects to
   */
  async ask(what, fields) {
    const headers = { "X-CSRFToken": csrfToken() };
    const body = new URLSearchParams({ base: this.base, ...fields });
    const answer = await fetch(this.data[what] ?? "", { method: "POST", headers, body });
    if (answer.status === 204) return null;
    if (answer.ok) return answer.blob();
    const { error } = await answer.json().catch(() => ({}));
    throw new Error(error ?? this.words.say("reason-unknown"));
  }
}
