/**
 * What the keyboard means on a page: typing is never a shortcut.
 */

const NOT_TYPED_INTO = new Set(["button", "checkbox", "radio", "range", "submit", "reset", "color", "file"]);

/** @param {Event} event @returns {boolean} whether the event goes to a field that takes text */
export function isTyping({ target }) {
  if (target instanceof HTMLInputElement) return !NOT_TYPED_INTO.has(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

/** @param {KeyboardEvent} event @returns {boolean} whether no modifier but shift is held */
export const isPlain = (event) => !event.ctrlKey && !event.metaKey && !event.altKey;

/** @param {Event} event @returns {boolean} whether arrows belong to the control in focus, as in a group of radio buttons */
export const ownsArrows = (event) =>
  event.target instanceof Element &&
  event.target.closest("[role=tablist], [role=listbox], [role=menu], film-strip, input") !== null;

/**
 * Which of undo and redo a key stroke asks for; by the letter printed on the key, so that every layout works.
 * @param {KeyboardEvent} event @returns {"undo" | "redo" | null}
 */
export function undoOrRedo(event) {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  const key = event.key.toLowerCase();
  if (key === "z") return event.shiftKey ? "redo" : "undo";
  return key === "y" && !event.shiftKey ? "redo" : null;
}
