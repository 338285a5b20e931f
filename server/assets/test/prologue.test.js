import assert from "node:assert/strict";
import { test } from "node:test";
import { missingPrefixes } from "../src/prologue.js";

const KNOWN = { schema: "https://schema.org/", igf: "https://w3id.org/igf-kg/ont#" };
const mended = (text) => {
  const found = missingPrefixes(text, KNOWN);
  return found && text.slice(0, found.from) + found.insert + text.slice(found.from);
};

test("a prefix that is used and not declared is declared at the top", () => {
  assert.equal(mended("ASK { ?s schema:name 1 }"), "PREFIX schema: <https://schema.org/>\n\nASK { ?s schema:name 1 }");
});

test("it comes after those that are there", () => {
  const text = "BASE <urn:x>\nPREFIX schema: <https://schema.org/>\nASK { ?s a igf:Session ; schema:name 1 }";
  assert.equal(mended(text).split("\n")[2], "PREFIX igf: <https://w3id.org/igf-kg/ont#>");
});

test("it comes after a comment that the query begins with", () => {
  assert.equal(mended("# Who?\nASK { ?s schema:name 1 }").split("\n")[1], "PREFIX schema: <https://schema.org/>");
});

test("two at once are declared in one go", () => {
  assert.equal(missingPrefixes("ASK { ?s a igf:Session ; schema:name 1 }", KNOWN).insert.split("\n").length, 4);
});

for (const text of [
  "PREFIX schema: <urn:mine> ASK { ?s schema:name 1 }",
  "PREFIX schema:",
  "PREFIX schema: <https://sch",
  "ASK { ?s other:name 1 }",
  'ASK { ?s ?p "schema:name" }',
  "ASK { ?s ?p '''\nschema:name''' }",
  "ASK { ?s <schema:name> 1 } # igf:Session",
  "ASK { ?schema ?p _:schema }",
  "ASK { ?s toString:name 1 }",
]) {
  test(`nothing is declared for ${JSON.stringify(text)}`, () => assert.equal(mended(text), null));
}
