/**
 * <lineage-tree>: a tree by the WAI-ARIA pattern. Arrows walk, fold and unfold, Home and End go to the ends; what has the
 * focus is chosen, and what is said of it comes from the studio. Space keeps one, to see what differs from the next; the
 * other keys press what is on the panel ([data-way]).
 */

import { isPlain, isTyping } from "./keys.js";
import { target } from "./lineage/walking.js";

/** @typedef {{ajax(verb: string, url: string, options: {target: string, swap: string}): Promise<void>}} Htmx */
const htmx = () => /** @type {{htmx: Htmx}} */ (/** @type {unknown} */ (window)).htmx;

const PAUSE = 180; // milliseconds: nobody reads what they only pass
/** @type {Record<string, string>} */
const WAYS = { Enter: "open", e: "retouch", u: "use", c: "compare", Delete: "trash", " ": "keep" };

class LineageTree extends HTMLElement {
  /** @type {number | undefined} */
  waiting;
  kept = "";

  connectedCallback() {
    this.kept = new URL(location.href).searchParams.get("with") ?? "";
    this.addEventListener("click", (event) => this.clicked(event));
    this.addEventListener("keydown", (event) => this.key(event));
    this.addEventListener("focusin", (event) => this.focused(event));
    const first = this.chosen ?? this.items[0];
    if (first) first.tabIndex = 0;
    this.chosen?.scrollIntoView({ block: "center" });
  }

  disconnectedCallback() {
    clearTimeout(this.waiting);
  }

  /** @returns {HTMLElement[]} */
  get items() {
    return [...this.querySelectorAll("[role=treeitem]")].filter((item) => item instanceof HTMLElement);
  }

  /** @returns {HTMLElement | null} */
  get chosen() {
    return this.querySelector("[role=treeitem][aria-selected=true]");
  }

  /** @param {MouseEvent} event */
  clicked(event) {
    const { target } = event;
    if (!(target instanceof Element) || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const item = target.closest("[role=treeitem]");
    const link = target.closest("a.tree-link, a[data-way=keep]");
    if (target.closest(".tree-fold") && item) fold(item);
    else if (link instanceof HTMLElement && link.dataset.way === "keep") this.keep();
    else if (link && item instanceof HTMLElement) item.focus();
    else return;
    event.preventDefault();
  }

  /** @param {FocusEvent} event */
  focused({ target }) {
    const isItem = target instanceof HTMLElement && target.role === "treeitem";
    if (isItem && target !== this.chosen) this.choose(target);
  }

  /** @param {HTMLElement} item */
  choose(item) {
    for (const other of this.querySelectorAll("[role=treeitem]:is([aria-selected=true], [tabindex='0'])")) {
      other.ariaSelected = "false";
      /** @type {HTMLElement} */ (other).tabIndex = -1;
    }
    item.ariaSelected = "true";
    item.tabIndex = 0;
    clearTimeout(this.waiting);
    this.waiting = window.setTimeout(() => this.tell(), PAUSE);
  }

  /** Show what is said of the chosen one; the address names it, too. */
  async tell() {
    clearTimeout(this.waiting);
    const url = new URL(this.dataset.url ?? "", location.href);
    url.searchParams.set("of", this.chosen?.dataset.uuid ?? "");
    if (this.kept) url.searchParams.set("with", this.kept);
    history.replaceState(history.state, "", url);
    for (const item of this.items) item.classList.toggle("is-kept", item.dataset.uuid === this.kept);
    await htmx().ajax("GET", url.href, { target: "#chosen", swap: "outerHTML" });
    const [announcer, said] = [document.getElementById("announcer"), this.querySelector("#chosen [data-say]")];
    if (announcer) announcer.textContent = said?.getAttribute("data-say") ?? "";
  }

  /** Keep the chosen one for the next to be compared with, or forget the one that was kept. */
  async keep() {
    const isInPanel = document.activeElement?.closest("#chosen") !== null;
    this.kept = this.kept ? "" : (this.chosen?.dataset.uuid ?? "");
    await this.tell();
    if (isInPanel) this.chosen?.focus();
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (!isPlain(event) || isTyping(event) || !(event.target instanceof HTMLElement)) return;
    if (event.target.role !== "treeitem") return;
    const { key } = event;
    const name = WAYS[key.length === 1 ? key.toLowerCase() : key];
    if (name === "keep") this.keep();
    else if (name) this.press(name);
    else if (!this.walk(event.target, key)) return;
    event.preventDefault();
  }

  /** @param {HTMLElement} item @param {string} key @returns {boolean} whether it is a way to walk */
  walk(item, key) {
    const found = target(item, this.items, key);
    if (found === "fold") fold(item);
    else found?.focus();
    return found !== undefined;
  }

  /** Press a way on of the chosen one, once the panel speaks of it. @param {string} name */
  async press(name) {
    if (this.querySelector("#chosen")?.getAttribute("data-of") !== this.chosen?.dataset.uuid) await this.tell();
    const control = this.querySelector(`#chosen [data-way=${name}]`);
    if (control instanceof HTMLElement) control.click();
  }
}

/** @param {Element} item */
function fold(item) {
  item.ariaExpanded = String(item.ariaExpanded !== "true");
}

customElements.define("lineage-tree", LineageTree);
