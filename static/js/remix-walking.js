/**
 * The cell of a grid that a key leads to from another; null where it leads nowhere.
 * @param {string} key @param {number} from @param {{columns: number, rows: number}} grid @returns {number | null}
 */
export function walk(key, from, { columns, rows }) {
  const [row, column] = [Math.floor(from / columns), from % columns];
  /** @type {Record<string, [number, number]>} */
  const places = {
    ArrowUp: [row - 1, column],
    ArrowDown: [row + 1, column],
    ArrowLeft: [row, column - 1],
    ArrowRight: [row, column + 1],
    Home: [row, 0],
    End: [row, columns - 1],
  };
  const place = places[key];
  if (!place) return null;
  const [down, across] = place;
  const isThere = down >= 0 && down < rows && across >= 0 && across < columns;
  return isThere ? down * columns + across : null;
}
