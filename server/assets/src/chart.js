// A chart as SVG: it takes its colours and letters from the page, in light and dark.

import { scaleLinear } from "d3-scale";
import { drawn, element } from "./element.js";

const BAR = 26;
const LINE_HEIGHT = 320;
const A_LETTER = 7.5;
const EDGE = { top: 12, right: 16, bottom: 32, left: 56 };
const BRIEF = new Intl.NumberFormat("en-GB", { notation: "compact", maximumFractionDigits: 1 });
const WHOLE = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 3 });

/** Draws into a box, anew whenever the box has another width. */
export function chart(box, points, { line, title }) {
  let drawnFor = 0;
  const watch = new ResizeObserver(() => {
    if (!box.isConnected) watch.disconnect();
    else if (box.clientWidth !== drawnFor) draw();
  });
  draw();
  watch.observe(box);

  function draw() {
    drawnFor = box.clientWidth;
    const width = Math.max(drawnFor, 260);
    const picture = line ? lineOf(points, width, title) : barsOf(points, width, title);
    box.replaceChildren(element("figure", { class: "chart" }, picture, legend(title)));
  }
}

function legend(title) {
  return element("figcaption", {}, `${title}. The table has the same figures.`);
}

function barsOf(points, width, title) {
  const longest = Math.max(...points.map(({ label }) => label.length));
  const left = Math.min(longest * A_LETTER + 12, width * 0.42);
  const values = points.map(({ value }) => value);
  const span = [Math.min(0, ...values), Math.max(0, ...values)];
  const across = scaleLinear(span, [left, width - EDGE.right - 48]).nice();
  const height = points.length * BAR + EDGE.top;
  const bars = points.map((point, place) => barOf(point, EDGE.top + place * BAR, left, across));
  const zero = { x1: across(0), x2: across(0), y1: EDGE.top - 4, y2: height };
  return picture(width, height, title, bars, drawn("line", { class: "axis", ...zero }));
}

function barOf({ label, value }, top, left, across) {
  const [from, to] = [across(0), across(value)].sort((one, other) => one - other);
  const middle = top + BAR / 2;
  const kept = Math.max(Math.floor((left - 12) / A_LETTER), 4);
  const short = label.length > kept ? `${label.slice(0, kept - 1)}…` : label;
  return drawn(
    "g",
    {},
    drawn("title", {}, `${label}: ${WHOLE.format(value)}`),
    drawn("text", { x: left - 8, y: middle, dy: "0.35em", "text-anchor": "end" }, short),
    drawn("rect", { x: from, y: top + 3, width: Math.max(to - from, 0.5), height: BAR - 6 }),
    drawn("text", { x: to + 6, y: middle, dy: "0.35em", class: "value" }, WHOLE.format(value)),
  );
}

function lineOf(points, width, title) {
  const [inner, bottom] = [width - EDGE.right, LINE_HEIGHT - EDGE.bottom];
  const years = points.map(({ label }) => Number(label));
  const values = points.map(({ value }) => value);
  const across = scaleLinear([years[0], years.at(-1)], [EDGE.left, inner]);
  const up = scaleLinear([Math.min(0, ...values), Math.max(0, ...values)], [bottom, EDGE.top]).nice();
  const places = points.map(({ value }, at) => [across(years[at]), up(value)]);
  const dots = points.map(({ label, value }, at) => dotOf(label, value, places[at]));
  const path = drawn("polyline", { points: places.map((place) => place.join(",")).join(" ") });
  const grid = up.ticks(5).map((tick) => gridLine(tick, up(tick), inner));
  const marks = yearsBelow(years, across, width).map((year) => yearMark(year, across(year), bottom));
  return picture(width, LINE_HEIGHT, title, grid, marks, path, dots);
}

function yearsBelow(years, across, width) {
  const most = Math.max(Math.floor(width / 70), 2);
  return across.ticks(Math.min(most, years.at(-1) - years[0])).filter(Number.isInteger);
}

function gridLine(tick, y, inner) {
  return drawn(
    "g",
    {},
    drawn("line", { class: tick === 0 ? "axis" : "grid", x1: EDGE.left, x2: inner, y1: y, y2: y }),
    drawn("text", { x: EDGE.left - 8, y, dy: "0.35em", "text-anchor": "end" }, BRIEF.format(tick)),
  );
}

function yearMark(year, x, bottom) {
  return drawn("text", { x, y: bottom + 20, "text-anchor": "middle" }, String(year));
}

function dotOf(label, value, [cx, cy]) {
  return drawn("circle", { cx, cy, r: 4 }, drawn("title", {}, `${label}: ${WHOLE.format(value)}`));
}

function picture(width, height, title, ...parts) {
  const box = { viewBox: `0 0 ${width} ${height}`, width, height };
  return drawn("svg", { ...box, role: "img", "aria-label": title }, ...parts);
}
