/**
 * <work-space>: what is on the stage is in the address. A photo opens above the placing and closes again, an asset
 * changes what is placed, and the form beside them stays as it is.
 */

/** @import { PanelTabs } from "./panel-tabs.js" */
/** @typedef {{ajax(verb: string, url: string, options: {target: string, swap: string}): Promise<void>, trigger(element: Element, name: string): void}} Htmx */
const htmx = () => /** @type {{htmx: Htmx}} */ (/** @type {unknown} */ (window)).htmx;

class WorkSpace extends HTMLElement {
  /** whether the user is at something since the last "Create photos" */
  isBusy = true;

  connectedCallback() {
    this.leaving = new AbortController();
    const { signal } = this.leaving;
    this.addEventListener("click", (event) => this.clicked(event));
    window.addEventListener("popstate", () => this.follow(), { signal });
    this.addEventListener("htmx:afterRequest", (event) => this.answered(event));
    for (const name of ["draft-change", "input", "mask-change"]) this.addEventListener(name, () => this.busy());
    this.addEventListener("photo-arrived", (event) => this.arrived(event));
    document.addEventListener("variants-changed", (event) => this.changed(event), { signal });
    document.addEventListener(
      "asset-added",
      (event) => this.goTo(/** @type {CustomEvent<{url: string}>} */ (event).detail.url),
      { signal },
    );
    document.addEventListener("settings-used", () => this.goTo(this.address()), { signal });
    this.mark();
  }

  disconnectedCallback() {
    this.leaving?.abort();
  }

  get viewer() {
    return /** @type {HTMLElement} */ (document.getElementById("viewer"));
  }

  get panel() {
    return /** @type {PanelTabs} */ (document.getElementById("panel"));
  }

  /** @param {Record<string, string>} [state] @returns {string} */
  address(state) {
    const url = new URL(this.dataset.url ?? "", location.href);
    for (const [name, value] of Object.entries(state ?? {})) url.searchParams.set(name, value);
    return url.href;
  }

  busy() {
    this.isBusy = true;
  }

  /** @param {MouseEvent} event */
  clicked(event) {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const { variant } = link.dataset;
    const isClosing = link.dataset.closeVariant !== undefined;
    const url = variant || isClosing ? this.address(variant ? { variant } : {}) : link.href;
    if (!this.shows(url)) return;
    event.preventDefault();
    this.busy();
    this.goTo(url, { readDetails: true });
  }

  /** Whether an address is of this page, and of what can be shown without leaving it. @param {string} url */
  shows(url) {
    const [there, here] = [new URL(url, location.href), new URL(this.address())];
    const isSame = (/** @type {string} */ name) => there.searchParams.get(name) === here.searchParams.get(name);
    return there.pathname === here.pathname && ["base", "subject", "train"].every(isSame);
  }

  /** @param {string} url @param {{readDetails?: boolean}} [options] */
  async goTo(url, options) {
    if (!this.shows(url)) return location.assign(url);
    if (new URL(url, location.href).href !== location.href) history.pushState({}, "", url);
    await this.follow(options);
  }

  /** Show what the address says. @param {{readDetails?: boolean}} [options] */
  async follow({ readDetails = false } = {}) {
    const state = new URLSearchParams(location.search);
    const variant = state.get("variant");
    const asset = state.get("asset");
    if (variant) await this.open(variant, readDetails);
    else this.close();
    if (asset && asset !== this.placed) await this.place(asset);
    this.mark();
  }

  /** @param {string} variant @param {boolean} readDetails */
  async open(variant, readDetails) {
    await htmx().ajax("GET", this.address({ variant }), { target: "#viewer", swap: "outerHTML" });
    this.setAside(true);
    this.panel.offerDetails(true);
    this.panel.show(readDetails ? "details" : this.panel.shown);
  }

  close() {
    if (this.viewer.hidden) return;
    this.viewer.hidden = true;
    this.viewer.replaceChildren();
    this.setAside(false);
    this.panel.offerDetails(false);
  }

  /** What lies under the viewer takes no part while a photo is open. @param {boolean} aside */
  setAside(aside) {
    for (const below of this.querySelectorAll(".under-viewer")) below.toggleAttribute("inert", aside);
  }

  /** The uuid of the asset on the stage. */
  get placed() {
    const field = this.querySelector("#placing input[name=asset]");
    return field instanceof HTMLInputElement ? field.value : "";
  }

  /** @param {string} asset */
  async place(asset) {
    await htmx().ajax("GET", this.address({ asset }), { target: "#placing", swap: "outerHTML" });
    for (const name of ["draft-change", "asset-placed"]) {
      this.dispatchEvent(new CustomEvent(name, { bubbles: true, detail: { asset } }));
    }
  }

  /** The sheet goes down once the photos are under way; a refused form stays in sight. @param {Event} event */
  answered(event) {
    const { xhr, requestConfig } = /** @type {CustomEvent<{xhr: XMLHttpRequest, requestConfig: {elt: Element}}>} */ (
      event
    ).detail;
    if (xhr.status !== 200 || !requestConfig.elt.matches("form.panel-form")) return;
    this.isBusy = false;
    if (this.panel.matches(":popover-open")) this.panel.hidePopover();
  }

  /**
   * The first photo of a run comes onto the stage, unless the user has begun something else, or the run was begun on
   * another page: who paints is not interrupted by it.
   *
   * @param {Event} event
   */
  arrived(event) {
    const { variant, operation } = /** @type {CustomEvent<{variant: string, operation: string}>} */ (event).detail;
    if (this.isBusy || (this.dataset.opens ?? operation) !== operation) return;
    this.busy();
    this.goTo(this.address({ variant }));
  }

  /** A photo went into the trash or came back. @param {Event} event */
  async changed(event) {
    await null; // htmx says this before it shows the toast, for which it needs the button that was pressed
    const { variant, run } = /** @type {CustomEvent<{variant: string, run: string}>} */ (event).detail;
    const shown = document.getElementById(`run-${run}`);
    if (shown) htmx().trigger(shown, "refresh");
    if (this.viewer.querySelector("picture-viewer")?.getAttribute("data-variant") !== variant) return;
    const other = this.viewer.querySelector("a[rel=next], a[rel=prev]");
    this.goTo(other instanceof HTMLAnchorElement ? other.href : this.address());
  }

  /** Mark the open photo in the filmstrip; the focus goes along if it was there. */
  mark() {
    const variant = new URLSearchParams(location.search).get("variant");
    const focus = document.activeElement?.closest("film-strip .photo-link");
    for (const link of this.querySelectorAll("film-strip .photo-link")) {
      const isOpen = link.getAttribute("data-variant") === variant;
      if (isOpen) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
      if (isOpen) link.scrollIntoView({ block: "nearest", inline: "nearest" });
      if (isOpen && focus && link instanceof HTMLElement) link.focus({ preventScroll: true });
    }
  }
}

customElements.define("work-space", WorkSpace);
