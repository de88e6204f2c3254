/**
 * The pictures of a comparison, all laid on one canvas of the largest one's size: the others are scaled to fit it, or lie
 * where it extends them ([data-left], [data-top]), so that one view (geometry/zoom.js) places them all.
 */

import { columnsOf } from "./state.js";

/** @import { Point, Size, View } from "../geometry/zoom.js" */

const PIXELATED_FROM = 3; // from here on single pixels are shown as squares

export class Panes {
  /** @param {HTMLElement} area @param {HTMLElement} difference the figure that shows what differs */
  constructor(area, difference) {
    this.area = area;
    this.difference = difference;
    this.figures = /** @type {HTMLElement[]} */ ([...area.querySelectorAll("[data-picture]")]);
    /** @type {Size} */
    this.canvas = this.sizes.reduce((most, size) =>
      size.width * size.height > most.width * most.height ? size : most,
    );
    for (const image of area.querySelectorAll("img")) {
      const { width, height } = isPart(image) ? sizeOf(image) : this.canvas;
      image.classList.add("is-placed");
      image.style.setProperty("width", `${width}px`);
      image.style.setProperty("height", `${height}px`);
    }
  }

  /** @returns {Size[]} */
  get sizes() {
    return this.figures.map((figure) => sizeOf(/** @type {HTMLImageElement} */ (figure.querySelector("img"))));
  }

  /** @returns {HTMLElement[]} what is in sight */
  get shown() {
    return [...this.figures, this.difference].filter((figure) => !figure.hidden);
  }

  /** @returns {Size} of one pane: all are alike */
  get frame() {
    const { clientWidth, clientHeight } = this.shown[0] ?? this.area;
    return { width: clientWidth, height: clientHeight };
  }

  /** @param {{clientX: number, clientY: number}} event @returns {Point} within the pane that lies there */
  pointOf({ clientX, clientY }) {
    const boxes = this.shown.map((figure) => figure.getBoundingClientRect());
    const under = boxes.find(
      (box) => clientX >= box.left && clientX < box.right && clientY >= box.top && clientY < box.bottom,
    );
    const { left, top } = under ?? boxes[0] ?? this.area.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  }

  /** @param {{clientX: number, clientY: number}} event @returns {number} of the picture that lies there, 0 for none */
  numberAt({ clientX, clientY }) {
    const under = document.elementsFromPoint(clientX, clientY);
    return this.figures.findIndex((figure) => under.includes(figure)) + 1;
  }

  /** @param {number} number @returns {HTMLElement} */
  figure(number) {
    return this.figures[number - 1];
  }

  /**
   * @param {number[]} numbers of those in sight @param {[number, number]} pair left and right
   * @param {number} current the one that is meant @param {boolean} isDifferent whether the difference is shown
   */
  arrange(numbers, pair, current, isDifferent) {
    this.figures.forEach((figure, index) => {
      const number = index + 1;
      figure.hidden = !numbers.includes(number);
      figure.classList.toggle("is-left", number === pair[0]);
      figure.classList.toggle("is-right", number === pair[1]);
      figure.classList.toggle("is-current", number === current);
      figure.style.setProperty("order", String(pair.includes(number) ? pair.indexOf(number) : 2 + number));
    });
    this.difference.hidden = !isDifferent;
  }

  /** Give the panes that stand beside each other the most room. @param {boolean} isBeside */
  spread(isBeside) {
    const area = { width: this.area.clientWidth, height: this.area.clientHeight };
    const columns = isBeside ? columnsOf(this.shown.length, this.canvas, area) : 1;
    this.area.style.setProperty("--columns", String(columns));
  }

  /** @param {View} view */
  place({ x, y, scale }) {
    for (const image of this.area.querySelectorAll("img")) {
      const { left = "0", top = "0" } = image.dataset;
      const place = `translate(${x + Number(left) * scale}px, ${y + Number(top) * scale}px) scale(${scale})`;
      image.style.setProperty("transform", place);
      image.classList.toggle("is-pixelated", scale >= PIXELATED_FROM);
    }
  }

  /** Show the pictures' own pixels instead of renditions, once somebody looks closer. */
  async sharpen() {
    const images = this.figures.map((figure) => /** @type {HTMLImageElement} */ (figure.querySelector("img")));
    await Promise.all(images.filter((image) => image.dataset.original).map(sharpened));
  }
}

/** @param {HTMLImageElement} image @returns {Size} */
const sizeOf = (image) => ({
  width: Number(image.getAttribute("width")),
  height: Number(image.getAttribute("height")),
});

/** @param {HTMLImageElement} image @returns {boolean} whether it lies on the other one, which extends it */
const isPart = (image) => image.dataset.left !== undefined;

/** @param {HTMLImageElement} image */
async function sharpened(image) {
  const { original = "" } = image.dataset;
  delete image.dataset.original;
  const exact = new Image();
  exact.src = original;
  await exact.decode().then(
    () => {
      image.src = original;
    },
    () => {}, // not there: the rendition stays
  );
}
