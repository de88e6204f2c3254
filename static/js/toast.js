/**
 * `<toast-list>`: short news with Undo, read aloud by its live region.
 *
 * Any script says something with `document.dispatchEvent(new CustomEvent("toast", {detail: {text, level}}))`.
 * Toasts of the server arrive as HTML; a failed htmx request becomes one; Ctrl-Z presses the newest Undo.
 */

const SHOWN_FOR = 8000;

class ToastList extends HTMLElement {
  connectedCallback() {
    new MutationObserver((records) => {
      for (const record of records) for (const node of record.addedNodes) this.#start(node);
    }).observe(this, { childList: true });
    for (const toast of [...this.children]) this.#start(toast);

    this.addEventListener("click", (event) => {
      if (event.target instanceof Element && event.target.closest("[data-close]")) {
        event.target.closest(".toast")?.remove();
      }
    });
    // the Undo was done: its toast has nothing more to offer
    this.addEventListener("htmx:afterRequest", (event) => {
      if (event instanceof CustomEvent && event.detail.successful && event.target instanceof Element) {
        event.target.closest(".toast")?.remove();
      }
    });
    document.addEventListener("toast", (event) => {
      if (event instanceof CustomEvent) this.#say(event.detail.text, event.detail.level ?? "info");
    });
    document.addEventListener("htmx:sendError", () => this.#say(this.dataset.offline ?? "", "error"));
    document.addEventListener("htmx:beforeSwap", (event) => {
      if (!(event instanceof CustomEvent) || !isSentence(event.detail.xhr)) return;
      event.detail.shouldSwap = false;
      event.detail.isError = true;
    });
    document.addEventListener("htmx:responseError", (event) => {
      if (!(event instanceof CustomEvent)) return;
      const { xhr } = event.detail;
      this.#say((isSentence(xhr) && xhr.responseText) || this.dataset.unknown || "", "error");
    });
    document.addEventListener("keydown", (event) => this.#undo(event));
  }

  /** @param {Node} toast */
  #start(toast) {
    if (!(toast instanceof HTMLElement) || toast.matches(".error")) return;
    let timer = 0;
    const leave = () => {
      timer = window.setTimeout(() => toast.remove(), SHOWN_FOR);
    };
    const stay = () => clearTimeout(timer);
    for (const name of ["pointerenter", "focusin"]) toast.addEventListener(name, stay);
    for (const name of ["pointerleave", "focusout"]) toast.addEventListener(name, leave);
    leave();
  }

  /** @param {string} text @param {string} level */
  #say(text, level) {
    const last = this.lastElementChild;
    if (last?.querySelector("p")?.textContent === text) return;
    const template = document.getElementById(`toast-${level}`);
    if (!(template instanceof HTMLTemplateElement)) return;
    const toast = document.importNode(template.content, true);
    const paragraph = toast.querySelector("p");
    if (paragraph) paragraph.textContent = text;
    this.append(toast);
  }

  /** @param {KeyboardEvent} event */
  #undo(event) {
    if (event.key.toLowerCase() !== "z" || !(event.ctrlKey || event.metaKey) || event.shiftKey) return;
    const typing = event.target instanceof HTMLElement && event.target.matches("input, textarea, [contenteditable]");
    const undo = [...this.querySelectorAll("[data-undo] button")].at(-1);
    if (typing || !(undo instanceof HTMLButtonElement)) return;
    event.preventDefault();
    undo.click();
  }
}

/** @param {XMLHttpRequest} xhr @returns {boolean} whether a refusal came as a sentence, not as a form to show again */
const isSentence = (xhr) =>
  xhr.status >= 400 && xhr.getResponseHeader("Content-Type")?.startsWith("text/plain") === true;

customElements.define("toast-list", ToastList);
