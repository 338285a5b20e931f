// The answer to a query on the page: rows as a table or a chart, statements, or yes and no.

import { apt, pointsOf } from "./charting.js";
import { downloads } from "./downloads.js";
import { element } from "./element.js";
import { tableOf } from "./rows.js";
import { statementsView } from "./statements.js";
import { grouped, tableView } from "./table.js";
import { shortened } from "./terms.js";

/** The parts of the answer. site: {root, endpoint, forms}. told: by /terms.json. */
export function answerView(answer, parameters, site, told) {
  const forms = answer.kind === "statements" ? site.forms.statements : site.forms.rows;
  const every = answer.kind === "large" ? [...site.forms.rows, ...site.forms.statements] : forms;
  return element(
    "section",
    { "aria-labelledby": "answer-title" },
    element("h2", { id: "answer-title" }, "Answer"),
    ...partsOf(answer, site, told),
    downloads(every, site.endpoint, parameters),
  );
}

/** What came of it in one sentence, to be read out. */
export function summary(answer, seconds) {
  const time = `${seconds < 10 ? seconds.toFixed(2) : seconds.toFixed(0)} seconds`;
  if (answer.kind === "verdict") return `${answer.verdict ? "Yes" : "No"}, in ${time}.`;
  if (answer.kind === "statements") return `Statements, in ${time}.`;
  if (answer.kind === "large") return `An answer that is too long to be shown here, in ${time}.`;
  const { length } = answer.bindings;
  return `${length === 1 ? "1 row" : `${grouped(length)} rows`}, in ${time}.`;
}

function partsOf(answer, site, told) {
  if (answer.kind === "verdict") return [lead(answer.verdict ? "Yes." : "No.")];
  if (answer.kind === "statements") {
    return answer.text.trim() ? [statementsView(answer.text, told, site.root)] : [lead("No statements.")];
  }
  if (answer.kind === "large") {
    const size = grouped(Math.floor(answer.bytes / 2 ** 20));
    return [lead(`The answer has ${size} MiB or more. Download it, or ask for less with LIMIT.`)];
  }
  if (!answer.bindings.length) return [lead("No rows.")];
  const table = tableOf(answer.columns, answer.bindings);
  const view = tableView(table, told, site.root);
  const way = apt(table);
  return way ? withChart(table, way, view, told) : [view];
}

function lead(words) {
  return element("p", { class: "lead" }, words);
}

function withChart(table, way, view, told) {
  const box = element("div", { class: "picture", hidden: true });
  const asTable = element("button", { type: "button", class: "button-quiet", "aria-pressed": "true" }, "Table");
  const asChart = element("button", { type: "button", class: "button-quiet", "aria-pressed": "false" }, "Chart");
  const names = way.numbers.map((place) => [place, table.columns[place].name]);
  const select = element("select", { change: () => draw() }, names.map(option));
  const choice = element("label", { hidden: true }, "Figures ", select);
  asTable.addEventListener("click", () => choose(false));
  asChart.addEventListener("click", () => choose(true));
  const ways = { class: "buttons", role: "group", "aria-label": "How the rows are shown" };
  return [element("div", ways, asTable, asChart, choice), view, box];

  function choose(chart) {
    asTable.setAttribute("aria-pressed", String(!chart));
    asChart.setAttribute("aria-pressed", String(chart));
    view.hidden = chart;
    box.hidden = !chart;
    choice.hidden = !chart || names.length < 2;
    if (chart) draw();
  }

  async function draw() {
    const { chart } = await import("./chart.js");
    const numbers = Number(select.value);
    const title = `${table.columns[numbers].name} by ${table.columns[way.labels].name}`;
    const points = pointsOf(table, way, numbers).map((point) => named(point, told));
    chart(box, points, { line: way.line, title });
  }
}

function named(point, told) {
  return point.cell.kind === "iri" ? { ...point, label: shortened(point.label, told) } : point;
}

function option([place, name]) {
  return element("option", { value: place }, name);
}
