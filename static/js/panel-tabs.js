/** <panel-tabs>: the form and the details of the open photo share one panel; reading one never touches the other. */

export class PanelTabs extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", ({ target }) => {
      const tab = target instanceof Element ? target.closest("[role=tab]") : null;
      if (tab) this.show(tab.getAttribute("aria-controls") ?? "");
    });
    this.addEventListener("keydown", (event) => {
      if (
        (event.key !== "ArrowLeft" && event.key !== "ArrowRight") ||
        !this.tabs.includes(/** @type {any} */ (event.target))
      )
        return;
      const other = this.tabs.find((tab) => tab !== event.target && !tab.disabled);
      if (!other) return;
      event.preventDefault();
      this.show(other.getAttribute("aria-controls") ?? "");
      other.focus();
    });
    this.show(this.shown);
  }

  /** The id of the page in sight. */
  get shown() {
    return this.tabs.find((tab) => tab.ariaSelected === "true")?.getAttribute("aria-controls") ?? "create";
  }

  /** @returns {HTMLButtonElement[]} */
  get tabs() {
    return [...this.querySelectorAll("button[role=tab]")].filter((tab) => tab instanceof HTMLButtonElement);
  }

  /** Whether there is a photo whose details could be read. @param {boolean} there */
  offerDetails(there) {
    const tab = this.tabs.find((other) => other.getAttribute("aria-controls") === "details");
    if (tab) tab.disabled = !there;
    if (!there) this.show("create");
  }

  /** @param {string} page the id of the page to show */
  show(page) {
    for (const tab of this.tabs) {
      const chosen = tab.getAttribute("aria-controls") === page;
      tab.ariaSelected = String(chosen);
      tab.tabIndex = chosen ? 0 : -1;
      document.getElementById(tab.getAttribute("aria-controls") ?? "")?.toggleAttribute("data-behind", !chosen);
    }
  }
}

customElements.define("panel-tabs", PanelTabs);
