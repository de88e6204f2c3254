/** <understood-words for="id">: chips of what was understood; each can be taken out of the text or replaced in it. */

import { nearest, replaced, without } from "./words/cutting.js";

class UnderstoodWords extends HTMLElement {
  /** The words whose replacement is being chosen. @type {HTMLElement | undefined} */
  #chosen;

  connectedCallback() {
    this.addEventListener("click", this);
    document.body.addEventListener("htmx:load", () => this.#pressAgain(), { once: true });
  }

  /** A chip that was pressed before htmx was there has opened an empty menu: it is pressed again. */
  #pressAgain() {
    const menu = this.querySelector("[popover]:popover-open");
    const pressed = document.activeElement;
    if (!(menu instanceof HTMLElement) || menu.childElementCount || !(pressed instanceof HTMLElement)) return;
    if (pressed.dataset.alternatives === undefined) return;
    menu.hidePopover();
    pressed.click();
  }

  /** @param {Event} event */
  handleEvent({ target }) {
    const button = target instanceof Element ? target.closest("button") : null;
    if (!button) return;
    if (button.dataset.cut !== undefined) this.#edit(button, without);
    if (button.dataset.alternatives !== undefined) this.#chosen = button;
    const words = button.dataset.words;
    if (words !== undefined && this.#chosen) this.#edit(this.#chosen, (...place) => replaced(...place, words));
  }

  /**
   * @param {HTMLElement} chip
   * @param {(text: string, start: number, end: number) => { text: string, caret: number }} change
   */
  #edit(chip, change) {
    const field = document.getElementById(this.getAttribute("for") ?? "");
    if (!(field instanceof HTMLTextAreaElement)) return;
    // the text may have changed while the chips were on their way, and the server counts an emoji as one letter
    const said = chip.dataset.said ?? "";
    const start = nearest(field.value, said, Number(chip.dataset.start));
    if (start < 0) return;
    const { text, caret } = change(field.value, start, start + said.length);
    field.focus();
    field.select();
    // as if it were typed, so that Ctrl-Z brings the words back
    const command = text ? "insertText" : "delete";
    if (!document.execCommand(command, false, text)) field.value = text;
    field.setSelectionRange(caret, caret);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

customElements.define("understood-words", UnderstoodWords);
