import assert from "node:assert/strict";
import { afterEach, mock, test } from "node:test";
import { LONGEST_ADDRESS, MOST_BYTES, addressOf, ask, requestOf } from "../src/asking.js";

const query = (text) => new URLSearchParams({ query: text });
const answering = (body, init) => mock.method(globalThis, "fetch", async () => new Response(body, init));
const json = (type) => ({ headers: { "Content-Type": type } });

afterEach(() => mock.restoreAll());

test("a short query is in the address, a long one in the body", () => {
  assert.equal(requestOf("/sparql", query("ASK {}"))[0], "/sparql?query=ASK+%7B%7D");
  const [address, { method, body }] = requestOf("/sparql", query("x".repeat(LONGEST_ADDRESS)));
  assert.deepEqual([address, method, body.get("query").length], ["/sparql", "POST", LONGEST_ADDRESS]);
  assert.equal(addressOf("/sparql", query("x".repeat(LONGEST_ADDRESS))), null);
});

test("rows, a yes or no, and statements are told apart by what the server sends", async () => {
  answering('{"head":{"vars":["a"]},"results":{"bindings":[{}]}}', json("application/sparql-results+json"));
  assert.deepEqual(await ask("/sparql", query("q")), { kind: "rows", columns: ["a"], bindings: [{}] });
  answering('{"head":{},"boolean":true}', json("application/sparql-results+json"));
  assert.deepEqual(await ask("/sparql", query("q")), { kind: "verdict", verdict: true });
  answering("<urn:a> a <urn:b> .", json("text/turtle; charset=utf-8"));
  assert.deepEqual(await ask("/sparql", query("q")), { kind: "statements", text: "<urn:a> a <urn:b> ." });
});

test("a long answer is not read, whether or not its length is told", async () => {
  answering("x", { headers: { "Content-Length": String(MOST_BYTES + 1) } });
  assert.deepEqual(await ask("/sparql", query("q")), { kind: "large", bytes: MOST_BYTES + 1 });
  const piece = new Uint8Array(MOST_BYTES);
  answering(new ReadableStream({ pull: (controller) => controller.enqueue(piece) }));
  assert.deepEqual(await ask("/sparql", query("q")), { kind: "large", bytes: MOST_BYTES });
});

test("a refusal has the server's own sentence, and when to come back", async () => {
  answering('{"detail":"too many wait"}', { status: 429, headers: { "Retry-After": "7" } });
  await assert.rejects(ask("/sparql", query("q")), { message: "too many wait", status: 429, retryAfter: 7 });
});

test("a refusal that is no problem document still says its status", async () => {
  answering("<h1>Bad gateway</h1>", { status: 502 });
  const expected = { message: "The server answers with status 502.", retryAfter: null };
  await assert.rejects(ask("/sparql", query("q")), expected);
});
