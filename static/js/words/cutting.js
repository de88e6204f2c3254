/** Words taken out of a text, or others put in their place, with commas and blanks left as a person would leave them. */

const JOINTS = /(?:,\s*and|,\s*with|,|\band|\bwith|&|\+)\s*$/i;

/**
 * The text without the words from `start` to `end`, and where the cursor then stands.
 * @param {string} text @param {number} start @param {number} end
 * @returns {{ text: string, caret: number }}
 */
export function without(text, start, end) {
  const before = text.slice(0, start).replace(JOINTS, "").trimEnd();
  const after = text.slice(end).replace(/^\s*(?=[,.;])/, "");
  if (!before) {
    const rest = after.replace(/^[\s,;.]+/, "");
    return { text: rest, caret: 0 };
  }
  const joint = !after || /^[,.;\n]/.test(after) ? "" : needsComma(text, start) ? ", " : " ";
  return { text: before + joint + after.trimStart(), caret: before.length };
}

/**
 * The text with other words in place of those from `start` to `end`.
 * @param {string} text @param {number} start @param {number} end @param {string} words
 * @returns {{ text: string, caret: number }}
 */
export function replaced(text, start, end, words) {
  return { text: text.slice(0, start) + words + text.slice(end), caret: start + words.length };
}

/** @param {string} text @param {number} start */
function needsComma(text, start) {
  return /,\s*(?:and\s+|with\s+)?$/i.test(text.slice(0, start));
}
