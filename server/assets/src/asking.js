// One query to the endpoint, and what came of it.

/** What a browser shows; a longer answer is there to be downloaded. */
export const MOST_BYTES = 16 * 2 ** 20;
/** Characters of an address that every proxy on the way takes. */
export const LONGEST_ADDRESS = 6000;
const ACCEPT = "application/sparql-results+json, text/turtle;q=0.9, application/problem+json;q=0.8";

/** What the server refused, or could not do: its own sentence, and when to come back. */
export class Refusal extends Error {
  constructor(status, detail, retryAfter) {
    super(detail);
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

/** The answer: {kind: "rows" | "verdict" | "statements" | "large", …}; throws a Refusal. */
export async function ask(endpoint, parameters, signal) {
  const response = await fetch(...requestOf(endpoint, parameters, signal));
  if (!response.ok) throw await refusalOf(response);
  const told = Number(response.headers.get("Content-Length") ?? 0);
  if (told > MOST_BYTES) {
    await response.body.cancel();
    return { kind: "large", bytes: told };
  }
  const text = await bounded(response);
  if (text === null) return { kind: "large", bytes: MOST_BYTES };
  const type = response.headers.get("Content-Type") ?? "";
  if (!type.includes("json")) return { kind: "statements", text };
  const found = JSON.parse(text);
  if ("boolean" in found) return { kind: "verdict", verdict: found.boolean };
  return { kind: "rows", columns: found.head.vars, bindings: found.results.bindings };
}

/** The arguments of fetch: by GET, so that caches help, unless the address would be too long. */
export function requestOf(endpoint, parameters, signal) {
  const address = addressOf(endpoint, parameters);
  const headers = { Accept: ACCEPT };
  if (address) return [address, { headers, signal }];
  return [endpoint, { method: "POST", body: parameters, headers, signal }];
}

/** The address that asks the query, null where it would be too long. */
export function addressOf(endpoint, parameters) {
  const address = `${endpoint}?${parameters}`;
  return address.length > LONGEST_ADDRESS ? null : address;
}

async function refusalOf(response) {
  let detail = `The server answers with status ${response.status}.`;
  try {
    const told = await response.json();
    detail = told.detail ?? detail;
  } catch {
    // Something between us and the server answers in its own words, which are no JSON.
  }
  const after = Number.parseInt(response.headers.get("Retry-After") ?? "", 10);
  return new Refusal(response.status, detail, Number.isNaN(after) ? null : after);
}

/** The body as text; null as soon as it is more than is shown, for a length may not be told. */
async function bounded(response) {
  const decoder = new TextDecoder();
  const reader = response.body.getReader();
  let text = "";
  for (let bytes = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.length;
    if (bytes > MOST_BYTES) {
      await reader.cancel();
      return null;
    }
    text += decoder.decode(value, { stream: true });
  }
}
