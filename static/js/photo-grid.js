/** <photo-grid>: arrows go from photo to photo as the eye does; E retouches, Delete trashes, U uses the settings. */

import { isPlain, isTyping } from "./keys.js";

class PhotoGrid extends HTMLElement {
  connectedCallback() {
    this.leaving = new AbortController();
    const { signal } = this.leaving;
    document.addEventListener("keydown", (event) => this.key(event), { signal });
    document.addEventListener("variants-changed", (event) => this.changed(event), { signal });
  }

  disconnectedCallback() {
    this.leaving?.abort();
  }

  /** @returns {HTMLElement[]} */
  get links() {
    return [...this.querySelectorAll(".gallery-run:not([hidden]) a.photo-link")].filter(
      (link) => link instanceof HTMLElement,
    );
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (!isPlain(event) || isTyping(event) || document.querySelector("dialog[open], :popover-open:not(.tooltip)"))
      return;
    const link = event.target instanceof Element ? event.target.closest("a.photo-link") : null;
    if (!(link instanceof HTMLElement)) {
      if (event.key === "ArrowRight" || event.key === "ArrowDown") this.links[0]?.focus();
      return;
    }
    /** @type {Record<string, () => void>} */
    const keys = {
      ArrowRight: () => this.walk(link, 1),
      ArrowLeft: () => this.walk(link, -1),
      ArrowDown: () => this.climb(link, 1),
      ArrowUp: () => this.climb(link, -1),
      Delete: () => this.press(link, "trash"),
      e: () => this.press(link, "retouch"),
      u: () => this.press(link, "use"),
    };
    const act = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  /** @param {HTMLElement} from @param {number} step */
  walk(from, step) {
    const { links } = this;
    links[links.indexOf(from) + step]?.focus();
  }

  /** To the nearest photo of the row above or below. @param {HTMLElement} from @param {1 | -1} way */
  climb(from, way) {
    const here = from.getBoundingClientRect();
    const middle = here.left + here.width / 2;
    const beyond = this.links
      .map((link) => ({ link, box: link.getBoundingClientRect() }))
      .filter(({ box }) => (way > 0 ? box.top >= here.bottom : box.bottom <= here.top));
    const row = beyond.reduce(
      (best, { box }) => (way > 0 ? Math.min(best, box.top) : Math.max(best, box.top)),
      way * Infinity,
    );
    const inRow = beyond.filter(({ box }) => Math.abs(box.top - row) < 2);
    inRow.sort(
      (a, b) => Math.abs(a.box.left + a.box.width / 2 - middle) - Math.abs(b.box.left + b.box.width / 2 - middle),
    );
    inRow[0]?.link.focus();
  }

  /** @param {HTMLElement} link @param {string} tool */
  press(link, tool) {
    if (tool === "trash") (this.links[this.links.indexOf(link) + 1] ?? this.links.at(-2))?.focus();
    const control = link.closest(".photo")?.querySelector(`[data-tool=${tool}]`);
    if (control instanceof HTMLFormElement) control.requestSubmit();
    else if (control instanceof HTMLElement) control.click();
  }

  /** A photo went into the trash or came back. @param {Event} event */
  changed(event) {
    const run = document.getElementById(`run-${/** @type {CustomEvent<{run: string}>} */ (event).detail.run}`);
    // @ts-expect-error htmx is a plain script that ships no types
    if (run) window.htmx.trigger(run, "refresh");
  }
}

customElements.define("photo-grid", PhotoGrid);
