import assert from "node:assert/strict";
import { test } from "node:test";
import { completing } from "../src/completing.js";

const TOLD = {
  prefixes: { schema: "https://schema.org/" },
  terms: [
    { iri: "https://schema.org/name", name: "schema:name", kind: "property", label: "name", uses: 1000 },
    { iri: "https://schema.org/Person", name: "schema:Person", kind: "class", label: "person", uses: 10 },
    { iri: "http://v/role/speaker", kind: "concept", label: "speaker", scheme: "Roles" },
  ],
};
// As much of CodeMirror's context as a source asks of it.
const offered = (text, { explicit = false, node = "" } = {}) => {
  const matchBefore = (pattern) => {
    const found = pattern.exec(text);
    return found && { from: found.index, text: found[0] };
  };
  const context = { explicit, pos: text.length, state: { doc: { toString: () => text } }, matchBefore };
  return completing(TOLD, () => node)(context);
};
const labels = (...asked) => offered(...asked)?.options.map(({ label }) => label) ?? null;

test("two letters bring up terms, prefixes and keywords", () => {
  const found = labels("ASK { ?s na");
  for (const label of ["schema:name", "schema:Person", "speaker", "schema:", "OPTIONAL"]) {
    assert.ok(found.includes(label), label);
  }
});

test("after `a` come the classes alone", () => {
  assert.deepEqual(labels("ASK { ?s a Pe"), ["schema:Person"]);
});

test("what is used more comes first", () => {
  const [name, person] = offered("ASK { ?s na").options;
  assert.ok(name.boost > person.boost);
});

test("a concept is written as its IRI, and says which list it is of", () => {
  const [speaker] = offered("ASK { ?s ?p spe").options.filter(({ type }) => type === "concept");
  assert.deepEqual([speaker.apply, speaker.detail], ["<http://v/role/speaker>", "Roles"]);
});

test("the variables of the query are offered, without what is just being written", () => {
  assert.deepEqual(labels("SELECT ?name { ?person ?is ?na"), ["?name", "?person", "?is"]);
});

test("nothing comes up by itself in a string, in a comment, or after one letter", () => {
  assert.equal(offered("ASK { ?s ?p 'na", { node: "string" }), null);
  assert.equal(offered("# na", { node: "comment" }), null);
  assert.equal(offered("ASK { ?s n"), null);
  assert.equal(offered("ASK { "), null);
});

test("whoever asks gets everything", () => {
  assert.ok(offered("ASK { ", { explicit: true }).options.length > TOLD.terms.length);
});
