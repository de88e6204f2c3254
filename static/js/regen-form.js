/**
 * <regen-form data-form data-editor>: says on its button what the words mean, has the editor show where a shadow may
 * fall, and saves what is painted before the form is sent, so that the run has exactly what is seen.
 */

/** @typedef {HTMLElement & {save(): Promise<{sha256: string, share: number}>}} Editor */
/** @typedef {CustomEvent<{elt: Element, issueRequest(skipConfirmation?: boolean): void}>} ConfirmEvent */

const SHOWN = 24; // letters of the words that stand on the button

class RegenForm extends HTMLElement {
  isSaving = false;

  connectedCallback() {
    this.leaving = new AbortController();
    const { signal } = this.leaving;
    this.addEventListener("input", () => this.say(), { signal });
    this.addEventListener("htmx:confirm", (event) => this.save(/** @type {ConfirmEvent} */ (event)), { signal });
    this.addEventListener("htmx:afterRequest", () => this.set("again", ""), { signal });
    document.addEventListener("htmx:afterSwap", () => this.say(), { signal });
    document.addEventListener("click", (event) => this.again(event), { signal });
    this.say();
  }

  disconnectedCallback() {
    this.leaving?.abort();
  }

  get form() {
    const form = document.getElementById(this.dataset.form ?? "");
    return form instanceof HTMLFormElement ? form : null;
  }

  get editor() {
    return /** @type {Editor | null} */ (document.querySelector(this.dataset.editor ?? ""));
  }

  get words() {
    const field = this.querySelector("textarea[name=prompt]");
    return field instanceof HTMLTextAreaElement ? field.value.trim().replace(/\s+/g, " ") : "";
  }

  /** @param {string} name @param {string} value */
  set(name, value) {
    const field = this.form?.elements.namedItem(name);
    if (field instanceof HTMLInputElement) field.value = value;
  }

  /** No words remove, words add. */
  say() {
    const { words } = this;
    const button = this.querySelector("[data-part=run]");
    const label = this.querySelector("[data-part=run-words]");
    if (!(button instanceof HTMLElement) || !label) return;
    const shown = words.length > SHOWN ? `${words.slice(0, SHOWN - 1).trimEnd()}…` : words;
    label.textContent = (shown ? button.dataset.add?.replace("{words}", shown) : button.dataset.remove) ?? "";
    for (const part of this.querySelectorAll("[data-with-words]")) part.toggleAttribute("hidden", !words);
    for (const part of this.querySelectorAll("[data-without-words]")) part.toggleAttribute("hidden", words !== "");
    const shadow = this.querySelector("input[name=shadow]");
    const mayFall = words !== "" && shadow instanceof HTMLInputElement && shadow.checked;
    this.editor?.toggleAttribute("data-shows-shadow-zone", mayFall);
  }

  /** @param {ConfirmEvent} event */
  async save(event) {
    const { editor } = this;
    if (event.detail.elt !== this.form || !editor) return;
    event.preventDefault();
    if (this.isSaving) return;
    this.isSaving = true;
    try {
      const { sha256 } = await editor.save();
      this.set("mask", sha256);
      event.detail.issueRequest(true);
    } catch (error) {
      const text = (error instanceof Error && error.message) || this.dataset.unsaved;
      document.dispatchEvent(new CustomEvent("toast", { detail: { text, level: "error" } }));
    } finally {
      this.isSaving = false;
    }
  }

  /** The same again, with another seed. @param {Event} event */
  again({ target }) {
    if (!(target instanceof Element) || !target.closest("[data-again]")) return;
    this.set("again", "on");
    this.form?.requestSubmit();
  }
}

customElements.define("regen-form", RegenForm);
