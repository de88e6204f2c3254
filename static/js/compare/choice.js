/** The cards below a comparison and the winner's button: which pictures are chosen, and which one is meant. */

export class Choice {
  /** @param {HTMLElement} stage @param {(news: string) => void} say */
  constructor(stage, say) {
    this.stage = stage;
    this.winner = /** @type {HTMLFormElement} */ (stage.querySelector("[data-part=winner]"));
    this.name = /** @type {HTMLElement} */ (stage.querySelector("[data-part=winner-name]"));
    this.winner.addEventListener("htmx:afterRequest", (event) => {
      const { successful } = /** @type {CustomEvent<{successful: boolean}>} */ (event).detail;
      if (successful) say(this.name.dataset.done ?? "");
    });
  }

  /** @param {[number, number]} pair @param {number} current @param {HTMLElement} figure the current one's */
  show(pair, current, figure) {
    for (const button of this.stage.querySelectorAll("[data-choose]")) {
      const number = Number(button.getAttribute("data-choose"));
      button.ariaPressed = String(pair.includes(number));
      const card = button.closest("[data-card]");
      card?.classList.toggle("is-current", number === current);
      if (number === current) card?.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
    const { isPhoto, uuid = "" } = figure.dataset;
    const button = /** @type {HTMLButtonElement} */ (this.winner.querySelector("button"));
    button.disabled = isPhoto === undefined; // an uploaded picture cannot win
    /** @type {HTMLInputElement} */ (this.winner.elements.namedItem("variants")).value = uuid;
    const { one = "", none = "" } = this.name.dataset;
    this.name.textContent = button.disabled ? none : one.replace("{number}", String(current));
  }

  /** Pick the current photo. */
  pick() {
    const button = this.winner.querySelector("button");
    if (button && !button.disabled) this.winner.requestSubmit(button);
  }

  /** Press a button of the current photo's judgement. @param {string} key its shortcut @param {number} current */
  judge(key, current) {
    const button = this.stage.querySelector(`[data-card="${current}"] [data-judgement] [aria-keyshortcuts=${key}]`);
    if (button instanceof HTMLElement) button.click();
  }

  next() {
    const link = this.stage.querySelector("a[rel=next]");
    if (link instanceof HTMLElement) link.click();
  }
}
