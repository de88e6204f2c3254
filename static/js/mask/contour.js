/** Lines of equal value through a field of numbers: marching squares, joined to long lines so that they can be dashed. */

/** @typedef {{width: number, height: number, data: Float32Array}} Field */

/** The sides of a cell that a line joins, for each pattern of corners below the level: 0 top, 1 right, 2 bottom, 3 left. */
const SIDES = [
  [],
  [[3, 0]],
  [[0, 1]],
  [[3, 1]],
  [[1, 2]],
  [
    [3, 0],
    [1, 2],
  ],
  [[0, 2]],
  [[3, 2]],
  [[2, 3]],
  [[2, 0]],
  [
    [0, 1],
    [2, 3],
  ],
  [[2, 1]],
  [[1, 3]],
  [[1, 0]],
  [[0, 3]],
  [],
];

/**
 * @param {Field} field @param {number} level
 * @returns {number[][]} lines as x, y, x, y, …, where the middle of the first value is 0, 0
 */
export function contours(field, level) {
  const joints = jointsOf(field, level);
  const lines = [];
  for (const isOpenEnd of [true, false]) {
    for (const [start, ends] of joints) {
      if (ends.length === (isOpenEnd ? 1 : 2)) lines.push(walk(joints, start, field, level));
    }
  }
  return lines;
}

/** @param {Field} field @param {number} level @returns {Map<number, number[]>} for each crossed edge the next ones */
function jointsOf({ width, height, data }, level) {
  /** @type {Map<number, number[]>} */
  const joints = new Map();
  const join = (/** @type {number} */ one, /** @type {number} */ other) => {
    joints.set(one, [...(joints.get(one) ?? []), other]);
    joints.set(other, [...(joints.get(other) ?? []), one]);
  };
  for (let y = 0; y + 1 < height; y++) {
    for (let x = 0; x + 1 < width; x++) {
      const at = y * width + x;
      const corners = [data[at], data[at + 1], data[at + width + 1], data[at + width]];
      const pattern = corners.reduce((bits, value, bit) => bits | (value <= level ? 1 << bit : 0), 0);
      if (pattern === 0 || pattern === 15) continue;
      const edges = [2 * at, 2 * (at + 1) + 1, 2 * (at + width), 2 * at + 1];
      for (const [one, other] of SIDES[pattern]) join(edges[one], edges[other]);
    }
  }
  return joints;
}

/** @param {Map<number, number[]>} joints what is walked is taken out @param {number} start @param {Field} field @param {number} level */
function walk(joints, start, field, level) {
  const line = [];
  let edge = start;
  for (let ends = joints.get(edge); ends; ends = joints.get(edge)) {
    line.push(...crossing(edge, field, level));
    joints.delete(edge);
    const next = ends.find((end) => joints.has(end));
    if (next === undefined) {
      if (line.length > 4 && ends.includes(start)) line.push(line[0], line[1]);
      break;
    }
    edge = next;
  }
  return line;
}

/** @param {number} edge even: to the right, odd: down @param {Field} field @param {number} level */
function crossing(edge, { width, data }, level) {
  const from = edge >> 1;
  const isDown = (edge & 1) === 1;
  const to = isDown ? from + width : from + 1;
  const share = (level - data[from]) / (data[to] - data[from]);
  const x = from % width;
  const y = (from - x) / width;
  return isDown ? [x, y + share] : [x + share, y];
}
