/**
 * <engine-choice>: greys what the chosen engine leaves aside, with the reason, and says what the photos cost. Nothing
 * that is typed is lost by a change of engine.
 */

class EngineChoice extends HTMLElement {
  connectedCallback() {
    this.leaving = new AbortController();
    this.form?.addEventListener("input", () => this.say(), { signal: this.leaving.signal });
    this.say();
  }

  disconnectedCallback() {
    this.leaving?.abort();
  }

  get form() {
    return this.closest("form");
  }

  say() {
    const { form } = this;
    const chosen = this.querySelector("input[name=engine]:is(:checked, [type=hidden])");
    if (!form || !(chosen instanceof HTMLInputElement)) return;
    for (const line of form.querySelectorAll("[data-engine]")) {
      line.toggleAttribute("hidden", line.getAttribute("data-engine") !== chosen.value);
    }
    this.grey(form);
    this.count(form);
  }

  /** A group with a reason in sight does not count. @param {HTMLFormElement} form */
  grey(form) {
    for (const line of form.querySelectorAll(".unused")) {
      const group = line.parentElement;
      if (!group?.matches(".field")) continue;
      if (group.querySelector(":scope > .unused:not([hidden])")) group.setAttribute("aria-disabled", "true");
      else group.removeAttribute("aria-disabled");
    }
  }

  /** @param {HTMLFormElement} form */
  count(form) {
    const photos = Number(new FormData(form).get("variants") ?? 1) || 1;
    for (const line of form.querySelectorAll("[data-amount]")) {
      const [number, sum] = ["photos", "sum"].map((part) => line.querySelector(`[data-part=${part}]`));
      if (number) number.textContent = String(photos);
      if (sum) sum.textContent = inDollars(photos * Number(line.getAttribute("data-amount")));
    }
  }
}

/** @param {number} amount @returns {string} with two digits, or more where it has more */
function inDollars(amount) {
  const exact = Number(amount.toFixed(4));
  return `$${exact === Number(exact.toFixed(2)) ? exact.toFixed(2) : exact}`;
}

customElements.define("engine-choice", EngineChoice);
