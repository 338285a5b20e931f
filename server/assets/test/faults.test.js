import assert from "node:assert/strict";
import { test } from "node:test";
import { faultIn } from "../src/faults.js";

const marked = (text, detail) => {
  const { from, to, words } = faultIn(text, detail);
  return [text.slice(from, to), words];
};

test("the word at the place that the server names is marked", () => {
  const found = marked("SELECT *\n{ ?s foo ?o }", "line 2, column 6: foo may not stand here; write a verb");
  assert.deepEqual(found, ["foo", "foo may not stand here; write a verb"]);
});

test("a character beyond the basic plane is one column", () => {
  assert.deepEqual(marked('ASK { ?s ?p "😀" foo }', "line 1, column 17: no"), ["foo", "no"]);
});

test("a fault at the end of the text marks nothing, and has its place there", () => {
  assert.deepEqual(faultIn("ASK {", "line 1, column 6: write }"), { from: 5, to: 5, words: "write }" });
});

test("a place beyond the text is taken for its end", () => {
  assert.deepEqual(faultIn("ASK", "line 9, column 9: no"), { from: 3, to: 3, words: "no" });
});

test("a prefixed name and an IRI are marked whole", () => {
  assert.equal(marked("ASK { ?s schema:name 1 }", "line 1, column 10: no")[0], "schema:name");
  assert.equal(marked("ASK { ?s <urn:x> 1 }", "line 1, column 10: no")[0], "<urn:x>");
});

test("what names no place marks none, even where it quotes one", () => {
  assert.equal(faultIn("ASK {}", "the query took too long (line 1, column 2: x)"), null);
});
