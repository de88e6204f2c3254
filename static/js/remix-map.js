/**
 * <fidelity-map>: the map of likeness × calm above the placing. It is in the address while it is open; arrows walk, Enter
 * or a click takes a point's values (`point-chosen`), its button asks for that photo (`point-wanted`).
 */

import { isPlain, isTyping } from "./keys.js";
import { htmx } from "./reference/htmx.js";
import { walk } from "./remix-walking.js";

class FidelityMap extends HTMLElement {
  /** the cell that Tab comes to, and the one whose values were taken */
  at = 0;
  chosen = -1;
  job = "";
  ready = "";
  isReady = false;

  connectedCallback() {
    this.leaving = new AbortController();
    const { signal } = this.leaving;
    this.addEventListener("htmx:afterSettle", () => this.show());
    this.addEventListener("keydown", (event) => this.key(event));
    this.addEventListener("focusin", ({ target }) => this.stand(this.cells.indexOf(/** @type {Element} */ (target))));
    document.addEventListener("click", (event) => this.clicked(event), { signal, capture: true });
    document.addEventListener("keydown", (event) => this.escape(event), { signal });
    window.addEventListener("popstate", () => this.follow(), { signal });
    this.watching = new MutationObserver(() => this.cover());
    this.watching.observe(/** @type {Element} */ (this.parentElement), {
      attributes: true,
      attributeFilter: ["inert"],
      childList: true,
      subtree: true,
    });
    this.show();
  }

  disconnectedCallback() {
    this.leaving?.abort();
    this.watching?.disconnect();
  }

  get map() {
    return /** @type {HTMLElement} */ (this.querySelector("#map"));
  }

  get cells() {
    return [...this.querySelectorAll("td[data-likeness]")];
  }

  /** Take up what the server sent: another map, or more of this one. */
  show() {
    const { job = "", ready = "" } = this.map.dataset;
    const isOther = job !== this.job;
    if (isOther) [this.at, this.chosen] = [0, -1];
    else if (ready !== this.ready) this.say();
    [this.job, this.ready] = [job, ready];
    this.remember();
    this.stand(this.at);
    this.mark();
    this.cover();
    if (isOther && job && this.isReady) this.enter();
    this.isReady = true;
  }

  /** A map was asked for or opened: it comes into the address, above whatever was open, and the focus into it. */
  enter() {
    const here = new URL(location.href);
    here.search = new URLSearchParams({ map: this.job }).toString();
    if (here.href !== location.href) history.pushState({}, "", here);
    window.dispatchEvent(new PopStateEvent("popstate"));
    const [first] = this.cells;
    if (first instanceof HTMLElement) first.focus({ preventScroll: true });
  }

  say() {
    const announcer = document.getElementById("announcer");
    const state = this.querySelector(".map-state");
    if (announcer && state) announcer.textContent = (state.textContent ?? "").trim().split(/\s{2,}|\n/)[0] ?? "";
  }

  /** The map stays in every address of the page while it is open. */
  remember() {
    const space = this.closest("work-space");
    if (!(space instanceof HTMLElement)) return;
    const url = new URL(space.dataset.url ?? "", location.href);
    if (this.job) url.searchParams.set("map", this.job);
    else url.searchParams.delete("map");
    space.dataset.url = url.pathname + url.search;
  }

  /** What lies under the map takes no part. */
  cover() {
    const placing = document.getElementById("placing");
    const isCovered = this.job !== "" || this.hasAttribute("inert");
    if (placing && placing.hasAttribute("inert") !== isCovered) placing.toggleAttribute("inert", isCovered);
  }

  /** @param {number} index */
  stand(index) {
    if (index < 0) return;
    this.at = index;
    this.cells.forEach((cell, number) => {
      cell.setAttribute("tabindex", number === index ? "0" : "-1");
    });
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const from = this.cells.indexOf(/** @type {Element} */ (event.target));
    if (from < 0 || !isPlain(event)) return;
    if (event.key === "Enter" || event.key === " ") this.choose(from);
    else {
      const next = walk(event.key, from, { columns: 4, rows: this.cells.length / 4 });
      const cell = next === null ? null : this.cells[next];
      if (cell instanceof HTMLElement) cell.focus();
      else if (!event.key.startsWith("Arrow")) return;
    }
    event.preventDefault();
  }

  /** @param {MouseEvent} event */
  clicked(event) {
    const { target } = event;
    if (!(target instanceof Element) || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const cell = target.closest("td[data-likeness]");
    const link = target.closest("a[data-opens-map]");
    if (cell && this.contains(cell)) this.choose(this.cells.indexOf(cell));
    else if (target.closest("[data-close-map]")) this.close();
    else if (target.closest("[data-part=render]")) this.wish();
    else if (link instanceof HTMLAnchorElement) this.open(link.href);
    else return;
    event.preventDefault();
  }

  /** @param {number} index */
  choose(index) {
    const cell = this.cells[index];
    if (!(cell instanceof HTMLElement)) return;
    this.stand(index);
    cell.focus();
    this.chosen = index;
    this.mark();
    const { likeness = "", calm = "" } = cell.dataset;
    this.dispatchEvent(new CustomEvent("point-chosen", { bubbles: true, detail: { likeness, calm } }));
  }

  /** Show which point was chosen, and offer its photo. */
  mark() {
    const cell = this.cells[this.chosen];
    this.cells.forEach((each) => {
      each.setAttribute("aria-selected", String(each === cell));
    });
    const sentence = this.querySelector("[data-part=chosen]");
    if (!(sentence instanceof HTMLElement)) return;
    const { likeness = "", calm = "" } = cell instanceof HTMLElement ? cell.dataset : {};
    sentence.textContent = (sentence.dataset.sentence ?? "").replace("{likeness}", likeness).replace("{calm}", calm);
    for (const name of ["chosen", "render"])
      this.querySelector(`[data-part=${name}]`)?.toggleAttribute("hidden", !cell);
    this.querySelector("[data-part=hint]")?.toggleAttribute("hidden", cell !== undefined);
  }

  wish() {
    this.dispatchEvent(new CustomEvent("point-wanted", { bubbles: true, detail: this.job }));
  }

  /** @param {string} url */
  async open(url) {
    if (url !== location.href) history.pushState({}, "", url);
    await htmx().ajax("GET", url, { target: "#map", swap: "outerHTML" });
  }

  close() {
    const here = new URL(location.href);
    here.searchParams.delete("map");
    if (here.href !== location.href) history.pushState({}, "", here);
    const empty = document.createElement("div");
    [empty.id, empty.className, empty.hidden] = ["map", "map", true];
    this.map.replaceWith(empty);
    this.show();
  }

  /** @param {KeyboardEvent} event */
  escape(event) {
    const isBelow = this.hasAttribute("inert") || document.querySelector("dialog[open], :popover-open:not(.tooltip)");
    if (event.key !== "Escape" || !this.job || isBelow || event.defaultPrevented || isTyping(event)) return;
    event.preventDefault();
    this.close();
  }

  /** The back button was pressed. */
  follow() {
    const job = new URLSearchParams(location.search).get("map") ?? "";
    if (job === this.job) return;
    if (job) this.open(location.href);
    else this.close();
  }
}

customElements.define("fidelity-map", FidelityMap);
