/**
 * Walking about in rows of tiles of different widths, as the eye does.
 *
 * @typedef {{ top: number, left: number, width: number }} Box
 */

/** @param {Box} a @param {Box} b */
const inOneRow = (a, b) => Math.abs(a.top - b.top) < 2;

/**
 * The tile that a key leads to. Only the rows about the tile are measured.
 * @param {string} key @param {number} from @param {number} count how many tiles there are
 * @param {(index: number) => Box} boxOf
 * @returns {number | null} null where the key leads nowhere, or is none of these
 */
export function walk(key, from, count, boxOf) {
  switch (key) {
    case "ArrowRight":
      return from + 1 < count ? from + 1 : null;
    case "ArrowLeft":
      return from > 0 ? from - 1 : null;
    case "Home":
      return 0;
    case "End":
      return count - 1;
    case "ArrowDown":
      return climb(from, 1, count, boxOf);
    case "ArrowUp":
      return climb(from, -1, count, boxOf);
    default:
      return null;
  }
}

/** @param {number} from @param {1 | -1} way @param {number} count @param {(index: number) => Box} boxOf */
function climb(from, way, count, boxOf) {
  const here = boxOf(from);
  let index = from + way;
  while (index >= 0 && index < count && inOneRow(boxOf(index), here)) index += way;
  if (index < 0 || index >= count) return null;
  const row = boxOf(index);
  const middle = here.left + here.width / 2;
  let nearest = index;
  let least = Infinity;
  for (; index >= 0 && index < count && inOneRow(boxOf(index), row); index += way) {
    const { left, width } = boxOf(index);
    const distance = Math.abs(left + width / 2 - middle);
    if (distance < least) [nearest, least] = [index, distance];
  }
  return nearest;
}

/** @param {number} a @param {number} b @returns {[number, number]} first and last of what lies between, both included */
export const between = (a, b) => [Math.min(a, b), Math.max(a, b)];
