/** Where a key leads in a tree of [role=treeitem], by the WAI-ARIA pattern. */

/** @param {Element} item @returns {Element | null} */
const parentOf = (item) => item.parentElement?.closest("[role=treeitem]") ?? null;

/** @param {Element} item @returns {boolean} whether no branch above it is folded */
function isInSight(item) {
  for (let above = parentOf(item); above; above = parentOf(above)) if (above.ariaExpanded === "false") return false;
  return true;
}

/**
 * @param {HTMLElement} item that has the focus @param {HTMLElement[]} items all of the tree, in their order
 * @param {string} key
 * @returns {HTMLElement | "fold" | null | undefined} what gets the focus, or that the item itself folds or unfolds; null
 * where a way ends, undefined for keys that are no way
 */
export function target(item, items, key) {
  const shown = items.filter(isInSight);
  const at = shown.indexOf(item);
  const { ariaExpanded } = item;
  switch (key) {
    case "ArrowDown":
      return shown[at + 1] ?? null;
    case "ArrowUp":
      return shown[at - 1] ?? null;
    case "Home":
      return shown[0];
    case "End":
      return shown.at(-1);
    case "ArrowRight":
      return ariaExpanded === "false" ? "fold" : ariaExpanded === "true" ? shown[at + 1] : null;
    case "ArrowLeft":
      return ariaExpanded === "true" ? "fold" : /** @type {HTMLElement | null} */ (parentOf(item));
    default:
      return undefined;
  }
}
