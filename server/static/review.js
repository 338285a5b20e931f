// Keys for the review page's own buttons; without it, the buttons work as they are.
"use strict";

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
  const note = document.getElementById("note");
  if (event.target === note) {
    if (event.key === "Escape") note.blur();
    // Enter would press the first button, and that one judges.
    if (event.key === "Enter") event.preventDefault();
    return;
  }
  // A letter in the site's search field is a letter and no judgement.
  if (event.target instanceof Element && event.target.closest("input, select, textarea")) return;
  if (event.key === "n" && note) {
    event.preventDefault();
    note.focus();
    return;
  }
  const button = document.querySelector(`button[data-key="${CSS.escape(event.key)}"]`);
  if (button) {
    event.preventDefault();
    button.click();
  }
});

// A second press while the first is on its way would answer the next pair unseen.
document.querySelector("form.review").addEventListener("submit", (event) => {
  const form = event.currentTarget;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "yes";
});
