/** <seed-field>: a new seed every time, or the one of the newest run again. */

const RANDOM = "-1";

class SeedField extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", ({ target }) => {
      const button = target instanceof Element ? target.closest("button[data-seed]") : null;
      const field = this.querySelector("input");
      if (!(button instanceof HTMLElement) || !field) return;
      const newest = document.querySelector(".run[data-seed]");
      const seed =
        button.dataset.seed === "random" ? RANDOM : newest instanceof HTMLElement ? newest.dataset.seed : undefined;
      if (seed === undefined) return;
      field.value = seed;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.focus();
    });
  }
}

customElements.define("seed-field", SeedField);
