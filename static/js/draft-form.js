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
  /** whether the form was sent and its refusal, if there is one, not yet shown */
  hasAsked = false;

  connectedCallback() {
    this.leaving = new AbortController();
    const { signal } = this.leaving;
    document.addEventListener("input", (event) => this.typed(event), { signal });
    document.addEventListener(
      "draft-change",
      (event) => this.note(/** @type {CustomEvent<Record<string, string>>} */ (event).detail),
      { signal },
    );
    document.addEventListener("keydown", (event) => this.run(event), { signal });
    document.addEventListener("visibilitychange", () => document.hidden && this.send(), { signal });
    window.addEventListener("pagehide", () => this.send(), { signal });
    this.addEventListener("htmx:beforeRequest", (event) => event.target === this.form && this.asks());
    this.addEventListener("submit", () => this.forget());
    document.addEventListener("htmx:afterSwap", () => this.focusError(), { signal });
    this.recover();
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
    const isTyped = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
    const isField = isTyped || target instanceof HTMLSelectElement;
    if (!isField || !target.name || target.form !== this.form) return;
    target.removeAttribute("aria-invalid");
    target.closest(".field")?.querySelector("[data-error]")?.remove();
    // the placing tells of its own fields; without one there is only the preset to keep
    if (target.name === "preset" && !document.querySelector("placing-stage")) this.note({ preset: target.value });
    const isOff = target.type === "checkbox" && target instanceof HTMLInputElement && !target.checked;
    if (!PLACING.includes(target.name)) this.note({ [target.name]: isOff ? "" : target.value });
  }

  /** @param {Record<string, string>} fields */
  note(fields) {
    // each asset has a placement for each preset: that of the one before is sent, not overwritten
    const isAnother = ["asset", "preset"].some(
      (name) => (fields[name] ?? this.changed.get(name)) !== this.changed.get(name),
    );
    if (isAnother) this.send();
    for (const [name, value] of Object.entries(fields)) this.changed.set(name, value);
    sessionStorage.setItem(this.key, JSON.stringify([...this.changed]));
    clearTimeout(this.waiting);
    this.waiting = window.setTimeout(() => this.send(), PAUSE);
  }

  forget() {
    clearTimeout(this.waiting);
    this.changed.clear();
    sessionStorage.removeItem(this.key);
  }

  /** Under this name the tab remembers what it did not yet hear to be kept. */
  get key() {
    return `draft ${this.dataset.url}`;
  }

  /** This page may have been asked for before the last words of the one before were kept: then ask again. */
  async recover() {
    const left = sessionStorage.getItem(this.key);
    if (!left || !this.form) return;
    const shown = new FormData(this.form);
    this.changed = new Map(JSON.parse(left));
    const isShown = [...this.changed].every(([name, value]) => (shown.get(name) ?? "") === value);
    if ((await this.send()) && !isShown) location.reload();
  }

  /** @returns {Promise<boolean>} whether what had changed is kept */
  async send() {
    clearTimeout(this.waiting);
    const token = this.form?.elements.namedItem("csrfmiddlewaretoken");
    if (!this.changed.size || !(token instanceof HTMLInputElement)) return false;
    const sent = this.changed;
    this.changed = new Map();
    const body = new URLSearchParams([...sent, [token.name, token.value]]);
    const answer = await fetch(this.dataset.url ?? "", { method: "POST", body, keepalive: true }).catch(() => null);
    // not kept: it goes with the next change; the form itself still has it
    if (!answer?.ok) this.changed = new Map([...sent, ...this.changed]);
    else if (!this.changed.size) sessionStorage.removeItem(this.key);
    return answer?.ok ?? false;
  }

  /** @param {KeyboardEvent} event */
  run(event) {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.repeat) return;
    event.preventDefault();
    this.form?.requestSubmit();
  }

  asks() {
    this.hasAsked = true;
    for (const error of this.querySelectorAll("[data-error]")) error.remove();
    for (const field of this.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
  }

  /** The first field that was refused gets the focus, once for each time the form was sent. */
  focusError() {
    const field = this.hasAsked ? this.querySelector("[aria-invalid=true]") : null;
    if (!(field instanceof HTMLElement)) return;
    this.hasAsked = false;
    field.focus();
  }
}

customElements.define("draft-form", DraftForm);
