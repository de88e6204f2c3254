import assert from "node:assert/strict";
import { test } from "node:test";
import { shadowZone } from "../../static/js/mask/shadow-zone.js";

const picture = { width: 1000, height: 800 };

/**
 * How the server weighs a row or a column: see imaging.masks.ramp.
 * @param {number} place @param {number} start @param {number} end @param {number} feather
 */
const weight = (place, start, end, feather) => {
  const share = Math.min(1, Math.max(0, Math.min(place + 0.5 - start, end - place - 0.5) / feather));
  return share * share * (3 - 2 * share);
};

/**
 * Whether the server changes the light in that pixel: see imaging.masks.shadow_zone.
 * @param {import("../../static/js/mask/box.js").Box} box @param {number} x @param {number} y
 */
function mayChange(box, x, y) {
  const height = box.bottom - box.top;
  const reach = Math.max(height, box.right - box.left);
  const feather = Math.max(1, Math.floor(reach / 2));
  const row = weight(y, box.top + Math.floor(height / 2), box.bottom + height, feather);
  return row * weight(x, box.left - reach, box.right + reach, feather) > 0;
}

const boxes = {
  wide: { left: 300, top: 200, right: 501, bottom: 250 },
  high: { left: 480, top: 100, right: 520, bottom: 301 },
  "at the corner": { left: 900, top: 700, right: 1000, bottom: 800 },
};

for (const [name, box] of Object.entries(boxes)) {
  test(`no pixel that the server may change lies outside, though the mask ends a pixel elsewhere: ${name}`, () => {
    const zone = shadowZone(box, picture);
    const sent = { left: box.left - 1, top: box.top - 1, right: box.right + 1, bottom: box.bottom + 1 };
    for (let y = 0; y < picture.height; y++) {
      for (let x = 0; x < picture.width; x++) {
        const isInside = x >= zone.left && x < zone.right && y >= zone.top && y < zone.bottom;
        if (!isInside) assert.ok(!mayChange(box, x, y) && !mayChange(sent, x, y), `${x}, ${y}`);
      }
    }
  });
}

test("it is hardly larger than what the server may change, and stays in the picture", () => {
  assert.deepEqual(shadowZone(boxes.wide, picture), { left: 96, top: 222, right: 705, bottom: 303 });
  assert.deepEqual(shadowZone(boxes["at the corner"], picture), { left: 797, top: 747, right: 1000, bottom: 800 });
});

test("nothing painted throws no shadow", () => {
  const { left, right } = shadowZone({ left: 0, top: 0, right: 0, bottom: 0 }, picture);
  assert.equal(right - left, 0);
});
