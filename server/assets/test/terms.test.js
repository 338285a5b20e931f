import assert from "node:assert/strict";
import { test } from "node:test";
import { NO_TERMS, addressFor, shortened } from "../src/terms.js";

const TOLD = {
  base: "http://here/",
  prefixes: { schema: "https://schema.org/", voc: "http://v/" },
  documents: { "http://ont": "/ontology" },
  places: [["http://here/id/", "/doc/"]],
};

test("an IRI is shortened by our base, else by a prefix, else not at all", () => {
  assert.equal(shortened("http://here/id/a/b", TOLD), "id/a/b");
  assert.equal(shortened("https://schema.org/name", TOLD), "schema:name");
  assert.equal(shortened("http://v/role/speaker", TOLD), "http://v/role/speaker");
  assert.equal(shortened("http://here/", TOLD), "http://here/");
});

test("it leads to our page where we have one, else to itself, where a browser can follow", () => {
  assert.equal(addressFor("http://here/id/a/b", TOLD, "/igf"), "/igf/doc/a/b");
  assert.equal(addressFor("http://ont", TOLD, "/igf"), "/igf/ontology");
  assert.equal(addressFor("https://elsewhere.example/", TOLD, "/igf"), "https://elsewhere.example/");
  assert.equal(addressFor("javascript:alert(1)", TOLD, ""), null);
  assert.equal(addressFor("urn:x", NO_TERMS, ""), null);
});
