/** Keys of the mask editor, by the letter printed on them, so that every layout works. */

export const TOOL_KEYS = {
  b: "brush",
  e: "eraser",
  l: "lasso",
  p: "polygon",
  g: "snap",
  r: "rectangle",
  o: "ellipse",
  w: "wand",
  s: "pick",
};

export const ACTION_KEYS = {
  "[": "smaller",
  "]": "larger",
  "{": "softer",
  "}": "harder",
  f: "fill",
  i: "invert",
  n: "numbers",
  Delete: "clear",
  Backspace: "step-back",
  Escape: "cancel",
  0: "fit",
  1: "full",
  2: "double",
  "+": "in",
  "=": "in",
  "-": "out",
};

/** @type {Record<string, {x: number, y: number}>} */
export const WAYS = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/**
 * What a key stroke asks for. Brackets need AltGr on many keyboards, so they are taken with it, and with Shift as well.
 * @param {KeyboardEvent} event @returns {{tool?: string, action?: string} | null}
 */
export function meaning(event) {
  const isBracket = event.key === "[" || event.key === "]";
  const isAltGraph = event.getModifierState?.("AltGraph") ?? false;
  const isCommand = (event.ctrlKey || event.metaKey || event.altKey) && !isAltGraph;
  if (isCommand) return null;
  if (isBracket && event.shiftKey) return { action: event.key === "[" ? "softer" : "harder" };
  const tool = Reflect.get(TOOL_KEYS, event.key.toLowerCase());
  if (tool && !event.shiftKey) return { tool };
  const action = Reflect.get(ACTION_KEYS, event.key.length === 1 ? event.key.toLowerCase() : event.key);
  return action ? { action } : null;
}
