import assert from "node:assert/strict";
import { test } from "node:test";
import { firstLines, partsOf } from "../src/turtle.js";

const TEXT = `@prefix s: <https://schema.org/> .
<urn:a> s:name "not s:name nor <urn:x>"@en-GB , """two
"lines\\"""" ; # s:comment
\ts:a\\/b 1.5 ; s:v1.2 true .
`;
const led = () => partsOf(TEXT).filter(({ iri }) => iri);

test("the parts make the whole again", () => {
  assert.equal(partsOf(TEXT).map(({ text }) => text).join(""), TEXT);
});

test("IRIs and prefixed names lead somewhere, and what is in a string does not", () => {
  assert.deepEqual(led().map(({ text, iri }) => [text, iri]), [
    ["s:", "https://schema.org/"],
    ["<https://schema.org/>", "https://schema.org/"],
    ["<urn:a>", "urn:a"],
    ["s:name", "https://schema.org/name"],
    ["s:a\\/b", "https://schema.org/a/b"],
    ["s:v1.2", "https://schema.org/v1.2"],
  ]);
});

test("a prefix that nobody declared leads nowhere", () => {
  assert.equal(partsOf("x:y")[0].iri, null);
});

test("of a long text the first lines are had, and the number of all", () => {
  assert.deepEqual(firstLines("a\nb\nc", 2), { text: "a\nb", lines: 3 });
});
