import assert from "node:assert/strict";
import { test } from "node:test";
import { cellOf, sorted, tableOf } from "../src/rows.js";

const XSD = "http://www.w3.org/2001/XMLSchema#";
const number = (value) => ({ type: "literal", value, datatype: `${XSD}integer` });
const words = (value, language) => ({ type: "literal", value, "xml:lang": language });
const texts = (rows) => rows.map(([cell]) => cell?.text ?? null);

test("what all cells of a column share is said of the column", () => {
  const { columns } = tableOf(
    ["n", "name", "mixed", "iri", "none"],
    [
      { n: number("1"), name: words("a", "en"), mixed: words("a", "en"), iri: { type: "uri", value: "urn:a" } },
      { n: number("2"), name: words("b", "en"), mixed: words("b", "fr") },
    ],
  );
  assert.deepEqual(columns, [
    { name: "n", literal: true, numeric: true, language: null, datatype: `${XSD}integer` },
    { name: "name", literal: true, numeric: false, language: "en", datatype: null },
    { name: "mixed", literal: true, numeric: false, language: null, datatype: null },
    { name: "iri", literal: false, numeric: false, language: null, datatype: null },
    { name: "none", literal: false, numeric: false, language: null, datatype: null },
  ]);
});

test("numbers are sorted as numbers, and the unbound comes last both ways", () => {
  const { rows } = tableOf(["n"], [{ n: number("10") }, {}, { n: number("9") }, { n: number("100") }]);
  assert.deepEqual(texts(sorted(rows, 0, false)), ["9", "10", "100", null]);
  assert.deepEqual(texts(sorted(rows, 0, true)), ["100", "10", "9", null]);
});

test("names are sorted as people do it", () => {
  const { rows } = tableOf(["n"], ["IGF 10", "Zoë", "IGF 9", "Élan"].map((text) => ({ n: words(text, "en") })));
  assert.deepEqual(texts(sorted(rows, 0, false)), ["Élan", "IGF 9", "IGF 10", "Zoë"]);
});

test("ten thousand rows are sorted in no time that one would notice", () => {
  const bindings = Array.from({ length: 10_000 }, (_, at) => ({ n: words(`name ${(at * 7919) % 10_007}`) }));
  const { rows } = tableOf(["n"], bindings);
  assert.equal(sorted(rows, 0, false)[0][0].text, "name 0");
});

test("a string has no datatype to show, and a triple term is written out", () => {
  assert.equal(cellOf({ type: "literal", value: "x", datatype: `${XSD}string` }).datatype, null);
  const value = { subject: { type: "uri", value: "urn:s" }, predicate: { type: "uri", value: "urn:p" }, object: number("1") };
  assert.deepEqual(cellOf({ type: "triple", value }), { kind: "other", text: "<<( urn:s urn:p 1 )>>" });
});
