/** The magic wand: pixels of nearly the same colour as the one that was clicked. */

/** @typedef {{width: number, height: number, data: Uint8ClampedArray}} Picture RGBA, row by row */

/**
 * @param {Picture} picture @param {{x: number, y: number}} seed a pixel of it
 * @param {{tolerance: number, isContiguous: boolean}} how tolerance: the most that a channel may differ, 0 to 255
 * @returns {Uint8Array} 255 where selected
 */
export function wand(picture, seed, { tolerance, isContiguous }) {
  const { width, height, data } = picture;
  const start = (seed.y * width + seed.x) * 4;
  const [red, green, blue, alpha] = data.subarray(start, start + 4);
  const isAlike = (/** @type {number} */ pixel) => {
    const at = pixel * 4;
    return (
      Math.abs(data[at] - red) <= tolerance &&
      Math.abs(data[at + 1] - green) <= tolerance &&
      Math.abs(data[at + 2] - blue) <= tolerance &&
      Math.abs(data[at + 3] - alpha) <= tolerance
    );
  };
  const selection = new Uint8Array(width * height);
  if (isContiguous) flood(selection, width, seed, isAlike);
  else for (let pixel = 0; pixel < selection.length; pixel++) if (isAlike(pixel)) selection[pixel] = 255;
  return selection;
}

/**
 * Fill row by row from the seed.
 * @param {Uint8Array} selection @param {number} width @param {{x: number, y: number}} seed
 * @param {(pixel: number) => boolean} isAlike
 */
function flood(selection, width, seed, isAlike) {
  const isOpen = (/** @type {number} */ pixel) => selection[pixel] === 0 && isAlike(pixel);
  const waiting = [seed.y * width + seed.x];
  for (let pixel = waiting.pop(); pixel !== undefined; pixel = waiting.pop()) {
    if (!isOpen(pixel)) continue;
    const row = pixel - (pixel % width);
    let left = pixel;
    while (left > row && isOpen(left - 1)) left--;
    let right = pixel + 1;
    while (right < row + width && isOpen(right)) right++;
    selection.fill(255, left, right);
    for (const beside of [left - width, left + width]) {
      if (beside >= 0 && beside < selection.length) seeds(waiting, isOpen, beside, right - left);
    }
  }
}

/**
 * The first pixel of each open stretch.
 * @param {number[]} waiting @param {(pixel: number) => boolean} isOpen @param {number} start @param {number} length
 */
function seeds(waiting, isOpen, start, length) {
  let wasOpen = false;
  for (let pixel = start; pixel < start + length; pixel++) {
    const open = isOpen(pixel);
    if (open && !wasOpen) waiting.push(pixel);
    wasOpen = open;
  }
}
