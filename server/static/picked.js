// Keeps the picked sessions in the address, from page to page; without it, the forms do the same.
"use strict";

const KEY = /^\d{4}\/[A-Za-z0-9][A-Za-z0-9._~-]{0,79}$/;

// `2017/ws15,of4`: a year counts for all that follow it, as in server/programme/picks.py.
function read(value) {
  let year = "";
  return value.split(",").flatMap((part) => {
    const key = part.includes("/") ? part : `${year}/${part}`;
    year = key.slice(0, 4);
    return KEY.test(key) ? [key] : [];
  });
}

function written(keys) {
  let year = "";
  return [...new Set(keys)].sort().map((key) => {
    const part = key.startsWith(`${year}/`) ? key.slice(5) : key;
    year = key.slice(0, 4);
    return part;
  }).join(",");
}

function fromFragment() {
  const found = /^#picked=([^%]*)$/.exec(location.hash);
  return found ? read(found[1]) : [];
}

// A page with boxes: the address, the bar and the links to sessions follow what is ticked.
function follow() {
  const boxes = [...document.querySelectorAll("input[name='s'][type='checkbox']")];
  const others = [...document.querySelectorAll("input[name='s'][type='hidden']")];
  if (!boxes.length) return;
  const ticked = boxes.filter((box) => box.checked).map((box) => box.value);
  const keys = [...ticked, ...others.flatMap((field) => read(field.value))];
  const told = document.querySelector(".pickbar span");
  if (told) {
    told.textContent = keys.length ? `${keys.length} picked.` : "Tick sessions to pick them.";
  }
  for (const link of document.querySelectorAll("a[data-session]")) {
    link.hash = keys.length ? `picked=${written(keys)}` : "";
  }
  if (!document.querySelector(".pickbar")) return;
  const query = location.search.replace(/^\?/, "").split("&").filter((part) => part && !part.startsWith("s="));
  if (keys.length) query.push(`s=${written(keys)}`);
  const search = query.length ? `?${query.join("&")}` : "";
  history.replaceState(null, "", location.pathname + search + location.hash);
}

// A page of one session: its link adds it to what was picked before, and other links take that along.
function add() {
  const before = fromFragment();
  if (!before.length) return;
  const listed = written(before);
  for (const link of document.querySelectorAll("a[data-pick]")) {
    const there = before.includes(link.dataset.pick);
    link.search = `?s=${there ? listed : written([...before, link.dataset.pick])}`;
    link.textContent = there ? `Picked: show all ${before.length}` : `Add to the ${before.length} picked`;
  }
  for (const link of document.querySelectorAll("main a[href], nav.crumbs a[href]")) {
    if (/\/doc\/session\/[^/]+\/[^/]+$/.test(link.pathname) && !link.hash) link.hash = `picked=${listed}`;
    if (/\/programme\/\d{4}$/.test(link.pathname) && !link.search) link.search = `?s=${listed}`;
  }
}

function offerToCopy() {
  const button = document.getElementById("copy");
  if (!button || !navigator.clipboard) return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(location.href);
    button.textContent = button.dataset.done;
  });
}

document.addEventListener("change", (event) => {
  if (event.target.matches("input[name='s']")) follow();
});
follow();
add();
offerToCopy();
