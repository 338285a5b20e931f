// Statements as Turtle in which every name leads somewhere.

import { element } from "./element.js";
import { grouped, linked } from "./table.js";
import { firstLines, partsOf } from "./turtle.js";

const MOST_LINES = 1000;
// What scrolls must be reached by keys too.
const REGION = { class: "turtle", tabindex: "0", role: "region", "aria-label": "Statements" };

/** The text, of which a long one shows its beginning first. */
export function statementsView(whole, told, root) {
  const { text, lines } = firstLines(whole, MOST_LINES);
  const code = element("code", {}, highlighted(text, told, root));
  const box = element("pre", REGION, code);
  if (lines <= MOST_LINES) return box;
  const words = `Show all ${grouped(lines)} lines`;
  const more = element("button", { type: "button", class: "button-quiet", click: () => all() }, words);
  const below = element("p", { class: "buttons" }, more);
  return element("div", {}, box, below);

  function all() {
    code.replaceChildren(...highlighted(whole, told, root));
    below.remove();
    box.focus();
  }
}

function highlighted(text, told, root) {
  return partsOf(text).map(({ kind, text: words, iri }) => {
    if (iri) return linked(iri, told, root, words);
    return kind ? element("span", { class: `turtle-${kind}` }, words) : words;
  });
}
