// Marks where a query is wrong, with the words below that line, until the text changes.

import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, WidgetType } from "@codemirror/view";

const marked = StateEffect.define();

class Words extends WidgetType {
  constructor(words) {
    super();
    this.words = words;
  }

  eq(other) {
    return other.words === this.words;
  }

  toDOM() {
    const node = document.createElement("div");
    node.className = "cm-fault-words";
    node.textContent = this.words;
    return node;
  }
}

export const faultMark = StateField.define({
  create: () => Decoration.none,
  update(marks, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(marked)) return effect.value ? marksOf(transaction.state, effect.value) : Decoration.none;
    }
    return transaction.docChanged ? Decoration.none : marks;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** What marks a fault ({from, to, words}), or with null takes the mark away. */
export function marking(fault) {
  return marked.of(fault);
}

function marksOf(state, { from, to, words }) {
  const line = state.doc.lineAt(from);
  const below = Decoration.widget({ widget: new Words(words), block: true, side: 1 }).range(line.to);
  const end = Math.min(to, state.doc.length);
  const place = end > from ? [Decoration.mark({ class: "cm-fault" }).range(from, end)] : [];
  return Decoration.set([...place, below], true);
}
