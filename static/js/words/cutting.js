/** Words taken out of a text, or others put in their place, with commas and blanks left as a person would leave them. */

const PLACES =
  "in front of|on top of|next to|surrounded by|on|in|at|by|of|to|under|over|above|against|before|behind|beside|near|around";
/** What bound the words to the text before them: "and", "on a". */
const JOINT = new RegExp(
  `(?:\\b(?:and|but|with)\\s+|[,&+]\\s*)*(?:\\b(?:${PLACES})\\s+)?(?:\\b(?:an?|the)\\s+)?$`,
  "i",
);
/** The phrase goes on: only a word inside it is taken out. */
const GOES_ON = new RegExp(`^\\s+(?!(?:${PLACES}|and|but|with|or|from|below)\\b)[\\p{L}\\p{N}#]`, "iu");
const LIST_BEGINS = /\bwith\s+(?:an?\s+|the\s+)?$/i;
const LIST_GOES_ON = /^\s*,?\s*and\s+/i;

/**
 * Where words stand in a text that may have changed since they were found at `start`: the nearest place, or −1.
 * @param {string} text @param {string} words @param {number} start
 * @returns {number}
 */
export function nearest(text, words, start) {
  let best = -1;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    if (best < 0 || Math.abs(at - start) < Math.abs(best - start)) best = at;
  }
  return best;
}

/**
 * The text without the words from `start` to `end`, and where the cursor then stands.
 * @param {string} text @param {number} start @param {number} end
 * @returns {{ text: string, caret: number }}
 */
export function without(text, start, end) {
  const [head, rest] = [text.slice(0, start), text.slice(end)];
  if (GOES_ON.test(rest)) return { text: head + rest.trimStart(), caret: start };
  if (LIST_BEGINS.test(head) && LIST_GOES_ON.test(rest)) {
    const begun = head.replace(LIST_BEGINS, "with ");
    return { text: begun + rest.replace(LIST_GOES_ON, ""), caret: begun.length };
  }
  const joint = JOINT.exec(head)?.[0] ?? "";
  const before = head.slice(0, head.length - joint.length).trimEnd();
  const after = rest.replace(/^\s*(?=[,.;!?])/, "");
  if (!before) return { text: after.replace(/^[\s,;.]*(?:(?:and|with|&)\s+)?/i, ""), caret: 0 };
  const bound = !after || /^[,.;!?\n]/.test(after) ? "" : joint.includes(",") ? ", " : " ";
  return { text: before + bound + after.trimStart(), caret: before.length };
}

/**
 * The text with other words in place of those from `start` to `end`.
 * @param {string} text @param {number} start @param {number} end @param {string} words
 * @returns {{ text: string, caret: number }}
 */
export function replaced(text, start, end, words) {
  return { text: text.slice(0, start) + words + text.slice(end), caret: start + words.length };
}
