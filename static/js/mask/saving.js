/**
 * Keeps the painting on the server: soon after each change, one request at a time, each checked against what came back.
 * Without a connection it tries again and again, and keeps the painting in this browser meanwhile.
 *
 * @typedef {{bytes: Uint8Array, sha256: string, share: number}} Encoded
 * @typedef {{sha256: string, share: number}} Saved
 * @typedef {"saved" | "waiting" | "saving" | "offline" | "conflict" | "refused"} State
 */

const PAUSE = 500; // milliseconds without a change before it is saved
const FIRST_RETRY = 2000;
const LAST_RETRY = 30_000;

export class Conflict extends Error {}

/** The server said no, in a sentence. */
export class Refused extends Error {}

export class DraftSaver extends EventTarget {
  /** @type {State} */
  state = "saved";
  detail = "";
  etag = "";
  /** @type {Saved | null} */
  saved = null;
  changes = 0; // how often the painting changed
  savedChanges = 0;
  retry = FIRST_RETRY;
  /** @type {Promise<void> | null} */
  running = null;

  /**
   * @param {string} address @param {() => Promise<Encoded>} encode
   * @param {import("./local-copy.js").LocalCopy} local
   */
  constructor(address, encode, local) {
    super();
    this.address = address;
    this.encode = encode;
    this.local = local;
  }

  get isSaved() {
    return this.changes === this.savedChanges;
  }

  /** The painting changed. */
  change() {
    this.changes++;
    if (this.state !== "conflict") this.#become("waiting");
    this.#soon(PAUSE);
  }

  /** @param {number} pause */
  #soon(pause) {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.state !== "conflict" && this.flush().catch(() => {}), pause);
  }

  /** Save now; resolves when the newest painting is on the server. @returns {Promise<Saved>} */
  async flush() {
    clearTimeout(this.timer);
    while (!this.isSaved || !this.saved) {
      this.running ??= this.#save().finally(() => {
        this.running = null;
      });
      await this.running;
    }
    return this.saved;
  }

  async #save() {
    const { changes } = this;
    this.#become("saving");
    try {
      const encoded = await this.encode();
      await this.local.keep({ bytes: encoded.bytes, etag: this.etag });
      this.saved = await this.#put(encoded);
      this.etag = this.saved.sha256;
      this.savedChanges = changes;
      this.retry = FIRST_RETRY;
      await this.local.drop();
      this.#become(this.isSaved ? "saved" : "waiting");
    } catch (error) {
      this.fail(error);
      throw error;
    }
  }

  /** @param {Encoded} encoded @returns {Promise<Saved>} */
  async #put({ bytes, sha256, share }) {
    /** @type {Record<string, string>} */
    const known = this.etag ? { "If-Match": `"${this.etag}"` } : { "If-None-Match": "*" };
    const headers = { "Content-Type": "image/png", "X-CSRFToken": csrfToken(), ...known };
    const answer = await fetch(this.address, { method: "PUT", headers, body: /** @type {BodyInit} */ (bytes) });
    const body = await answer.json().catch(() => ({}));
    if (answer.status === 412) throw new Conflict(body.error);
    if (!answer.ok) throw new Refused(body.error ?? "");
    if (sha256 && body.sha256 !== sha256) throw new Refused("");
    return { sha256: body.sha256, share: body.share ?? share };
  }

  /** @param {unknown} error */
  fail(error) {
    if (error instanceof Conflict) this.#become("conflict", error.message);
    else if (error instanceof Refused) this.#become("refused", error.message);
    else this.#become("offline");
    if (error instanceof Conflict) return;
    this.#soon(this.retry);
    this.retry = Math.min(LAST_RETRY, 2 * this.retry);
  }

  /** Take over what another tab left on the server, so that the next saving replaces it. @param {string} etag */
  overrule(etag) {
    this.etag = etag;
    this.change();
    this.#become("waiting");
    return this.flush();
  }

  /** The painting is now what the server has. @param {string} etag */
  accept(etag) {
    this.etag = etag;
    this.savedChanges = this.changes;
    this.#become("saved");
  }

  /** @param {State} state @param {string} [detail] */
  #become(state, detail = "") {
    this.state = state;
    this.detail = detail;
    this.dispatchEvent(new Event("state"));
  }

  end() {
    clearTimeout(this.timer);
  }
}

/** @returns {string} Django's token, from where htmx takes it */
export function csrfToken() {
  return JSON.parse(document.body.getAttribute("hx-headers") ?? "{}")["X-CSRFToken"] ?? "";
}
