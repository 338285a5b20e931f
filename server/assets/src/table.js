// Rows as a table that is sorted by its headings, and shown a page at a time.

import { element } from "./element.js";
import { sorted } from "./rows.js";
import { addressFor, shortened } from "./terms.js";

const A_PAGE = 100;
const QUIET = { type: "button", class: "button-quiet" };

/** The table with its buttons. told: by /terms.json. root: of the site. */
export function tableView(table, told, root) {
  const state = { rows: table.rows, page: 0, column: null, descending: false };
  const caption = element("caption");
  const body = element("tbody");
  const pages = [pageButtons(), pageButtons()];
  const headings = table.columns.map((column, place) => heading(column, told, () => sort(place)));
  const head = element("thead", {}, element("tr", {}, headings));
  show();
  return element("div", { class: "rows" }, pages[0].node, scrolled(), pages[1].node);

  function scrolled() {
    const whole = element("table", { class: "answer" }, caption, head, body);
    // What scrolls sideways must be reached by keys too.
    return element("div", { class: "wide", tabindex: "0", role: "region", "aria-label": "Rows" }, whole);
  }

  function pageButtons() {
    const back = element("button", { ...QUIET, click: () => turn(-1) }, "Previous rows");
    const on = element("button", { ...QUIET, click: () => turn(1) }, "Next rows");
    const many = table.rows.length > A_PAGE;
    return { back, on, node: element("p", { class: "buttons", hidden: !many }, back, on) };
  }

  function turn(pages) {
    state.page += pages;
    show();
  }

  function sort(place) {
    state.descending = state.column === place && !state.descending;
    state.column = place;
    state.rows = sorted(table.rows, place, state.descending);
    state.page = 0;
    const way = state.descending ? "descending" : "ascending";
    headings.forEach((node, at) => {
      if (at === place) node.setAttribute("aria-sort", way);
      else node.removeAttribute("aria-sort");
    });
    show();
  }

  function show() {
    const begin = state.page * A_PAGE;
    const rows = state.rows.slice(begin, begin + A_PAGE);
    caption.textContent = counted(begin, rows.length, table.rows.length);
    body.replaceChildren(...rows.map((row) => rowOf(row, table.columns, told, root)));
    for (const { back, on } of pages) {
      back.disabled = state.page === 0;
      on.disabled = begin + A_PAGE >= table.rows.length;
    }
  }
}

/** A number with commas, as the rest of the site writes it. */
export function grouped(number) {
  return number.toLocaleString("en-GB");
}

function counted(begin, shown, all) {
  if (shown === all) return all === 1 ? "1 row" : `${grouped(all)} rows`;
  return `Rows ${grouped(begin + 1)} to ${grouped(begin + shown)} of ${grouped(all)}`;
}

function heading({ name, numeric, language, datatype }, told, click) {
  const kind = language ?? (datatype && shortened(datatype, told));
  const button = element("button", { type: "button", class: "sort", click }, name);
  const note = kind ? element("small", {}, kind) : null;
  return element("th", { scope: "col", class: numeric ? "number" : null }, button, note);
}

function rowOf(row, columns, told, root) {
  return element("tr", {}, row.map((cell, place) => cellOf(cell, columns[place], told, root)));
}

function cellOf(cell, column, told, root) {
  if (!cell) return element("td");
  if (cell.kind === "iri") return element("td", {}, linked(cell.text, told, root));
  const kind = column.language || column.datatype ? null : kindOf(cell, told);
  const text = element("span", { lang: cell.language ?? null }, cell.text);
  return element("td", { class: column.numeric ? "number" : null }, text, kind);
}

/** An IRI, shortened and leading to its page. */
export function linked(iri, told, root, text = shortened(iri, told)) {
  const href = addressFor(iri, told, root);
  return element(href ? "a" : "span", { href, title: text === iri ? null : iri }, text);
}

function kindOf({ language, datatype }, told) {
  const kind = language ?? (datatype && shortened(datatype, told));
  return kind ? element("small", { class: "kind" }, ` ${kind}`) : null;
}
