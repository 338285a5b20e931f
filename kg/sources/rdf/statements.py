"""The statements of an RDF document, and which of them a reader has asked for.

schema.org is one vocabulary under two addresses, so its terms stand here as `schema:name` whichever
a document writes. What nobody asks for is told in the end, each predicate with its count.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

import pyoxigraph as ox

from kg.errors import SourceError
from kg.text import clean, plain

MOST = 2_000_000
"""Statements of one document; more would not fit beside a build."""

SCHEMA = ("https://schema.org/", "http://schema.org/", "http://www.schema.org/")
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
GENDERS = frozenset({"gender", "hasgender", "sex", "pronouns"})
NO_ADDRESS = "https://document-without-address.invalid/"
"""What relative addresses are resolved against where nobody knows the document's own."""

Node = ox.NamedNode | ox.BlankNode
Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


def short(iri: str) -> str:
    """`schema:name` for a term of schema.org under any of its addresses, else the IRI."""
    found = next((start for start in SCHEMA if iri.startswith(start)), None)
    return iri if found is None else f"schema:{iri[len(found) :]}"


def text_of(term: Term) -> str | None:
    """A literal's words on one clean line, without mark-up; None for a node or an empty text."""
    if not isinstance(term, ox.Literal):
        return None
    return clean(plain(term.value)) or None


def iri_of(term: Term) -> str | None:
    """A node's own IRI; None for a blank one and for one that nobody can resolve."""
    if not isinstance(term, ox.NamedNode) or term.value.startswith(NO_ADDRESS):
        return None
    return term.value


def shown(term: Term) -> str:
    """A value for a message: its words or its IRI, a relative one as the document writes it."""
    if isinstance(term, ox.NamedNode):
        return term.value.removeprefix(NO_ADDRESS)
    return text_of(term) or "a node"


@dataclass(slots=True)
class Statements:
    """name: of the document. graphs: the named ones that its statements stand in.

    taken: what was asked for. left: single values among that for which there was no place.
    """

    name: str
    of: dict[Term, dict[str, dict[Term, None]]] = field(default_factory=dict)
    graphs: set[Term] = field(default_factory=set)
    taken: set[tuple[Term, str]] = field(default_factory=set)
    left: set[tuple[Term, str, Term]] = field(default_factory=set)

    def add(self, quads: Iterable[ox.Quad]) -> None:
        """Takes them in; what states a gender is dropped here, and shows nowhere."""
        for quad in quads:
            predicate = short(quad.predicate.value)
            if predicate.rsplit(":")[-1].rsplit("/")[-1].rsplit("#")[-1].casefold() in GENDERS:
                continue
            if not isinstance(quad.graph_name, ox.DefaultGraph):
                self.graphs.add(quad.graph_name)
            found = self.of.setdefault(quad.subject, {}).setdefault(predicate, {})
            found[quad.object] = None
            self._refuse_too_many()

    def _refuse_too_many(self) -> None:
        if len(self.of) > MOST:
            raise SourceError(
                f"the document describes more than {MOST} things; split it, one edition a file",
                document=self.name,
            )

    def types(self, subject: Term) -> frozenset[str]:
        """What a node is said to be."""
        return frozenset(
            short(kind.value)
            for kind in self.of.get(subject, {}).get(RDF_TYPE, {})
            if isinstance(kind, ox.NamedNode)
        )

    def values(self, subject: Term, predicate: str) -> tuple[Term, ...]:
        """The values in the order of the document; they count as read from now on."""
        found = self.of.get(subject, {}).get(predicate)
        if found is None:
            return ()
        self.taken.add((subject, predicate))
        return tuple(found)

    def texts(self, subject: Term, predicate: str) -> tuple[str, ...]:
        """The values as words: a literal's own, or the name of the thing that is the value."""
        labels = (self.label(value) for value in self.values(subject, predicate))
        return tuple(dict.fromkeys(label for label in labels if label is not None))

    def text(self, subject: Term, predicate: str) -> str | None:
        """The first of the values as words; the others are left."""
        first = next(iter(self.texts(subject, predicate)), None)
        self.leave(subject, predicate, lambda value: self.label(value) == first)
        return first

    def leave(self, subject: Term, predicate: str, keep: Callable[[Term], bool]) -> None:
        """Says that a record has no place for those values that are not to be kept."""
        values = self.values(subject, predicate)
        self.left |= {(subject, predicate, value) for value in values if not keep(value)}

    def label(self, term: Term) -> str | None:
        """A literal's words, or a thing's English name, or any name of it."""
        if isinstance(term, ox.Literal):
            return text_of(term)
        named = named_best_first(self.values(term, "schema:name"))
        return next((text for name in named if (text := text_of(name))), None)

    def unread(self) -> Iterator[tuple[str, int]]:
        """Each predicate of which some statements had no place, and how many."""
        counts: dict[str, int] = {}
        for subject, predicates in self.of.items():
            for predicate, values in predicates.items():
                if predicate != RDF_TYPE and (subject, predicate) not in self.taken:
                    counts[predicate] = counts.get(predicate, 0) + len(values)
        for _, predicate, _ in self.left:
            counts[predicate] = counts.get(predicate, 0) + 1
        yield from sorted(counts.items())


def named_best_first(names: Iterable[Term]) -> list[ox.Literal]:
    """English names first, then those in no stated language, then the others as they stand."""
    literals = [name for name in names if isinstance(name, ox.Literal)]
    return sorted(literals, key=_rank)


def _rank(name: ox.Literal) -> int:
    if name.language is None:
        return 1
    return 0 if name.language.casefold().split("-")[0] == "en" else 2
