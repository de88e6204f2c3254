/** A copy of the unsaved painting in this browser, for the time without a connection and for a crash. */

/** @typedef {{bytes: Uint8Array, etag: string}} Copy etag: what the server had when this was painted */

const DATABASE = "photostudio-masks";
const STORE = "unsaved";

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
const done = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** @returns {Promise<IDBDatabase>} */
function database() {
  const opening = indexedDB.open(DATABASE, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
  return done(opening);
}

export class LocalCopy {
  isPossible = true;

  /** @param {string} key */
  constructor(key) {
    this.key = key;
  }

  /**
   * @template T
   * @param {IDBTransactionMode} mode @param {(store: IDBObjectStore) => IDBRequest<T>} ask
   * @returns {Promise<T | undefined>} undefined where the browser keeps nothing, as in private windows
   */
  async #ask(mode, ask) {
    try {
      const opened = await database();
      const answer = await done(ask(opened.transaction(STORE, mode).objectStore(STORE)));
      opened.close();
      return answer;
    } catch {
      this.isPossible = false;
      return undefined;
    }
  }

  /** @param {Copy} copy */
  keep(copy) {
    return this.#ask("readwrite", (store) => store.put(copy, this.key));
  }

  /** @returns {Promise<Copy | undefined>} */
  read() {
    return this.#ask("readonly", (store) => store.get(this.key));
  }

  drop() {
    return this.#ask("readwrite", (store) => store.delete(this.key));
  }
}
