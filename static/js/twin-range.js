/**
 * <twin-range data-read>: a slider and a number field that say the same. The number counts and may go further than the
 * slider; while it is empty, the slider stands at what was read.
 */

class TwinRange extends HTMLElement {
  connectedCallback() {
    const range = this.querySelector("input[type=range]");
    const number = this.querySelector("input[type=number]");
    if (!(range instanceof HTMLInputElement) || !(number instanceof HTMLInputElement)) return;
    range.addEventListener("input", () => {
      number.value = range.value;
      number.dispatchEvent(new Event("input", { bubbles: true }));
    });
    number.addEventListener("input", () => {
      range.value = number.value || (this.dataset.read ?? "");
    });
  }
}

customElements.define("twin-range", TwinRange);
