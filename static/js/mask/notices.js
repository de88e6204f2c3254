/** One sentence above the picture, with at most two answers. */

/** @typedef {{label: string, run: () => void}} Answer */
/** @typedef {{level?: "info" | "error", answers?: Answer[], kind?: string, closed?: () => void}} How */

export class Notice {
  closed = () => {};

  /** @param {HTMLElement} element */
  constructor(element) {
    this.element = element;
    element.querySelector("[data-close]")?.addEventListener("click", () => this.hide());
  }

  /** @param {string} text @param {How} [how] closed: it went without an answer */
  show(text, { level = "info", answers = [], kind = "", closed = () => {} } = {}) {
    this.hide();
    this.closed = closed;
    this.element.dataset.kind = kind;
    this.element.classList.toggle("error", level === "error");
    const sentence = this.element.querySelector("p");
    if (sentence) sentence.textContent = text;
    const buttons = answers.map((answer) => this.#button(answer));
    this.element.querySelector("[data-part=answers]")?.replaceChildren(...buttons);
    this.element.hidden = false;
  }

  /** @param {Answer} answer */
  #button({ label, run }) {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: label });
    button.className = "button small";
    button.addEventListener("click", () => {
      this.closed = () => {};
      this.hide();
      run();
    });
    return button;
  }

  /** @param {string} [kind] hide only a notice of that kind */
  hide(kind) {
    if (this.element.hidden || (kind !== undefined && this.element.dataset.kind !== kind)) return;
    this.element.hidden = true;
    this.closed();
  }
}
