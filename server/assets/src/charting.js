// Whether a chart says what a table does, and which: bars of names, or a line over years.

const MOST_BARS = 60;
const MOST_POINTS = 500;
const YEAR = /^(?:1[89]|20)\d\d$/;

/** {labels, numbers: indexes of columns, line} where a chart is apt, else null. */
export function apt({ columns, rows }) {
  if (rows.length < 2) return null;
  const years = columns.findIndex((_, place) => rows.every((row) => YEAR.test(row[place]?.text ?? "")));
  const labels = years >= 0 ? years : labelsOf(columns);
  if (labels < 0) return null;
  const numbers = columns.flatMap(({ numeric }, place) => (numeric && place !== labels ? [place] : []));
  const names = new Set(rows.map((row) => row[labels]?.text));
  if (!numbers.length || names.size < rows.length) return null;
  const line = years >= 0 && rows.length > 2;
  return rows.length <= (line ? MOST_POINTS : MOST_BARS) ? { labels, numbers, line } : null;
}

/** The values of a chart: label and number of each row that has both; a line goes by its years. */
export function pointsOf({ rows }, { labels, line }, numbers) {
  const points = rows
    .filter((row) => row[labels] && Number.isFinite(row[numbers]?.number ?? NaN))
    .map((row) => ({ cell: row[labels], label: row[labels].text, value: row[numbers].number }));
  return line ? points.toSorted((one, other) => one.label - other.label) : points;
}

/** What is read best: a text that is no number, else an IRI. */
function labelsOf(columns) {
  const words = columns.findIndex(({ numeric, literal }) => literal && !numeric);
  return words >= 0 ? words : columns.findIndex(({ numeric }) => !numeric);
}
