/** The pictures on the stage, one over the other: the photo, the product cut from it, and the map of what is unsure. */

/** @import { MaskView } from "../mask/view.js" */
/** @import { Developed } from "./development.js" */
/** @import { StrokeSettings } from "./settings.js" */

const SHARP_FROM = 3; // as the photo: single pixels are squares

export class Layers {
  /** @type {Developed | null} */
  developed = null;
  wholeOf = ""; // the state whose full size is shown, or on its way

  /** @param {MaskView} view @param {StrokeSettings} settings */
  constructor(view, settings) {
    this.view = view;
    this.settings = settings;
    this.product = pictureIn(view.area, "product");
    this.doubt = pictureIn(view.area, "doubt");
    view.area.addEventListener("view-change", () => this.follow());
  }

  /** Show a cut-out once its picture is there, so that nothing flashes. @param {Developed} developed */
  async show(developed) {
    this.developed = developed;
    this.wholeOf = "";
    this.doubt.src = developed.doubt;
    await this.#swap(developed, developed.product);
    this.follow();
  }

  /** @param {Developed} developed @param {string} address */
  async #swap(developed, address) {
    const coming = new Image();
    coming.src = address;
    const isThere = await coming.decode().then(
      () => true,
      () => false,
    );
    if (!isThere || this.developed !== developed) return false;
    this.product.src = address;
    this.product.hidden = false;
    this.arrange();
    return true;
  }

  /** The pictures lie where the photo lies; whoever looks closely gets the product's own pixels. */
  follow() {
    const { scale } = this.view.view;
    const transform = this.view.image.style.getPropertyValue("transform");
    for (const layer of [this.product, this.doubt]) {
      layer.style.setProperty("transform", transform);
      layer.classList.toggle("is-pixelated", scale >= SHARP_FROM);
    }
    const { developed } = this;
    const shown = this.product.naturalWidth;
    const isTooSmall = shown > 0 && scale * this.view.density > (1.3 * shown) / this.view.raster.width;
    if (!developed || !isTooSmall || this.wholeOf === developed.state) return;
    this.wholeOf = developed.state;
    clearTimeout(this.waiting);
    this.waiting = window.setTimeout(() => this.developed === developed && this.#swap(developed, developed.whole), 800);
  }

  arrange() {
    const { showing, showsDoubt, showsStrokes, stroke } = this.settings;
    const { area } = this.view;
    area.dataset.showing = this.developed ? showing : "photo";
    this.doubt.hidden = !(this.developed && showsDoubt);
    area.classList.toggle(
      "shows-strokes",
      showsStrokes || stroke === "erase" || showing === "photo" || !this.developed,
    );
  }
}

/** @param {HTMLElement} area @param {string} part */
const pictureIn = (area, part) => /** @type {HTMLImageElement} */ (area.querySelector(`img[data-part=${part}]`));
