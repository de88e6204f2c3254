/**
 * Where a product stands on a canvas: pure arithmetic on fractions and canvas pixels.
 *
 * The same meaning as the server's `Placement`: `centre` is the product box's horizontal middle in canvas widths, `base`
 * its lower edge and `height` its height, both in canvas heights.
 *
 * @typedef {{width: number, height: number}} Size
 * @typedef {{left: number, top: number, right: number, bottom: number}} Box a rectangle in the picture's own pixels
 * @typedef {{centre: number, base: number, height: number}} Placement
 * @typedef {{x: number, y: number}} Point
 * @typedef {{left: number, top: number, width: number, height: number}} Frame a rectangle in canvas pixels
 */

export const SMALLEST = 0.02;
export const LARGEST = 2;
export const SAFE_MARGIN = 0.1;

/** @param {number} value @param {number} low @param {number} high */
const between = (value, low, high) => Math.min(high, Math.max(low, value));

/**
 * The product's width on the canvas, in canvas pixels.
 * @param {Size} canvas @param {Box} product @param {number} height in canvas heights
 */
const widthOf = (canvas, product, height) =>
  (height * canvas.height * (product.right - product.left)) / (product.bottom - product.top);

/**
 * Canvas pixels for each pixel of the picture; above 1 the product is enlarged.
 * @param {Size} canvas @param {Box} product @param {Placement} placement
 */
export function enlargement(canvas, product, placement) {
  return (placement.height * canvas.height) / (product.bottom - product.top);
}

/**
 * Where the product's box lies on the canvas.
 * @param {Size} canvas @param {Box} product @param {Placement} placement @returns {Frame}
 */
export function productFrame(canvas, product, placement) {
  const height = placement.height * canvas.height;
  const width = widthOf(canvas, product, placement.height);
  return {
    left: placement.centre * canvas.width - width / 2,
    top: placement.base * canvas.height - height,
    width,
    height,
  };
}

/**
 * Where the whole picture lies on the canvas, its empty margins included.
 * @param {Size} canvas @param {Size} picture @param {Box} product @param {Placement} placement @returns {Frame}
 */
export function pictureFrame(canvas, picture, product, placement) {
  const scale = enlargement(canvas, product, placement);
  const frame = productFrame(canvas, product, placement);
  return {
    left: frame.left - scale * product.left,
    top: frame.top - scale * product.top,
    width: scale * picture.width,
    height: scale * picture.height,
  };
}

/**
 * The nearest placement whose product can be seen and grabbed: its middle stays on the canvas.
 * @param {Placement} placement @returns {Placement}
 */
export function withinReach({ centre, base, height }) {
  const fair = between(height, SMALLEST, LARGEST);
  return { centre: between(centre, 0, 1), base: between(base, fair / 2, 1 + fair / 2), height: fair };
}

/**
 * @param {Placement} placement @param {Size} canvas
 * @param {number} dx canvas pixels to the right @param {number} dy canvas pixels down
 */
export function moved(placement, canvas, dx, dy) {
  return withinReach({
    ...placement,
    centre: placement.centre + dx / canvas.width,
    base: placement.base + dy / canvas.height,
  });
}

/**
 * The product scaled by `factor` while the point `anchor` (canvas pixels) of it stays where it is.
 * @param {Placement} placement @param {Size} canvas @param {number} factor @param {Point} [anchor] its foot by default
 */
export function scaled(placement, canvas, factor, anchor) {
  const height = between(placement.height * factor, SMALLEST, LARGEST);
  const applied = height / placement.height;
  const x = anchor ? anchor.x / canvas.width : placement.centre;
  const y = anchor ? anchor.y / canvas.height : placement.base;
  return withinReach({
    centre: x + (placement.centre - x) * applied,
    base: y + (placement.base - y) * applied,
    height,
  });
}

/**
 * The largest placement inside the safe margins, in the middle of the canvas.
 * @param {Size} canvas @param {Box} product
 */
export function fitted(canvas, product) {
  const room = 1 - 2 * SAFE_MARGIN;
  const height = Math.min(room, (room * canvas.width) / widthOf(canvas, product, 1));
  return withinReach({ centre: 0.5, base: 0.5 + height / 2, height });
}

/**
 * The placement pulled onto the canvas's middle and the usual baseline where it is nearer than `reach`.
 * @param {Placement} placement @param {Size} canvas @param {number} baseline in canvas heights
 * @param {number} reach in canvas pixels
 * @returns {{placement: Placement, onCentre: boolean, onBaseline: boolean}}
 */
export function snapped(placement, canvas, baseline, reach) {
  const onCentre = Math.abs(placement.centre - 0.5) * canvas.width < reach;
  const onBaseline = Math.abs(placement.base - baseline) * canvas.height < reach;
  const centre = onCentre ? 0.5 : placement.centre;
  const base = onBaseline ? baseline : placement.base;
  return { placement: { ...placement, centre, base }, onCentre, onBaseline };
}
