import assert from "node:assert/strict";
import { test } from "node:test";
import { apt, pointsOf } from "../src/charting.js";
import { tableOf } from "../src/rows.js";

const term = (value) => {
  if (typeof value === "number") return { type: "literal", value: String(value), datatype: "http://www.w3.org/2001/XMLSchema#integer" };
  return value.startsWith("urn:") ? { type: "uri", value } : { type: "literal", value };
};
const table = (...rows) => {
  const columns = rows[0].map((_, place) => `c${place}`);
  return tableOf(columns, rows.map((row) => Object.fromEntries(row.map((value, at) => [`c${at}`, term(value)]))));
};

test("a name and a number make bars", () => {
  assert.deepEqual(apt(table(["a", 1], ["b", 2])), { labels: 0, numbers: [1], line: false });
});

test("a name is read rather than an IRI", () => {
  assert.deepEqual(apt(table(["urn:a", 1, "a"], ["urn:b", 2, "b"])), { labels: 2, numbers: [1], line: false });
  assert.deepEqual(apt(table(["urn:a", 1], ["urn:b", 2])), { labels: 0, numbers: [1], line: false });
});

test("years make a line, in their order, wherever they stand", () => {
  const found = table([3, 2019], [1, 2017], [2, 2018]);
  const way = apt(found);
  assert.deepEqual(way, { labels: 1, numbers: [0], line: true });
  assert.deepEqual(pointsOf(found, way, 0).map(({ label, value }) => [label, value]), [["2017", 1], ["2018", 2], ["2019", 3]]);
});

test("no chart where there is no number, one row, a name twice, or too much", () => {
  assert.equal(apt(table(["a", "b"], ["c", "d"])), null);
  assert.equal(apt(table(["a", 1])), null);
  assert.equal(apt(table(["a", 1], ["a", 2])), null);
  assert.equal(apt(table([1, 2], [3, 4])), null);
  assert.equal(apt(table(...Array.from({ length: 61 }, (_, at) => [`n${at}`, at]))), null);
  assert.equal(apt(tableOf(["a"], [])), null);
});
