import assert from "node:assert/strict";
import { test } from "node:test";
import { EDIT } from "../../static/js/mask/blend.js";
import { paintSegment } from "../../static/js/mask/brush.js";
import { Painting } from "../../static/js/mask/painting.js";

/** @param {Painting} painting @param {number} x */
function stroke(painting, x) {
  const from = { x, y: 10, radius: 6 };
  painting.touch(paintSegment(painting, from, { ...from, y: 50 }, { value: EDIT, hardness: 0.3 }));
  painting.commit();
}

/** @param {number} strokes @param {number} [budget] */
function painted(strokes, budget) {
  const painting = new Painting({ width: 120, height: 60 });
  if (budget) painting.history.budget = budget;
  const states = [painting.data.slice()];
  for (let number = 1; number <= strokes; number++) {
    stroke(painting, number * 9);
    states.push(painting.data.slice());
  }
  return { painting, states };
}

test("undo and redo bring back every state, to the byte", async () => {
  const { painting, states } = painted(8);
  for (let step = 7; step >= 0; step--) {
    await painting.travel("undo");
    assert.deepEqual(painting.data, states[step]);
  }
  assert.equal(await painting.travel("undo"), null);
  for (let step = 1; step <= 8; step++) {
    await painting.travel("redo");
    assert.deepEqual(painting.data, states[step]);
  }
  assert.equal(await painting.travel("redo"), null);
});

test("steps that do not fit in memory are packed and still found", async () => {
  const { painting, states } = painted(12, 2000);
  assert.ok(painting.history.past.filter(({ change }) => change === null).length > 5);
  for (let step = 11; step >= 0; step--) {
    await painting.travel("undo");
    assert.deepEqual(painting.data, states[step]);
  }
});

test("a new stroke forgets what was undone", async () => {
  const { painting } = painted(3);
  await painting.travel("undo");
  stroke(painting, 100);
  assert.equal(await painting.travel("redo"), null);
});

test("a stroke that changes nothing is no step", () => {
  const { painting } = painted(1);
  stroke(painting, 9);
  assert.equal(painting.history.past.length, 1);
});

test("filling the whole picture is a small step", () => {
  const painting = new Painting({ width: 500, height: 400 });
  painting.data.fill(255);
  painting.touch({ left: 0, top: 0, right: 500, bottom: 400 });
  painting.commit();
  const [{ change }] = painting.history.past;
  assert.ok(change && change.runs.byteLength + change.bytes.byteLength < 6000);
});

test("a stroke that is given up leaves no trace", () => {
  const { painting, states } = painted(2);
  const dab = { x: 60, y: 30, radius: 20 };
  painting.touch(paintSegment(painting, dab, dab, { value: EDIT, hardness: 1 }));
  painting.cancel();
  assert.deepEqual(painting.data, states[2]);
  assert.equal(painting.commit(), false);
});

test("what is measured follows painting, undo and redo", async () => {
  const painting = new Painting({ width: 100, height: 50 });
  painting.data.fill(255, 10 * 100, 20 * 100);
  painting.touch({ left: 0, top: 10, right: 100, bottom: 20 });
  painting.commit();
  assert.equal(painting.measure.share, 0.2);
  assert.deepEqual(painting.measure.box, { left: 0, top: 10, right: 100, bottom: 20 });
  assert.deepEqual(painting.measure.middle, { x: 50, y: 15 });
  await painting.travel("undo");
  assert.equal(painting.isEmpty, true);
});
