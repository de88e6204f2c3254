import assert from "node:assert/strict";
import { test } from "node:test";
import { UndoStack } from "../../static/js/undo.js";

test("undo goes back step by step and redo forward again", () => {
  const steps = new UndoStack();
  steps.note("a");
  steps.note("b");
  assert.equal(steps.undo("c"), "b");
  assert.equal(steps.undo("b"), "a");
  assert.equal(steps.undo("a"), undefined);
  assert.equal(steps.redo("a"), "b");
  assert.equal(steps.redo("b"), "c");
  assert.equal(steps.redo("c"), undefined);
});

test("a new change forgets what was undone", () => {
  const steps = new UndoStack();
  steps.note("a");
  steps.undo("b");
  steps.note("a");
  assert.equal(steps.redo("c"), undefined);
});

test("only the latest steps are kept", () => {
  const steps = new UndoStack(2);
  for (const value of ["a", "b", "c"]) steps.note(value);
  assert.equal(steps.undo("d"), "c");
  assert.equal(steps.undo("c"), "b");
  assert.equal(steps.undo("b"), undefined);
});
