/** <photo-grid>: the gallery's tiles. One of them is in the Tab order; keys and pointer walk, choose, open and fold. */

import { isPlain, isTyping } from "../keys.js";
import { ask } from "./htmx.js";
import { onLongPress } from "./long-press.js";
import { Selection } from "./selection.js";
import { walk } from "./walking.js";

export class PhotoGrid extends HTMLElement {
  selection = new Selection(() => this.tiles);
  /** Whether a tap chooses instead of opening. */
  isSelecting = false;
  /** @type {HTMLElement | null} */ current = null;

  connectedCallback() {
    this.leaving = new AbortController();
    const { signal } = this.leaving;
    document.addEventListener("keydown", (event) => this.key(event), { signal });
    document.addEventListener("photos-changed", (event) => this.refresh(detailOf(event).cells), { signal });
    document.addEventListener(
      "variants-changed",
      (event) => this.refresh([detailOf(event).variant, detailOf(event).run]),
      { signal },
    );
    this.addEventListener("focusin", (event) => this.visit(tileOf(event.target)));
    this.addEventListener("click", (event) => this.clicked(event));
    this.addEventListener("change", (event) => {
      const tile = tileOf(event.target);
      if (tile && event.target instanceof HTMLInputElement) this.selection.mark(tile, event.target.checked);
    });
    this.addEventListener("htmx:afterSettle", () => this.settle());
    this.selection.addEventListener("change", () => this.tell());
    onLongPress(this, ".tile", (tile) => this.selection.toggle(tile));
    this.settle();
    this.tell();
  }

  disconnectedCallback() {
    this.leaving?.abort();
  }

  /** @returns {HTMLElement[]} */
  get tiles() {
    return [.../** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll(".tile"))];
  }

  stopSelecting() {
    this.isSelecting = false;
    this.selection.clear();
  }

  /** What the next action is for: the chosen tiles, else the one in focus. @returns {HTMLElement[]} */
  get targets() {
    const { chosen } = this.selection;
    return chosen.length ? chosen : this.current?.contains(document.activeElement) ? [this.current] : [];
  }

  /** One link is in the Tab order, the others wait for the arrows. */
  settle() {
    if (!this.current?.isConnected) this.current = this.querySelector(".tile");
    for (const link of this.querySelectorAll(".tile-link")) {
      link.setAttribute("tabindex", this.current?.contains(link) ? "0" : "-1");
    }
  }

  /** @param {HTMLElement | null} tile */
  visit(tile) {
    if (!tile || tile === this.current) return;
    linkOf(this.current)?.setAttribute("tabindex", "-1");
    linkOf(tile)?.setAttribute("tabindex", "0");
    this.current = tile;
  }

  tell() {
    document.dispatchEvent(new CustomEvent("selection-changed", { detail: { grid: this } }));
  }

  /** @param {MouseEvent} event */
  clicked(event) {
    const tile = tileOf(event.target);
    const target = /** @type {Element} */ (event.target);
    if (!tile || !target.closest(".tile-link, [data-fold]")) return;
    const isFold = target.closest("[data-fold]") !== null;
    if (event.shiftKey) this.selection.extend(tile);
    else if (event.ctrlKey || event.metaKey) this.selection.toggle(tile);
    else if (target.closest("button[data-fold]")) this.fold(tile);
    else if (this.isSelecting) this.selection.toggle(tile);
    else if (isFold) this.fold(tile);
    else return;
    event.preventDefault();
  }

  /** Open the tile's run in its place, or fold it again. @param {HTMLElement} tile */
  async fold(tile) {
    const cell = tile.closest(".cell");
    if (!cell?.querySelector("[data-fold]")) return;
    const uuid = tile.dataset.cell ?? "";
    await this.show([uuid], cell.hasAttribute("data-open") ? [] : [uuid]);
    linkOf(document.querySelector(`#${cell.id} .tile`))?.focus();
  }

  /** Show those of the cells anew that are here. @param {string[]} uuids */
  async refresh(uuids) {
    const index = this.current ? this.tiles.indexOf(this.current) : 0;
    const had = this.current?.contains(document.activeElement) || document.activeElement === document.body;
    const here = uuids.map((uuid) => document.getElementById(`cell-${uuid}`)).filter((cell) => cell !== null);
    const open = here.filter((cell) => cell.hasAttribute("data-open"));
    const uuidOf = (/** @type {HTMLElement} */ cell) => cell.id.slice("cell-".length);
    await this.show(here.map(uuidOf), open.map(uuidOf));
    this.selection.changed();
    if (had) linkOf(this.tiles[Math.min(index, this.tiles.length - 1)])?.focus();
  }

  /** @param {string[]} cells @param {string[]} open */
  async show(cells, open) {
    if (!cells.length) return;
    const bar = document.querySelector("selection-bar");
    const address = bar instanceof HTMLElement ? bar.dataset.cells : "";
    await ask("GET", `${address}?${this.dataset.query}`, { cell: cells, open });
    this.settle();
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (isTyping(event) || document.querySelector("dialog[open], :popover-open:not(.tooltip)")) return;
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "a") {
      event.preventDefault();
      this.selection.all();
    } else if (isPlain(event) && (this.choose(event) || this.move(event))) event.preventDefault();
  }

  /** @param {KeyboardEvent} event @returns {boolean} whether the key was for choosing or folding */
  choose(event) {
    const tile = tileOf(event.target);
    const onLink = event.target instanceof Element && event.target.matches(".tile-link");
    if (event.key === "Escape" && this.isSelecting) this.stopSelecting();
    else if (event.key === " " && tile && onLink && tile.matches(".is-folded")) this.fold(tile);
    else if (event.key === " " && tile && onLink) this.selection.toggle(tile);
    else if (event.key.toLowerCase() === "s" && tile) this.fold(tile);
    else return false;
    return true;
  }

  /** @param {KeyboardEvent} event @returns {boolean} whether the key led to another tile */
  move(event) {
    const { tiles } = this;
    const inside = tileOf(event.target);
    if (!inside && document.activeElement !== document.body && !document.activeElement?.matches("main")) return false;
    const from = inside ? tiles.indexOf(inside) : -1;
    const to = from < 0 && event.key.startsWith("Arrow") ? 0 : this.next(event.key, from, tiles);
    const next = to === null ? undefined : tiles[to];
    if (!next) return false;
    if (event.shiftKey && inside) {
      this.selection.anchor ??= inside;
      this.selection.extend(next);
    }
    linkOf(next)?.focus();
    next.scrollIntoView({ block: "nearest" });
    return true;
  }

  /** @param {string} key @param {number} from @param {HTMLElement[]} tiles */
  next(key, from, tiles) {
    return walk(key, from, tiles.length, (index) => /** @type {HTMLElement} */ (tiles[index]).getBoundingClientRect());
  }
}

/** @param {EventTarget | null} target @returns {HTMLElement | null} */
const tileOf = (target) => (target instanceof Element ? target.closest(".tile") : null);

/** @param {Element | null | undefined} tile @returns {HTMLElement | null} */
const linkOf = (tile) => tile?.querySelector(".tile-link") ?? null;

/** @param {Event} event */
const detailOf = (event) => /** @type {CustomEvent} */ (event).detail;

customElements.define("photo-grid", PhotoGrid);
