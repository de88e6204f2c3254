import assert from "node:assert/strict";
import { test } from "node:test";
import { nearest, replaced, without } from "../../static/js/words/cutting.js";

/** @param {string} text @param {string} words */
function cut(text, words) {
  const start = text.indexOf(words);
  return without(text, start, start + words.length).text;
}

test("an item of a list leaves with its comma", () => {
  assert.equal(cut("perfume on wet black stone, mist, rim light", "mist"), "perfume on wet black stone, rim light");
});

test("the first item leaves no comma behind", () => {
  assert.equal(cut("mist, marble", "mist"), "marble");
});

test("the last item leaves no comma behind", () => {
  assert.equal(cut("marble, mist", "mist"), "marble");
});

test("the last item of a sentence keeps its full stop", () => {
  assert.equal(cut("On marble with roses. Soft light.", "roses"), "On marble. Soft light.");
});

test("a word in the middle of a phrase leaves one blank", () => {
  assert.equal(cut("a glossy black floor", "black"), "a glossy floor");
});

test("what stood on something stands nowhere", () => {
  assert.equal(cut("perfume on wet black stone, mist", "wet black stone"), "perfume, mist");
  assert.equal(cut("On a rustic table with pine branches, snow", "rustic table"), "pine branches, snow");
  assert.equal(cut("On steps before a plaster wall with grass", "plaster wall"), "On steps with grass");
});

test("the first thing of a list leaves the others with their with", () => {
  assert.equal(cut("On a slab with a vase and eucalyptus, mist", "vase"), "On a slab with eucalyptus, mist");
});

test("a word before the noun leaves the and before it", () => {
  assert.equal(cut("with pearls and white roses", "white"), "with pearls and roses");
});

test("words are found again where the text moved", () => {
  assert.equal(nearest("🌸 sand, more sand, sand 🐚", "sand", 14), 14);
  assert.equal(nearest("oak. On marble", "marble", 3), 8);
  assert.equal(nearest("oak", "marble", 3), -1);
});

test("the only words leave nothing", () => {
  assert.equal(cut("marble", "marble"), "");
});

test("words are replaced where they stand", () => {
  assert.deepEqual(replaced("on marble, soft light", 3, 9, "oak"), { text: "on oak, soft light", caret: 6 });
});
