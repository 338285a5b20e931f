// Where a query is wrong: the server begins its sentence with `line 2, column 14:`.

const PLACE = /^line (\d+), column (\d+): /;
const WORD = /^(?:[?$]?[\w:-]+|<[^>\s]*>?|\S)/u;

/** The place in the text, as from and to, and what is wrong there; null where none is told. */
export function faultIn(text, detail) {
  const found = PLACE.exec(detail);
  if (!found) return null;
  const from = offset(text, Number(found[1]), Number(found[2]));
  const word = WORD.exec(text.slice(from))?.[0] ?? "";
  return { from, to: from + word.length, words: detail.slice(found[0].length) };
}

/** Columns count characters; JavaScript counts halves of those beyond the basic plane. */
function offset(text, line, column) {
  let start = 0;
  for (let passed = 1; passed < line; passed += 1) {
    const end = text.indexOf("\n", start);
    if (end < 0) return text.length;
    start = end + 1;
  }
  const characters = Array.from(text.slice(start, start + 2 * column)).slice(0, column - 1);
  return Math.min(start + characters.join("").length, text.length);
}
