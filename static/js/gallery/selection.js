/**
 * Which tiles are chosen: their boxes are ticked, and their class says so to the style sheet, which would have to look
 * into every tile for a tick. The last one chosen alone is where a range begins.
 */

import { between } from "./walking.js";

export class Selection extends EventTarget {
  /** @type {HTMLElement | null} */ anchor = null;

  /** @param {() => HTMLElement[]} tiles all tiles, in their order */
  constructor(tiles) {
    super();
    this.tiles = tiles;
  }

  /** @returns {HTMLElement[]} */
  get chosen() {
    return this.tiles().filter((tile) => tile.classList.contains("is-chosen"));
  }

  /** @param {HTMLElement} tile */
  toggle(tile) {
    this.mark(tile, !tile.classList.contains("is-chosen"));
  }

  /** @param {HTMLElement} tile @param {boolean} isChosen */
  mark(tile, isChosen) {
    tick(tile, isChosen);
    this.anchor = tile;
    this.changed();
  }

  /** Choose all from the anchor to the tile, beside what is chosen. @param {HTMLElement} tile */
  extend(tile) {
    const tiles = this.tiles();
    const from = this.anchor ? tiles.indexOf(this.anchor) : -1;
    const [first, last] = between(from < 0 ? tiles.indexOf(tile) : from, tiles.indexOf(tile));
    for (const one of tiles.slice(first, last + 1)) tick(one, true);
    this.anchor ??= tile;
    this.changed();
  }

  all() {
    for (const tile of this.tiles()) tick(tile, true);
    this.changed();
  }

  clear() {
    for (const tile of this.chosen) tick(tile, false);
    this.anchor = null;
    this.changed();
  }

  changed() {
    this.dispatchEvent(new Event("change"));
  }
}

/** @param {HTMLElement} tile @returns {HTMLInputElement} */
const boxOf = (tile) => /** @type {HTMLInputElement} */ (tile.querySelector(".tile-check"));

/** @param {HTMLElement} tile @param {boolean} isChosen */
function tick(tile, isChosen) {
  boxOf(tile).checked = isChosen;
  tile.classList.toggle("is-chosen", isChosen);
}

/** The photos that a tile stands for. @param {HTMLElement} tile @returns {string[]} */
export const photosOf = (tile) => (tile.dataset.photos ?? "").split(" ");
