// Links that download an answer in each form it comes in.

import { addressOf } from "./asking.js";
import { element } from "./element.js";

/** The links. forms: pairs of suffix and label. */
export function downloads(forms, endpoint, parameters) {
  const links = forms.map(([suffix, label]) => download(suffix, label, endpoint, parameters));
  return element("p", { class: "forms" }, "Download: ", links.flatMap((link) => [link, " "]));
}

function download(suffix, label, endpoint, parameters) {
  const asked = new URLSearchParams([["format", suffix], ...parameters]);
  const name = `answer.${suffix}`;
  const address = addressOf(endpoint, asked);
  if (address) return element("a", { href: address, download: name }, label);
  // Too long for an address, so it is fetched by a form first.
  return element("button", { type: "button", click: () => save(endpoint, asked, name) }, label);
}

async function save(endpoint, asked, name) {
  const response = await fetch(endpoint, { method: "POST", body: asked });
  const href = URL.createObjectURL(await response.blob());
  element("a", { href, download: response.ok ? name : "refused.json" }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}
