import assert from "node:assert/strict";
import { test } from "node:test";
import { meaning } from "../../static/js/compare/keyboard.js";
import {
  chosen,
  columnsOf,
  currentOf,
  FIRST,
  fromAddress,
  inSight,
  swapped,
  toAddress,
  turned,
} from "../../static/js/compare/state.js";

/** @import { State } from "../../static/js/compare/state.js" */

const PAGE = "http://studio.test/compare/?v=a&v=b&v=c";

/** @param {number[]} numbers @param {string} [mode] */
const choose = (numbers, mode = "slider") =>
  numbers.reduce((state, number) => chosen(state, number), /** @type {State} */ ({ ...FIRST, mode }));

test("two numbers, one after the other, are the left and the right picture", () => {
  assert.deepEqual(choose([1, 3]).pair, [1, 3]);
  assert.deepEqual(choose([4, 2]).pair, [4, 2]);
  assert.deepEqual(choose([3]).pair, [2, 3]);
  assert.equal(currentOf(choose([1, 3])), 3);
});

test("choosing the left one brings it to the right, and the right one stays", () => {
  assert.deepEqual(choose([1]).pair, [2, 1]);
  assert.deepEqual(choose([2]).pair, [1, 2]);
});

test("swapping changes the sides and not the one that is meant", () => {
  const state = choose([1, 3]);
  assert.deepEqual(swapped(state).pair, [3, 1]);
  assert.equal(currentOf(swapped(state)), currentOf(state));
  assert.equal(currentOf(turned(state)), 1);
});

test("all stand beside each other, two lie over each other, one blinks, and the difference stands alone", () => {
  assert.deepEqual(inSight(choose([2, 4], "side"), 4), [1, 2, 3, 4]);
  assert.deepEqual(inSight(choose([2, 4]), 4), [2, 4]);
  assert.deepEqual(inSight(choose([2, 4], "blink"), 4), [4]);
  assert.deepEqual(inSight(choose([2, 4], "difference"), 4), []);
});

test("the address keeps mode and pair, and the pictures", () => {
  const address = toAddress(choose([1, 3]), PAGE);
  assert.deepEqual(new URL(address).searchParams.getAll("v"), ["a", "b", "c"]);
  assert.deepEqual(fromAddress(address, 3), choose([1, 3]));
});

test("an address that makes no sense shows the first two", () => {
  for (const query of ["mode=xray", "pair=1-9", "pair=2-2", "pair=1-2-3", "pair=a-b", "pair=1"])
    assert.deepEqual(fromAddress(`${PAGE}&${query}`, 3), FIRST);
});

test("pictures stand in as many columns as show the most of them", () => {
  const square = { width: 1000, height: 1000 };
  assert.equal(columnsOf(2, square, { width: 1440, height: 700 }), 2);
  assert.equal(columnsOf(2, square, { width: 390, height: 600 }), 1);
  assert.equal(columnsOf(4, square, { width: 900, height: 900 }), 2);
  assert.equal(columnsOf(3, { width: 2000, height: 500 }, { width: 800, height: 800 }), 1);
});

test("digits choose among several and zoom when there are two", () => {
  const key = (/** @type {string} */ name, shiftKey = false) => ({ key: name, shiftKey });
  assert.equal(meaning(key("1"), 2, "side"), "full");
  assert.equal(meaning(key("1"), 3, "side"), "choose 1");
  assert.equal(meaning(key("4"), 3, "side"), null);
  assert.equal(meaning(key("0"), 4, "side"), "fit");
  assert.equal(meaning(key("Z"), 4, "side"), "leap");
  assert.equal(meaning(key("q"), 4, "side"), null);
});

test("arrows move the slider's line, pan with shift, and choose left or right elsewhere", () => {
  const key = (/** @type {string} */ name, shiftKey = false) => ({ key: name, shiftKey });
  assert.equal(meaning(key("ArrowLeft"), 2, "slider"), "line ArrowLeft");
  assert.equal(meaning(key("ArrowLeft"), 2, "blink"), "left");
  assert.equal(meaning(key("ArrowDown"), 2, "slider"), "right");
  assert.equal(meaning(key("ArrowLeft", true), 2, "slider"), "pan ArrowLeft");
});
