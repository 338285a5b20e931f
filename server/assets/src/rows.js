// The rows of an answer, as a table that can be sorted.

const XSD = "http://www.w3.org/2001/XMLSchema#";
const NUMERIC = new Set(
  ["integer", "decimal", "double", "float", "int", "long", "short", "byte", "nonNegativeInteger"]
    .concat(["positiveInteger", "unsignedInt", "unsignedLong", "unsignedShort", "unsignedByte"])
    .concat(["negativeInteger", "nonPositiveInteger"])
    .map((name) => XSD + name),
);
const BY_NAME = new Intl.Collator("en", { numeric: true });

/** Columns, rows of cells, and of each column what all its cells share. */
export function tableOf(columns, bindings) {
  const rows = bindings.map((binding) => columns.map((name) => cellOf(binding[name])));
  return { columns: columns.map((name, place) => columnOf(name, rows, place)), rows };
}

/** A cell: its kind, its text, and of a literal its language or datatype; null where unbound. */
export function cellOf(term) {
  if (!term) return null;
  if (term.type === "uri") return { kind: "iri", text: term.value };
  if (term.type === "bnode") return { kind: "other", text: `_:${term.value}` };
  if (term.type === "triple") return { kind: "other", text: tripleOf(term.value) };
  const language = term["xml:lang"] ?? null;
  const datatype = term.datatype && term.datatype !== `${XSD}string` ? term.datatype : null;
  const number = NUMERIC.has(datatype) ? Number(term.value) : null;
  return { kind: "literal", text: term.value, language, datatype, number };
}

/** The rows in the order of a column; unbound cells come last, whichever way. */
export function sorted(rows, place, descending) {
  const sign = descending ? -1 : 1;
  return rows.toSorted((one, other) => {
    const [left, right] = [one[place], other[place]];
    if (!left || !right) return Number(!left) - Number(!right);
    return sign * compared(left, right);
  });
}

function compared(left, right) {
  const numbers = Number.isFinite(left.number ?? NaN) && Number.isFinite(right.number ?? NaN);
  return numbers ? left.number - right.number : BY_NAME.compare(left.text, right.text);
}

function columnOf(name, rows, place) {
  const cells = rows.map((row) => row[place]).filter(Boolean);
  const literal = cells.length > 0 && cells.every((cell) => cell.kind === "literal");
  return {
    name,
    literal,
    numeric: literal && cells.every((cell) => cell.number !== null),
    language: literal ? shared(cells, "language") : null,
    datatype: literal ? shared(cells, "datatype") : null,
  };
}

function shared(cells, key) {
  const first = cells[0][key];
  return cells.every((cell) => cell[key] === first) ? first : null;
}

function tripleOf({ subject, predicate, object }) {
  return `<<( ${[subject, predicate, object].map((term) => cellOf(term).text).join(" ")} )>>`;
}
