/**
 * <draft-form data-form data-url>: keeps what is typed on the server while it is typed, and runs the form on Ctrl-Enter.
 *
 * Only fields that changed here are sent, so that two tabs overwrite only what both touched; the open form is never
 * written to from outside.
 */

const PAUSE = 600;
const PLACING = ["asset", "preset", "centre", "base", "height"];

class DraftForm extends HTMLElement {
  /** @type {Map<string, string>} what changed and was not sent */
  changed = new Map();

  connectedCallback() {
    this.leaving = new AbortController();
    const { signal } = this.leaving;
    document.addEventListener("input", (event) => this.typed(event), { signal });
    document.addEventListener("draft-change", () => this.note(PLACING), { signal });
    document.addEventListener("keydown", (event) => this.run(event), { signal });
    document.addEventListener("visibilitychange", () => document.hidden && this.send(), { signal });
    window.addEventListener("pagehide", () => this.send(), { signal });
    this.addEventListener("htmx:beforeRequest", (event) => event.target === this.form && this.clearErrors());
    this.addEventListener("submit", () => this.forget());
    document.addEventListener("htmx:afterSwap", () => this.focusError(), { signal });
  }

  disconnectedCallback() {
    this.leaving?.abort();
    this.send();
  }

  get form() {
    const form = document.getElementById(this.dataset.form ?? "");
    return form instanceof HTMLFormElement ? form : null;
  }

  /** @param {Event} event */
  typed({ target }) {
    const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
    if (!isField || !target.name || target.form !== this.form) return;
    target.removeAttribute("aria-invalid");
    target.closest(".field")?.querySelector("[data-error]")?.remove();
    // the placing tells of its own fields; without one there is only the preset to keep
    if (target.name === "preset" && !document.querySelector("placing-stage")) this.note(["preset"]);
    if (!PLACING.includes(target.name)) this.note([target.name]);
  }

  /** @param {string[]} names */
  note(names) {
    const { form } = this;
    if (!form) return;
    const values = new FormData(form);
    const { preset } = Object.fromEntries(this.changed);
    // each preset has a placement of its own: that of the one before is not overwritten, but sent
    if (preset !== undefined && preset !== values.get("preset")) this.send();
    for (const name of names) this.changed.set(name, String(values.get(name) ?? ""));
    clearTimeout(this.waiting);
    this.waiting = window.setTimeout(() => this.send(), PAUSE);
  }

  forget() {
    clearTimeout(this.waiting);
    this.changed.clear();
  }

  async send() {
    clearTimeout(this.waiting);
    const token = this.form?.elements.namedItem("csrfmiddlewaretoken");
    if (!this.changed.size || !(token instanceof HTMLInputElement)) return;
    const sent = this.changed;
    this.changed = new Map();
    const body = new URLSearchParams([...sent, [token.name, token.value]]);
    const kept = await fetch(this.dataset.url ?? "", { method: "POST", body, keepalive: true }).catch(() => null);
    // not kept: it goes with the next change; the form itself still has it
    if (!kept?.ok) this.changed = new Map([...sent, ...this.changed]);
  }

  /** @param {KeyboardEvent} event */
  run(event) {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.repeat) return;
    event.preventDefault();
    this.form?.requestSubmit();
  }

  clearErrors() {
    for (const error of this.querySelectorAll("[data-error]")) error.remove();
    for (const field of this.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
  }

  focusError() {
    const field = this.querySelector("[aria-invalid=true]");
    if (field instanceof HTMLElement && !this.contains(document.activeElement)) field.focus();
  }
}

customElements.define("draft-form", DraftForm);
