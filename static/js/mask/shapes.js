/** Polygons, rectangles and ellipses, filled with smooth edges. */

/** @import { Box, Point, Raster } from "./box.js" */
/** @typedef {{top: number, bottom: number, x: number, slope: number, way: number}} Edge x is where it crosses y = 0 */

import { blended } from "./blend.js";
import { around, clipped } from "./box.js";

const LINES = 4; // looked at in each row of pixels

/** @param {Point[]} points @returns {Edge[]} from the top down; level edges enclose nothing */
function edgesOf(points) {
  return points
    .map((from, index) => {
      const to = points[(index + 1) % points.length];
      const slope = (to.x - from.x) / (to.y - from.y);
      return {
        top: Math.min(from.y, to.y),
        bottom: Math.max(from.y, to.y),
        x: from.x - from.y * slope,
        slope,
        way: to.y > from.y ? 1 : -1,
      };
    })
    .filter(({ top, bottom }) => top < bottom)
    .sort((one, other) => one.top - other.top);
}

/**
 * Note where the coverage of a row of pixels rises by one and falls by one.
 * @param {Float32Array} steps @param {number} at in pixels from the row's start @param {number} by
 */
function step(steps, at, by) {
  const place = Math.min(steps.length - 2, Math.max(0, at));
  const pixel = Math.floor(place);
  steps[pixel] += by * (1 - (place - pixel));
  steps[pixel + 1] += by * (place - pixel);
}

/**
 * Note the spans inside the polygon along one line; overlapping loops of a lasso are inside, too.
 * @param {Float32Array} steps @param {Edge[]} edges that the line crosses @param {number} y @param {number} left
 */
function cross(steps, edges, y, left) {
  const crossings = edges.map(({ x, slope, way }) => ({ x: x + slope * y, way })).sort((one, other) => one.x - other.x);
  let winding = 0;
  for (const { x, way } of crossings) {
    if (winding === 0) step(steps, x - left, 1 / LINES);
    winding += way;
    if (winding === 0) step(steps, x - left, -1 / LINES);
  }
}

/**
 * @param {Raster} raster changed in place @param {Point[]} points @param {number} value as in blend.js
 * @returns {Box} what may have changed
 */
export function fillPolygon(raster, points, value) {
  const box = clipped(around(points), raster);
  const waiting = edgesOf(points);
  const steps = new Float32Array(Math.max(0, box.right - box.left) + 2);
  /** @type {Edge[]} */
  let active = [];
  let next = 0;
  for (let row = box.top; row < box.bottom; row++) {
    steps.fill(0);
    while (next < waiting.length && waiting[next].top < row + 1) active.push(waiting[next++]);
    active = active.filter(({ bottom }) => bottom > row);
    for (let line = 0; line < LINES; line++) {
      const y = row + (line + 0.5) / LINES;
      const crossed = active.filter(({ top, bottom }) => top <= y && y < bottom);
      cross(steps, crossed, y, box.left);
    }
    put(raster, row, box, steps, value);
  }
  return box;
}

/** @param {Raster} raster @param {number} row @param {Box} box @param {Float32Array} steps @param {number} value */
function put({ data, width }, row, { left, right }, steps, value) {
  let inside = 0;
  for (let column = left, index = row * width + left; column < right; column++, index++) {
    inside += steps[column - left];
    const strength = Math.round(inside * 255);
    if (strength > 0) data[index] = blended(data[index], Math.min(255, strength), value);
  }
}

/** @param {Box} box @returns {Point[]} */
export function rectangle({ left, top, right, bottom }) {
  return [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ];
}

/** @param {Box} box @returns {Point[]} the ellipse that touches the box's sides */
export function ellipse({ left, top, right, bottom }) {
  const across = (right - left) / 2;
  const down = (bottom - top) / 2;
  const corners = Math.max(24, Math.ceil(Math.PI * Math.sqrt(Math.max(across, down)) * 4));
  return Array.from({ length: corners }, (_, corner) => {
    const angle = (2 * Math.PI * corner) / corners;
    return { x: left + across * (1 + Math.cos(angle)), y: top + down * (1 + Math.sin(angle)) };
  });
}

/**
 * The box that a drag from one point to another spans, in whole pixels.
 * @param {Point} from @param {Point} to @param {{isEven: boolean, isCentred: boolean}} how even: a square or a circle
 * @returns {Box}
 */
export function spanned(from, to, { isEven, isCentred }) {
  let dx = to.x - from.x;
  let dy = to.y - from.y;
  if (isEven) {
    const side = Math.max(Math.abs(dx), Math.abs(dy));
    dx = dx < 0 ? -side : side;
    dy = dy < 0 ? -side : side;
  }
  const start = isCentred ? { x: from.x - dx, y: from.y - dy } : from;
  const end = { x: from.x + dx, y: from.y + dy };
  return {
    left: Math.round(Math.min(start.x, end.x)),
    top: Math.round(Math.min(start.y, end.y)),
    right: Math.round(Math.max(start.x, end.x)),
    bottom: Math.round(Math.max(start.y, end.y)),
  };
}
