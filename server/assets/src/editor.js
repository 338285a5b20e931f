// The editor of queries: CodeMirror in a shadow root.
//
// In a document, CodeMirror puts its styles into a <style> element, which our Content-Security-Policy
// stops; in a shadow root it adopts style sheets, which need no leave.

import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { StreamLanguage, bracketMatching, syntaxHighlighting, syntaxTree } from "@codemirror/language";
import { sparql } from "@codemirror/legacy-modes/mode/sparql";
import { EditorState, Prec } from "@codemirror/state";
import { EditorView, keymap, lineNumbers } from "@codemirror/view";
import { completing } from "./completing.js";
import { faultMark, marking } from "./fault-mark.js";
import { colours, looks } from "./looks.js";
import { missingPrefixes } from "./prologue.js";

/** An editor in a place of the page. told: by /terms.json. labels: what is read out of it. */
export function editor(place, text, told, { run, change, labels }) {
  const root = place.attachShadow({ mode: "open" });
  const keys = document.createElement("p");
  Object.assign(keys, { id: "keys", hidden: true, textContent: labels.keys });
  root.append(keys);
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({ doc: text, extensions: extensions(told, run, change, labels.name) }),
  });
  return {
    text: () => view.state.doc.toString(),
    focus: () => view.focus(),
    replace(whole) {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: whole } });
    },
    mark(fault) {
      const shown = fault && { selection: { anchor: fault.from }, scrollIntoView: true };
      view.dispatch({ effects: marking(fault), ...shown });
    },
  };
}

function extensions(told, run, change, name) {
  const running = { key: "Mod-Enter", run: () => (run(), true) };
  return [
    Prec.highest(keymap.of([running])),
    keymap.of([...closeBracketsKeymap, ...completionKeymap, ...historyKeymap]),
    keymap.of([...defaultKeymap, indentWithTab]),
    lineNumbers(),
    history(),
    bracketMatching(),
    closeBrackets(),
    StreamLanguage.define(sparql),
    syntaxHighlighting(colours),
    autocompletion({ override: [completing(told, nodeAt)], icons: false }),
    declaring(told.prefixes),
    faultMark,
    typingOver,
    looks,
    EditorView.lineWrapping,
    EditorView.updateListener.of((update) => update.docChanged && change(update.state.doc.toString())),
    EditorView.contentAttributes.of({
      "aria-label": name,
      "aria-describedby": "keys",
      autocapitalize: "off",
      spellcheck: "false",
    }),
  ];
}

// Left to itself, Chromium gives what is typed over a selection the colours of what was there, in a
// style attribute, which our Content-Security-Policy stops and reports.
const typingOver = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { from, to, empty } = view.state.selection.main;
    if (event.inputType !== "insertText" || !event.data || empty || view.composing) return false;
    event.preventDefault();
    const insert = () =>
      view.state.update(view.state.replaceSelection(event.data), { userEvent: "input.type" });
    const handlers = view.state.facet(EditorView.inputHandler);
    if (!handlers.some((handle) => handle(view, from, to, event.data, insert))) view.dispatch(insert());
    return true;
  },
});

/** Declares a prefix of ours as soon as it is used, in the same step of the history. */
function declaring(prefixes) {
  return EditorState.transactionFilter.of((transaction) => {
    if (!transaction.docChanged || !transaction.isUserEvent("input") || !hasColon(transaction)) {
      return transaction;
    }
    const changes = missingPrefixes(transaction.newDoc.toString(), prefixes);
    return changes ? [transaction, { changes, sequential: true }] : transaction;
  });
}

function hasColon({ changes }) {
  let found = false;
  changes.iterChanges((_from, _to, _begin, _end, text) => {
    found ||= text.toString().includes(":");
  });
  return found;
}

function nodeAt(state, position) {
  return syntaxTree(state).resolveInner(position, -1).name;
}
