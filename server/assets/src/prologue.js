// The prefixes of a query: which it declares, which it uses, and where one more goes.

const TOKEN = new RegExp(
  [
    "#[^\\n]*",
    '"""[^]*?(?:"""|$)',
    "'''[^]*?(?:'''|$)",
    '"(?:[^"\\\\\\n]|\\\\.)*"?',
    "'(?:[^'\\\\\\n]|\\\\.)*'?",
    "(?<iri><[^<>\"{}|^`\\\\\\s]*>)",
    "[?$]\\w+",
    "_:[\\w.-]+",
    "@[A-Za-z][\\w-]*",
    "(?<prefix>[A-Za-z][\\w-]*(?:\\.[\\w-]+)*)?:(?:[\\w:%-]|\\\\.)*",
    "(?<word>\\w+)",
    "\\S",
  ].join("|"),
  "gu",
);

/** {from, insert} that declares the prefixes which a query uses and lacks; null where none lacks. */
export function missingPrefixes(text, known) {
  const { declared, used, end, start } = read(text);
  const missing = [...used].filter((prefix) => !declared.has(prefix) && Object.hasOwn(known, prefix));
  if (!missing.length) return null;
  const lines = missing.map((prefix) => `PREFIX ${prefix}: <${known[prefix]}>`);
  if (end !== null) return { from: end, insert: `\n${lines.join("\n")}` };
  return { from: start, insert: `${lines.join("\n")}\n\n` };
}

function read(text) {
  const found = { declared: new Set(), used: new Set(), end: null, start: null };
  let declaring = false;
  for (const token of text.matchAll(TOKEN)) {
    if (token[0].startsWith("#")) continue;
    found.start ??= token.index;
    const { iri, prefix, word } = token.groups;
    if (word && /^(?:prefix|base)$/i.test(word)) declaring = true;
    else if (declaring && prefix) found.declared.add(prefix);
    else if (declaring && iri) {
      found.end = token.index + iri.length;
      declaring = false;
    } else if (prefix) found.used.add(prefix);
    else declaring = false;
  }
  found.start ??= text.length;
  return found;
}
