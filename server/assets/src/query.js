// The query page with a script: the plain form goes on to work where this one does not load.

import { answerView, summary } from "./answer.js";
import { Refusal, addressOf, ask } from "./asking.js";
import { faultIn } from "./faults.js";
import { NO_TERMS, fetchTerms } from "./terms.js";

const form = document.querySelector("form.query");
const area = form.elements.query;
const state = document.getElementById("state");
const place = document.getElementById("answer");
const stop = form.querySelector("button.stop");
const site = {
  root: form.dataset.root,
  endpoint: form.getAttribute("action"),
  forms: JSON.parse(form.dataset.forms),
};

let editor = null;
let told = NO_TERMS;
let running = null;

const loaded = start();

async function start() {
  const [terms, module] = await Promise.all([fetchTerms(form.dataset.terms), import("./editor.js")]);
  told = terms;
  const host = document.createElement("div");
  host.className = "editor";
  area.before(host);
  editor = module.editor(host, area.value, told, { run, change, labels: labels() });
  area.hidden = true;
  // What is hidden cannot be pointed at where it is found wanting; the server says so then.
  form.noValidate = true;
  form.querySelector("label").addEventListener("click", () => editor.focus());
  for (const node of document.querySelectorAll(".with-script")) node.hidden = false;
}

function labels() {
  return { name: "SPARQL query", keys: document.getElementById("leaving").textContent };
}

function change(text) {
  area.value = text;
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  run();
});
stop.addEventListener("click", () => running?.abort());
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-example]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  take(new URL(link.href).searchParams.get("query"));
});
// The server has answered this address already; what it shows has fewer rows and no chart.
if (form.dataset.asked) loaded.then(run, run);

async function take(query) {
  await loaded;
  editor.replace(query);
  form.scrollIntoView();
  editor.focus();
  run();
}

async function run() {
  running?.abort();
  const mine = new AbortController();
  running = mine;
  const parameters = new URLSearchParams(new FormData(form));
  keepInAddress(parameters);
  say("Asking …");
  busy(true);
  editor?.mark(null);
  const begun = performance.now();
  try {
    const answer = await ask(site.endpoint, parameters, mine.signal);
    const seconds = (performance.now() - begun) / 1000;
    if (running !== mine) return;
    place.replaceChildren(answerView(answer, parameters, site, told));
    say(summary(answer, seconds));
  } catch (error) {
    if (running === mine) fail(error);
  } finally {
    if (running === mine) busy(false);
  }
}

function fail(error) {
  if (error.name === "AbortError") {
    say("Stopped.");
    return;
  }
  place.replaceChildren();
  if (!(error instanceof Refusal)) {
    say("The server cannot be reached, or its answer broke off; ask again.", true);
    return;
  }
  const wait = error.retryAfter === null ? "" : ` Ask again in ${error.retryAfter} seconds.`;
  say(`${sentence(error.message)}${wait}`, true);
  editor?.mark(faultIn(area.value, error.message));
}

function sentence(words) {
  return words.charAt(0).toUpperCase() + words.slice(1) + (/[.!?]$/.test(words) ? "" : ".");
}

function say(words, refused = false) {
  state.textContent = words;
  state.classList.toggle("refused", refused);
}

function busy(is) {
  stop.disabled = !is;
  place.setAttribute("aria-busy", String(is));
}

/** So that the address can be passed on; one that is too long for that is told. */
function keepInAddress(parameters) {
  const address = addressOf(site.endpoint, parameters);
  history.replaceState(null, "", address ?? site.endpoint);
  document.getElementById("too-long").hidden = address !== null;
}
