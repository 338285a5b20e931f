"""What a difference must not tell: anything of those who were withdrawn between two releases.

The graph before still has them, and the difference is published with the graph after.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from kg.namespaces import IGF, SCHEMA
from kg.releases.dump_lines import Told
from kg.resolve.redaction import WITHHELD
from kg.resolve.taken_down.forms import NO_FORMS, forms_of
from kg.resolve.taken_down.striking import Striker

NAMED = str(IGF.nameAsStated)
NAMING = {str(SCHEMA.name), str(SCHEMA.alternateName), NAMED}
WITHDRAWN = str(IGF.withdrawnOn)
UNNAMED = str(IGF.unnamedParty)
REFERS = str(IGF.refersTo)


@dataclass(slots=True)
class Hiding:
    """Collects who is hidden while the dumps are compared.

    nodes: ids, statements and mentions of theirs, as IRIs. names: as the graph before had them.
    """

    nodes: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    mentions: list[tuple[str, str, str]] = field(default_factory=list)

    def look_at(self, quads: Iterable[Told]) -> None:
        """Looks at all that was said of one subject; notes it where it is withheld now."""
        found = tuple(quads)
        self.mentions += _short_mentions(found)
        if not any(_withholds(quad) for quad in found if quad.after and not quad.before):
            return
        self.nodes.add(found[0].subject)
        self.names |= {text_of(q.object) for q in found if q.before and q.predicate in NAMING}

    def hidden(self) -> Hidden:
        """What was found, ready to ask."""
        for mention, party, text in self.mentions:
            if party in self.nodes:
                self.nodes.add(mention)
                self.names.add(text)
        striker = Striker(forms_of(self.names), NO_FORMS)
        return Hidden(frozenset(self.nodes), striker, _single(self.names))


@dataclass(frozen=True, slots=True)
class Hidden:
    """What must not be told. striker: finds their names in running text. words: names of a word."""

    nodes: frozenset[str]
    striker: Striker
    words: frozenset[str]

    def hides(self, removed: Collection[tuple[str, str]]) -> bool:
        """Whether what a node no longer says, by predicate and object, was of somebody hidden."""
        return any(value.startswith("<") and value[1:-1] in self.nodes for _, value in removed)

    def is_in(self, value: str) -> bool:
        """Whether a label, an address or a value tells a name that is hidden."""
        text = text_of(value)
        return bool(self.striker.spans(text)) or text.casefold() in self.words


def text_of(value: str) -> str:
    """The text of a literal as N-Triples has it, with the escapes that a name may hold undone."""
    if not value.startswith('"'):
        return value
    inner = value[1 : value.rindex('"')]
    return inner.replace('\\"', '"').replace("\\\\", "\\")


def _withholds(quad: Told) -> bool:
    if quad.predicate == WITHDRAWN:
        return True
    return quad.predicate == UNNAMED and text_of(quad.object) in WITHHELD.values()


def _short_mentions(quads: Iterable[Told]) -> Iterator[tuple[str, str, str]]:
    """A mention that is gone, the statement that it pointed to, and its words."""
    gone = {quad.predicate: quad for quad in quads if quad.before and not quad.after}
    if REFERS in gone and NAMED in gone:
        party, text = gone[REFERS].object[1:-1], text_of(gone[NAMED].object)
        yield gone[REFERS].subject, party, text


def _single(names: Iterable[str]) -> frozenset[str]:
    """What has one word is hidden where it stands alone: within a text it may mean anything."""
    return frozenset(name.casefold() for name in names if len(re.findall(r"\w+", name)) == 1)
