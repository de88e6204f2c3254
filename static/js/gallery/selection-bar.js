/** <selection-bar>: what can be done to the chosen photos, or by key to the one in focus. */

import { isPlain, isTyping } from "../keys.js";
import { ask } from "./htmx.js";
import { photosOf } from "./selection.js";

/** @typedef {import("./photo-grid.js").PhotoGrid} PhotoGrid */

const MOST = 500;
/** @type {Record<string, [string, string?]>} */
const KEYS = {
  ...Object.fromEntries([..."012345"].map((stars) => [stars, ["rating", stars]])),
  f: ["favourite"],
  p: ["picked"],
  x: ["rejected"],
  c: ["compare"],
  e: ["retouch"],
  delete: ["trash"],
};

class SelectionBar extends HTMLElement {
  /** @type {PhotoGrid | null} */ grid = null;

  connectedCallback() {
    document.addEventListener("selection-changed", (event) => {
      this.grid = /** @type {CustomEvent} */ (event).detail.grid;
      this.show();
    });
    document.addEventListener("keydown", (event) => this.key(event));
    document.addEventListener("click", (event) => {
      const button = event.target instanceof Element ? event.target.closest("[data-do]") : null;
      if (button instanceof HTMLElement) this.act(button.dataset.do ?? "", button.dataset.value);
    });
    this.grid = document.querySelector("photo-grid");
    if (this.grid?.selection) this.show();
  }

  show() {
    const grid = this.grid;
    if (!grid) return;
    const chosen = grid.selection.chosen.flatMap(photosOf);
    if (chosen.length) grid.isSelecting = true;
    this.hidden = !grid.isSelecting;
    grid.toggleAttribute("data-selecting", grid.isSelecting);
    document.querySelector(".gallery-select")?.setAttribute("aria-pressed", String(grid.isSelecting));
    const words = chosen.length === 1 ? "one" : chosen.length ? "many" : "none";
    const count = this.querySelector("[data-part=count]");
    if (count) count.textContent = this.words(words, chosen.length);
    if (chosen.length) announce(this.words(words, chosen.length));
  }

  /** @param {string} name @param {number} count */
  words(name, count) {
    return (this.dataset[name] ?? "").replace("{count}", String(count));
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (!isPlain(event) || isTyping(event) || document.querySelector("dialog[open], :popover-open:not(.tooltip)"))
      return;
    if (event.key === "/") {
      event.preventDefault();
      document.getElementById("search")?.focus();
    }
    const [action, value] = KEYS[event.key.toLowerCase()] ?? [];
    if (!action || event.shiftKey || !this.grid?.targets.length) return;
    event.preventDefault();
    this.act(action, value);
  }

  /** @param {string} action @param {string} [value] */
  act(action, value) {
    const grid = this.grid;
    if (!grid) return;
    if (action === "selecting" || action === "clear") {
      grid.isSelecting = action === "selecting" && !grid.isSelecting;
      grid.selection.clear();
    } else if (action === "all") grid.selection.all();
    else this.send(grid, action, value);
  }

  /** @param {PhotoGrid} grid @param {string} action @param {string} [value] */
  send(grid, action, value) {
    const { targets } = grid;
    // a folded run is judged by its best photo, which is the one that is seen
    const tops = targets.map((tile) => tile.dataset.photo ?? "");
    const all = grid.selection.chosen.length ? targets.flatMap(photosOf) : tops;
    if (!all.length) return;
    if (all.length > MOST) {
      say(this.words("tooMany", all.length));
      return;
    }
    /** @type {Record<string, () => void>} */
    const actions = {
      rating: () => this.judge(tops, { rating: value }),
      favourite: () => this.judge(tops, { favourite: targets.every(has("data-favourite")) ? 0 : 1 }),
      picked: () => this.judge(tops, { verdict: targets.every(has("data-verdict", "picked")) ? "" : "picked" }),
      rejected: () => this.judge(tops, { verdict: targets.every(has("data-verdict", "rejected")) ? "" : "rejected" }),
      trash: () => this.leave(grid, this.dataset.trash, all),
      move: () => this.leave(grid, this.dataset.move, all, value),
      download: () => this.download(all),
      compare: () => this.compare(all),
      retouch: () => location.assign(`${this.dataset.retouch}?base=${tops[0]}`),
    };
    actions[action]?.();
  }

  /** @param {string[]} variants @param {Record<string, unknown>} judgement */
  judge(variants, judgement) {
    ask("POST", this.dataset.judge ?? "", { variants, part: "tile", ...judgement });
  }

  /** @param {PhotoGrid} grid @param {string | undefined} address @param {string[]} variants @param {string} [to] */
  async leave(grid, address, variants, to) {
    for (const menu of this.querySelectorAll(":popover-open")) if (menu instanceof HTMLElement) menu.hidePopover();
    await ask("POST", address ?? "", to ? { variants, to } : { variants });
    grid.stopSelecting();
  }

  /** @param {string[]} variants */
  compare(variants) {
    if (variants.length < 2 || variants.length > 4) say(this.words("compareWords", variants.length));
    else location.assign(`${this.dataset.compare}?${variants.map((uuid) => `v=${uuid}`).join("&")}`);
  }

  /** A form of its own: what comes is a file, not a part of the page. @param {string[]} variants */
  download(variants) {
    const form = this.querySelector("[data-part=download]");
    const place = this.querySelector("[data-part=downloaded]");
    if (!(form instanceof HTMLFormElement) || !place) return;
    place.replaceChildren(
      ...variants.map((value) =>
        Object.assign(document.createElement("input"), { type: "hidden", name: "variants", value }),
      ),
    );
    form.submit();
  }
}

/** @param {string} attribute @param {string} [value] @returns {(tile: HTMLElement) => boolean} */
const has =
  (attribute, value = "") =>
  (tile) =>
    tile.querySelector(".judgement")?.getAttribute(attribute) === value;

/** @param {string} text */
const say = (text) => document.dispatchEvent(new CustomEvent("toast", { detail: { text } }));

/** @param {string} sentence */
function announce(sentence) {
  const announcer = document.getElementById("announcer");
  if (announcer) announcer.textContent = sentence;
}

customElements.define("selection-bar", SelectionBar);
