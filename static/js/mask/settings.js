/** How the tools work, remembered in this browser. */

/**
 * @typedef {object} Settings
 * @property {string} tool
 * @property {"add" | "subtract"} mode of the shapes
 * @property {number} size of the brush, in pixels of the picture
 * @property {number} hardness in percent
 * @property {boolean} usesPressure
 * @property {number} tolerance of the wand, 0 to 255
 * @property {boolean} isContiguous
 * @property {number} amount of expanding and the like, in pixels
 * @property {number} gap around the product, in pixels
 * @property {string} colour of the mask
 * @property {number} opacity in percent
 * @property {boolean} isHatched
 */

const REMEMBERED = "mask-editor";

/** @param {{width: number, height: number}} picture @returns {Settings} */
export function initialSettings({ width, height }) {
  const longest = Math.max(width, height);
  return {
    tool: "brush",
    mode: "add",
    size: Math.max(8, Math.round(longest * 0.04)),
    hardness: 80,
    usesPressure: true,
    tolerance: 24,
    isContiguous: true,
    amount: Math.max(2, Math.round(longest * 0.004)),
    gap: Math.max(2, Math.round(longest * 0.006)),
    colour: "#ff2d87",
    opacity: 50,
    isHatched: true,
  };
}

// sizes suit a picture, the rest suits a person
const PERSONAL = new Set(["hardness", "usesPressure", "tolerance", "isContiguous", "colour", "opacity", "isHatched"]);

/** @param {{width: number, height: number}} picture @returns {Settings} */
export function recalledSettings(picture) {
  const initial = initialSettings(picture);
  try {
    const recalled = Object.entries(JSON.parse(localStorage.getItem(REMEMBERED) ?? "{}"));
    const known = recalled.filter(
      ([name, value]) => PERSONAL.has(name) && typeof value === typeof Reflect.get(initial, name),
    );
    return { ...initial, ...Object.fromEntries(known) };
  } catch {
    return initial;
  }
}

/** @param {Settings} settings */
export function rememberSettings(settings) {
  const personal = Object.entries(settings).filter(([name]) => PERSONAL.has(name));
  localStorage.setItem(REMEMBERED, JSON.stringify(Object.fromEntries(personal)));
}
