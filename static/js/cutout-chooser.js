/** <cutout-chooser data-most data-count data-many>: says how many pictures are chosen, and when they are too many. */

class CutoutChooser extends HTMLElement {
  connectedCallback() {
    this.addEventListener("change", () => this.count());
    this.count();
  }

  count() {
    const shown = this.querySelector("[data-part=count]");
    if (!shown) return;
    const { most = "", count = "", many = "" } = this.dataset;
    const chosen = this.querySelectorAll("input:checked").length;
    const isMany = chosen > Number(most);
    shown.textContent = (isMany ? many : count).replace("{count}", String(chosen)).replace("{most}", most);
    shown.classList.toggle("is-many", isMany);
  }
}

customElements.define("cutout-chooser", CutoutChooser);
