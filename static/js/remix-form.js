/**
 * <remix-form data-url>: a reference, or a link to one, may be dropped, pasted or chosen anywhere on the page; and
 * points of the map come into the form.
 */

import { htmx } from "./reference/htmx.js";

/** @typedef {HTMLElement & {add(files: FileList): void}} Zone */

const KNOWN = ["subject", "horizon", "azimuth", "elevation", "warmth", "softness", "palette"];

class RemixForm extends HTMLElement {
  connectedCallback() {
    this.leaving = new AbortController();
    const { signal } = this.leaving;
    document.addEventListener("click", (event) => this.clicked(event), { signal, capture: true });
    document.addEventListener("reference-added", (event) => this.added(event), { signal });
    window.addEventListener("paste", (event) => this.pasted(event), { signal, capture: true });
    this.addEventListener("change", (event) => this.changed(event), { signal });
    this.addEventListener("htmx:afterRequest", (event) => this.answered(event), { signal });
    document.addEventListener("point-chosen", (event) => this.take(event), { signal });
    document.addEventListener("point-wanted", (event) => this.create(event), { signal });
    this.recall();
  }

  disconnectedCallback() {
    this.leaving?.abort();
  }

  get form() {
    return /** @type {HTMLFormElement} */ (this.querySelector("form"));
  }

  /** @param {string} name @param {string} value */
  set(name, value) {
    const field = this.form.elements.namedItem(name);
    if (!(field instanceof HTMLInputElement) || field.value === value) return;
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /** A reference of the address becomes the draft's, which a later choice may change. */
  recall() {
    const here = new URL(location.href);
    if (!here.searchParams.has("reference")) return;
    here.searchParams.delete("reference");
    history.replaceState(history.state, "", here);
    this.tell();
  }

  /** Have the draft know what the form has. */
  tell() {
    const values = new FormData(this.form);
    const detail = Object.fromEntries(["reference", ...KNOWN].map((name) => [name, String(values.get(name) ?? "")]));
    this.dispatchEvent(new CustomEvent("draft-change", { bubbles: true, detail }));
  }

  /** @param {MouseEvent} event */
  clicked(event) {
    const { target } = event;
    if (!(target instanceof Element) || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (target.closest("[data-read-again]")) this.readAgain();
    const link = target.closest("a[href]");
    const url = link instanceof HTMLAnchorElement ? new URL(link.href) : null;
    if (url?.pathname !== this.dataset.url || !url?.searchParams.has("reference")) return;
    event.preventDefault();
    this.choose(url.searchParams.get("reference") ?? "");
  }

  /** @param {string} reference a picture's uuid, empty to choose another */
  async choose(reference) {
    const hadFocus = document.activeElement?.closest("#reference, [popover]") !== null;
    for (const open of document.querySelectorAll(".menu:popover-open, .rail:popover-open")) {
      if (open instanceof HTMLElement) open.hidePopover();
    }
    await htmx().ajax("GET", `${this.dataset.url}?reference=${reference}`, { target: "#reference", swap: "outerHTML" });
    this.tell();
    const first = this.querySelector("#reference :is(a, .zone-input)");
    if (hadFocus && first instanceof HTMLElement) first.focus();
  }

  /** @param {Event} event */
  added(event) {
    const { url } = /** @type {CustomEvent<{url: string}>} */ (event).detail;
    this.choose(new URL(url, location.href).searchParams.get("reference") ?? "");
    document.body.dispatchEvent(new CustomEvent("assets-changed", { bubbles: true }));
  }

  /** What is pasted is the reference, as long as none is chosen and a product is there already. @param {ClipboardEvent} event */
  pasted(event) {
    const zone = /** @type {Zone | null} */ (this.querySelector("upload-zone"));
    const isPlaced = document.querySelector("#placing input[name=asset]") !== null;
    const files = event.clipboardData?.files;
    if (!zone || !isPlaced) return;
    if (files?.length) {
      event.preventDefault();
      zone.add(files);
    } else this.#pastedLink(event);
  }

  /** A bare link is fetched, unless it is typed into a field. @param {ClipboardEvent} event */
  #pastedLink(event) {
    const link = event.clipboardData?.getData("text/plain").trim() ?? "";
    const field = /** @type {HTMLInputElement | null} */ (this.querySelector("#link"));
    const isTyping = event.target instanceof Element && event.target.matches("textarea, input:not([type=file])");
    if (!field || isTyping || !/^https?:\/\/\S+$/i.test(link)) return;
    event.preventDefault();
    field.value = link;
    field.form?.requestSubmit();
  }

  /** @param {Event} event */
  changed({ target }) {
    if (target instanceof HTMLSelectElement && target.name === "subject") this.readAgain();
  }

  readAgain() {
    const reading = this.querySelector("#reading");
    reading?.setAttribute("aria-busy", "true");
    if (reading) htmx().trigger(reading, "read-again");
  }

  /** What is refused must be seen, on a phone, too, where the panel may be away. @param {Event} event */
  answered(event) {
    this.set("point_of", "");
    const { xhr } = /** @type {CustomEvent<{xhr: XMLHttpRequest}>} */ (event).detail;
    const panel = this.closest("[popover]");
    const isAway = panel instanceof HTMLElement && getComputedStyle(panel).display === "none";
    if (xhr.status === 422 && isAway) panel.showPopover();
  }

  /** @param {Event} event */
  take(event) {
    const { likeness, calm } = /** @type {CustomEvent<{likeness: string, calm: string}>} */ (event).detail;
    this.set("style_fidelity", likeness);
    this.set("outline_fidelity", calm);
  }

  /** @param {Event} event */
  create(event) {
    this.set("point_of", /** @type {CustomEvent<string>} */ (event).detail);
    this.form.requestSubmit();
  }
}

customElements.define("remix-form", RemixForm);
