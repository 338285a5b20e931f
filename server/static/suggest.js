// Suggestions while somebody types: the combobox of WAI-ARIA 1.2, with a listbox that pops up.
// Without this file the form works as it stands. `data-suggest` may name the address; without a
// value it is `suggest` beside what the form asks.
"use strict";

(() => {
  const WAIT = 150;
  const LEAST = 2;
  const SAYS = { 0: "No suggestions", 1: "1 suggestion" };
  let number = 0;

  function element(name, attributes, text) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    if (text) made.textContent = text;
    return made;
  }

  class Suggestions {
    constructor(input) {
      this.input = input;
      this.address = input.dataset.suggest || new URL("suggest", input.form.action).href;
      this.items = [];
      this.at = -1;
      this.timer = 0;
      this.asking = null;
      const id = `suggestions-${(number += 1)}`;
      this.list = element("ul", { id, role: "listbox", "aria-label": "Suggestions", hidden: "" });
      this.said = element("span", { class: "unseen", role: "status" });
      input.parentElement.classList.add("suggesting");
      input.parentElement.append(this.list, this.said);
      for (const [key, value] of Object.entries({
        role: "combobox",
        autocomplete: "off",
        "aria-autocomplete": "list",
        "aria-expanded": "false",
        "aria-controls": id,
      })) {
        input.setAttribute(key, value);
      }
      input.addEventListener("input", () => this.later());
      input.addEventListener("keydown", (event) => this.key(event));
      input.addEventListener("blur", () => this.close());
      // The field keeps the focus while something in the list is pressed.
      this.list.addEventListener("mousedown", (event) => event.preventDefault());
      this.list.addEventListener("click", (event) => {
        const option = event.target.closest("[role=option]");
        if (option) this.go(Number(option.dataset.place));
      });
    }

    later() {
      window.clearTimeout(this.timer);
      if (this.input.value.trim().length < LEAST) {
        this.close();
        return;
      }
      this.timer = window.setTimeout(() => this.ask(), WAIT);
    }

    async ask() {
      const typed = this.input.value.trim();
      if (this.asking) this.asking.abort();
      this.asking = new AbortController();
      try {
        const answer = await fetch(`${this.address}?q=${encodeURIComponent(typed)}`, {
          signal: this.asking.signal,
        });
        if (!answer.ok) throw new Error(String(answer.status));
        const [, names, notes, , { pages }] = await answer.json();
        if (typed !== this.input.value.trim() || document.activeElement !== this.input) return;
        this.show(names.map((name, place) => ({ name, note: notes[place], href: pages[place] })));
      } catch (error) {
        if (error.name !== "AbortError") this.close();
      }
    }

    show(items) {
      this.items = items;
      this.at = -1;
      this.input.removeAttribute("aria-activedescendant");
      this.list.replaceChildren(
        ...items.map((item, place) => {
          const option = element("li", {
            id: `${this.list.id}-${place}`,
            role: "option",
            "aria-selected": "false",
            "data-place": String(place),
          });
          option.append(element("span", {}, item.name), element("small", {}, item.note));
          return option;
        }),
      );
      this.list.hidden = items.length === 0;
      this.input.setAttribute("aria-expanded", String(items.length > 0));
      this.said.textContent = SAYS[items.length] || `${items.length} suggestions`;
    }

    close() {
      window.clearTimeout(this.timer);
      if (this.asking) this.asking.abort();
      this.items = [];
      this.at = -1;
      this.list.hidden = true;
      this.list.replaceChildren();
      this.said.textContent = "";
      this.input.setAttribute("aria-expanded", "false");
      this.input.removeAttribute("aria-activedescendant");
    }

    key(event) {
      if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
      const open = this.items.length > 0;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (open) this.move(event.key === "ArrowDown" ? 1 : -1);
        else if (this.input.value.trim().length >= LEAST) this.ask();
      } else if (event.key === "Escape" && open) {
        event.preventDefault();
        this.close();
      } else if (event.key === "Enter" && open && this.at >= 0) {
        event.preventDefault();
        this.go(this.at);
      }
    }

    // From the last on to the field itself, and from there to the first.
    move(step) {
      const places = this.items.length + 1;
      this.at = ((this.at + 1 + step + places) % places) - 1;
      [...this.list.children].forEach((option, place) => {
        const here = place === this.at;
        option.setAttribute("aria-selected", String(here));
        if (here) option.scrollIntoView({ block: "nearest" });
      });
      if (this.at < 0) this.input.removeAttribute("aria-activedescendant");
      else this.input.setAttribute("aria-activedescendant", `${this.list.id}-${this.at}`);
    }

    go(place) {
      const item = this.items[place];
      this.close();
      if (item) window.location.assign(item.href);
    }
  }

  for (const input of document.querySelectorAll("input[name=q][data-suggest]")) {
    new Suggestions(input);
  }
})();
