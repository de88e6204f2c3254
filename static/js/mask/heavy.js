/** Ask for heavy work: it is done in a worker. */

/** @import { operations } from "./operations.js" */
/** @typedef {typeof operations} Operations */
/** @typedef {{resolve: (result: any) => void, reject: (error: any) => void}} Waiting */

export class HeavyWork {
  /** @type {Map<number, Waiting>} */
  #waiting = new Map();
  #last = 0;

  /** @type {Worker | null} */
  #worker = null;

  /** @param {string} address of worker.js */
  constructor(address) {
    this.address = address;
    this.#started();
  }

  /** @returns {Worker} a worker that did not arrive, without a connection, is asked for again */
  #started() {
    if (this.#worker) return this.#worker;
    const worker = new Worker(this.address, { type: "module" });
    worker.addEventListener("message", ({ data: { id, result, error } }) => {
      const asked = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (error) asked?.reject(error);
      else asked?.resolve(result);
    });
    worker.addEventListener("error", (event) => {
      this.end();
      for (const asked of this.#waiting.values()) asked.reject(new Error(event.message));
      this.#waiting.clear();
    });
    this.#worker = worker;
    return worker;
  }

  /**
   * @template {keyof Operations} Name
   * @param {Name} name @param {Parameters<Operations[Name]>[0]} task is copied
   * @returns {ReturnType<Operations[Name]>}
   */
  do(name, task) {
    const id = ++this.#last;
    const done = new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    this.#started().postMessage({ id, name, task });
    return /** @type {ReturnType<Operations[Name]>} */ (/** @type {unknown} */ (done));
  }

  end() {
    this.#worker?.terminate();
    this.#worker = null;
  }
}
