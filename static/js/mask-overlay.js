/** <mask-overlay data-mask>: hatches what was painted for an edit, where it lies in the <picture-viewer>. */

/** @import { PictureViewer } from "./picture-viewer.js" */

const WHITE = "linear-gradient(#fff, #fff)"; // less the mask, whose black is what was painted

class MaskOverlay extends HTMLElement {
  connectedCallback() {
    this.leaving = new AbortController();
    const { signal } = this.leaving;
    this.viewer.addEventListener("view-change", () => this.follow(), { signal });
    this.viewer.addEventListener("click", (event) => this.press(event), { signal });
  }

  disconnectedCallback() {
    this.leaving?.abort();
  }

  get viewer() {
    return /** @type {PictureViewer} */ (this.closest("picture-viewer"));
  }

  /** @param {Event} event */
  press({ target }) {
    const button = target instanceof Element ? target.closest("[data-tool=mask]") : null;
    if (!button) return;
    this.style.setProperty("mask-image", `url("${this.dataset.mask}"), ${WHITE}`);
    this.hidden = !this.hidden;
    button.ariaPressed = String(!this.hidden);
    this.follow();
  }

  follow() {
    const { view, picture } = this.viewer;
    this.style.setProperty("mask-position", `${view.x}px ${view.y}px`);
    this.style.setProperty("mask-size", `${picture.width * view.scale}px ${picture.height * view.scale}px`);
  }
}

customElements.define("mask-overlay", MaskOverlay);
