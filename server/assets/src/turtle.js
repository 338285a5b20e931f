// Turtle in parts, so that each IRI and prefixed name leads somewhere.

const PART = new RegExp(
  [
    "(?<comment>#[^\\n]*)",
    '(?<string>"""[^]*?"""|"(?:[^"\\\\\\n]|\\\\.)*")',
    "(?<iri><[^<>\"{}|^`\\\\\\s]*>)",
    "(?<keyword>@prefix|@base)",
    "(?<tag>@[A-Za-z][\\w-]*)",
    "(?<name>(?:[A-Za-z][\\w-]*(?:\\.[\\w-]+)*)?:(?:[\\w:%-]|\\\\.|\\.(?=[\\w:%\\\\-]))*)",
  ].join("|"),
  "gu",
);
const DECLARED = /^@prefix\s+([\w.-]*):\s*<([^>]*)>/gmu;

/** Parts of the text in order: {kind, text, iri}; kind null for what is between the others. */
export function partsOf(text) {
  const prefixes = Object.fromEntries([...text.matchAll(DECLARED)].map(([, name, iri]) => [name, iri]));
  const parts = [];
  let end = 0;
  for (const found of text.matchAll(PART)) {
    if (found.index > end) parts.push({ kind: null, text: text.slice(end, found.index), iri: null });
    const [kind] = Object.entries(found.groups).find(([, value]) => value !== undefined);
    parts.push({ kind, text: found[0], iri: iriOf(kind, found[0], prefixes) });
    end = found.index + found[0].length;
  }
  if (end < text.length) parts.push({ kind: null, text: text.slice(end), iri: null });
  return parts;
}

/** The first lines of a text, and how many there are in all. */
export function firstLines(text, most) {
  const lines = text.split("\n");
  return { text: lines.slice(0, most).join("\n"), lines: lines.length };
}

function iriOf(kind, text, prefixes) {
  if (kind === "iri") return text.slice(1, -1);
  if (kind !== "name") return null;
  const [prefix] = text.split(":", 1);
  if (!Object.hasOwn(prefixes, prefix)) return null;
  return prefixes[prefix] + text.slice(prefix.length + 1).replace(/\\(.)/gu, "$1");
}
