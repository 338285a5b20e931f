// What may be meant by what was begun: our terms by use, the query's own variables, and keywords.

const BEGUN = /(?:[?$]\w*|[A-Za-z][\w-]*:?[\w-]*)$/;
const AFTER_A = /(?:^|[\s;{])(?:a|rdf:type)\s+[\w:-]*$/;
const QUIET = new Set(["comment", "string"]);
const KEYWORDS = (
  "SELECT DISTINCT WHERE OPTIONAL FILTER UNION MINUS GRAPH VALUES BIND EXISTS CONSTRUCT DESCRIBE ASK" +
  " COUNT SUM AVG MIN MAX SAMPLE GROUP_CONCAT STR LANG DATATYPE CONTAINS STRSTARTS REGEX YEAR"
)
  .split(" ")
  .concat(["GROUP BY", "ORDER BY", "HAVING", "LIMIT", "OFFSET", "NOT EXISTS", "FROM", "PREFIX"]);

/** A source for CodeMirror. told: by /terms.json. nodeAt: the name of the syntax at a place. */
export function completing(told, nodeAt) {
  const options = told.terms.map(optionOf);
  const classes = options.filter(({ type }) => type === "class");
  const prefixes = Object.keys(told.prefixes).map((name) => ({
    label: `${name}:`,
    type: "namespace",
    detail: told.prefixes[name],
  }));
  const keywords = KEYWORDS.map((label) => ({ label, type: "keyword" }));
  return (context) => {
    const begun = context.matchBefore(BEGUN);
    if (!begun && !context.explicit) return null;
    if (QUIET.has(nodeAt(context.state, context.pos))) return null;
    const from = begun?.from ?? context.pos;
    const text = begun?.text ?? "";
    if (/^[?$]/.test(text)) return { from, options: variables(context.state.doc.toString(), text) };
    if (!context.explicit && text.length < 2) return null;
    if (context.matchBefore(AFTER_A)) return { from, options: classes, validFor: /^[\w:-]*$/ };
    return { from, options: [...options, ...prefixes, ...keywords], validFor: /^[\w:-]*$/ };
  };
}

function optionOf(term) {
  const { iri, name, kind, label, scheme, uses = 0 } = term;
  const boost = Math.min(Math.round(12 * Math.log10(1 + uses)), 60);
  const info = () => aboutTerm(term);
  if (name) return { label: name, detail: label, type: kind, boost, info };
  return { label, detail: scheme ?? iri, type: kind, boost: -20, apply: `<${iri}>`, info };
}

function aboutTerm({ iri, about, uses, kind }) {
  const node = document.createElement("div");
  const counted = uses ? `Used ${uses.toLocaleString("en-GB")} times as a ${kind}.` : "";
  for (const words of [about, counted, iri].filter(Boolean)) {
    node.appendChild(document.createElement("p")).textContent = words;
  }
  return node;
}

function variables(text, begun) {
  const written = text.match(/[?$]\w+/g) ?? [];
  const found = new Set(written);
  // What is being written is no variable yet, unless it stands elsewhere too.
  if (written.filter((name) => name === begun).length === 1) found.delete(begun);
  return [...found].map((label) => ({ label, type: "variable" }));
}
