/** Masks as files: dropped or chosen, saved, and those of this project by their names. */

/** @import { Workbench } from "./workbench.js" */

import { whole } from "./box.js";

export class Files {
  /** @param {Workbench} bench */
  constructor(bench) {
    this.bench = bench;
    this.menu = bench.find("masks");
    this.list = bench.find("mask-list");
    const field = /** @type {HTMLInputElement} */ (bench.find("file"));
    field.addEventListener("change", () => this.chosen(field));
    bench.find("export").addEventListener("click", () => void bench.busy(this.export()));
    bench.find("name-mask").addEventListener("click", () => void bench.busy(this.name()));
    this.menu.addEventListener("toggle", (event) => this.opened(/** @type {ToggleEvent} */ (event)));
    this.list.addEventListener("click", (event) => this.pressed(event));
    for (const name of ["dragenter", "dragover", "dragleave", "drop"]) {
      bench.view.area.addEventListener(name, (event) => this.dragged(/** @type {DragEvent} */ (event)));
    }
  }

  /** @param {HTMLInputElement} field */
  chosen(field) {
    const file = field.files?.[0];
    if (file) void this.bench.busy(this.load(file));
    field.value = ""; // so that the same file can be chosen again
    this.menu.hidePopover();
  }

  /** @param {DragEvent} event */
  dragged(event) {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    event.stopPropagation(); // the page would take it for a picture
    const file = event.dataTransfer.files[0];
    this.bench.view.area.classList.toggle("is-dropped-on", event.type === "dragenter" || event.type === "dragover");
    if (event.type === "drop" && file) void this.bench.busy(this.load(file));
  }

  /** Replace the painting by a mask file, as one step of undo. @param {Blob} blob */
  async load(blob) {
    const { bench } = this;
    const { mask, notices, share, growth, isOurs } = await bench.heavy.do("read", { blob, size: bench.size });
    const extreme = share === 0 ? "all-white" : share === 1 ? "all-black" : "";
    if (extreme && !isOurs) {
      bench.notice.show(bench.words.say(extreme), { level: "error" });
      return;
    }
    if (isOurs) bench.growth = growth;
    bench.put(mask, whole(bench.painting));
    if (notices.length > 0) bench.notice.show(notices.map((name) => bench.words.say(`read-${name}`)).join(" "));
  }

  async export() {
    const { bytes } = await this.bench.drafts.encode();
    const address = URL.createObjectURL(new Blob([/** @type {BlobPart} */ (bytes)], { type: "image/png" }));
    Object.assign(document.createElement("a"), { href: address, download: this.fileName }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
    this.menu.hidePopover();
  }

  get fileName() {
    const name = (this.bench.data.name ?? "").replace(/\.\w+$/, "");
    return `${name || "picture"}-mask.png`;
  }

  /** Give the mask a name, so that it can be used again. */
  async name() {
    const field = /** @type {HTMLInputElement} */ (this.bench.find("mask-name"));
    if (!field.reportValidity()) return;
    await this.bench.save();
    const fragment = await this.bench.server.ask("masks", { name: field.value });
    if (fragment) this.show(await fragment.text());
    field.value = "";
    document.body.dispatchEvent(new CustomEvent("assets-changed")); // it can be chosen elsewhere on the page, too
  }

  /** @param {ToggleEvent} event */
  async opened({ newState }) {
    if (newState !== "open") return;
    const answer = await fetch(this.bench.server.listing).catch(() => null);
    if (answer?.ok) this.show(await answer.text());
  }

  /** @param {string} fragment */
  show(fragment) {
    this.list.innerHTML = fragment;
    Reflect.get(window, "htmx")?.process(this.list);
  }

  /** @param {Event} event */
  pressed({ target }) {
    const button = target instanceof Element ? target.closest("[data-mask-url]") : null;
    const address = button?.getAttribute("data-mask-url");
    if (!address) return;
    const loaded = fetch(address).then(async (answer) => {
      if (!answer.ok) throw new Error(this.bench.words.say("reason-unknown"));
      await this.load(await answer.blob());
    });
    void this.bench.busy(loaded);
    this.menu.hidePopover();
  }
}
