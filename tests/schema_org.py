"""What schema.org says of the terms that we use, and what of a document does not fit.

`faces/schemaorg.nt` is cut out of a release. To cut it out of another one, run this file with the
path of that release's `schemaorg-current-https.nt`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rdflib import RDF, RDFS, XSD, Graph, Literal
from rdflib.term import Node, URIRef

from kg.namespaces import SCHEMA

FACTS = Path(__file__).parent / "faces" / "schemaorg.nt"
TERMS = frozenset(SCHEMA[name] for name in SCHEMA.__annotations__ if not name.startswith("_"))
TOLD = (
    RDF.type,
    RDFS.subClassOf,
    SCHEMA.domainIncludes,
    SCHEMA.rangeIncludes,
    URIRef(f"{SCHEMA.name}".removesuffix("name") + "supersededBy"),
)
SUPERSEDED = TOLD[-1]
BASE = str(SCHEMA.name).removesuffix("name")
# An annotation of a property, which is no property itself: https://schema.org/docs/actions.html
ANNOTATION = re.compile(r"-(input|output)$")
DATATYPES = {
    XSD.date: ("Date",),
    XSD.dateTime: ("DateTime",),
    XSD.boolean: ("Boolean",),
    XSD.integer: ("Integer", "Number"),
    XSD.decimal: ("Number",),
}
TEXT = ("Text", "URL", "CssSelectorType", "PronounceableText", "XPathType")


@dataclass(frozen=True, slots=True, order=True)
class Misfit:
    """A statement that the vocabulary does not foresee, and why."""

    subject: str
    term: str
    why: str


class Vocabulary:
    """The facts, with the classes that each class is a kind of."""

    def __init__(self, facts: Graph) -> None:
        self.facts = facts
        self.known = set(facts.subjects(RDF.type))

    def kinds(self, types: Iterable[Node]) -> set[Node]:
        """These classes, and all that they are kinds of."""
        found: set[Node] = set()
        for one in types:
            found.update(self.facts.transitive_objects(one, RDFS.subClassOf))
        return found

    def misfits(self, graph: Graph) -> Iterator[Misfit]:
        """What of a document does not fit."""
        for subject, term, value in sorted(graph):
            if term == RDF.type:
                if value not in self.known or (value, RDF.type, RDFS.Class) not in self.facts:
                    yield Misfit(str(subject), str(value), "no class of schema.org")
                continue
            bare = URIRef(ANNOTATION.sub("", str(term)))
            if (bare, RDF.type, RDF.Property) not in self.facts:
                yield Misfit(str(subject), str(term), "no property of schema.org")
            elif (bare, SUPERSEDED, None) in self.facts:
                yield Misfit(str(subject), str(term), "superseded by another property")
            else:
                yield from self._placed(graph, (subject, term, value), bare)

    def _placed(
        self, graph: Graph, statement: tuple[Node, Node, Node], term: Node
    ) -> Iterator[Misfit]:
        subject, _, value = statement
        own = self.kinds(graph.objects(subject, RDF.type))
        domain = set(self.facts.objects(term, SCHEMA.domainIncludes))
        if own and not own & domain:
            yield Misfit(str(subject), str(term), f"a property of {_words(domain)}")
        ranged = set(self.facts.objects(term, SCHEMA.rangeIncludes))
        if term == bare_of(statement[1]) and not self._fits(graph, value, ranged):
            yield Misfit(str(subject), str(term), f"{value} is none of {_words(ranged)}")

    def _fits(self, graph: Graph, value: Node, ranged: set[Node]) -> bool:
        """Whether a value is of a class that is foreseen.

        Text is let pass where a thing is expected, as schema.org asks of all who read it
        (https://schema.org/docs/datamodel.html#conformance); we write none.
        """
        if isinstance(value, Literal):
            names = DATATYPES.get(value.datatype, TEXT) if value.datatype else TEXT
            return bool({URIRef(BASE + name) for name in names} & ranged)
        types = set(graph.objects(value, RDF.type)) | set(self.facts.objects(value, RDF.type))
        if not types:
            # Another page tells what it is; an address is a URL.
            return bool(ranged - {URIRef(BASE + name) for name in ("Text", "Date", "Number")})
        return bool(self.kinds(types) & ranged)


def bare_of(term: Node) -> URIRef:
    """The property that a term is, or annotates."""
    return URIRef(ANNOTATION.sub("", str(term)))


def _words(classes: Iterable[Node]) -> str:
    return " or ".join(sorted(str(one).removeprefix(BASE) for one in classes))


def vocabulary() -> Vocabulary:
    """The facts that lie beside this file."""
    return Vocabulary(Graph().parse(FACTS, format="nt"))


def cut_out(release: Graph) -> list[str]:
    """The lines that tell of our terms, and of the classes that they speak of."""
    wanted: set[Node] = set(TERMS)
    for term in TERMS:
        for predicate in (RDF.type, SCHEMA.domainIncludes, SCHEMA.rangeIncludes):
            wanted.update(release.objects(term, predicate))
    for term in tuple(wanted):
        wanted.update(release.transitive_objects(term, RDFS.subClassOf))
    kept = Graph()
    for subject in wanted:
        for predicate in TOLD:
            for value in release.objects(subject, predicate):
                kept.add((subject, predicate, value))
    return sorted(kept.serialize(format="nt").split("\n"))[1:]


if __name__ == "__main__":
    lines = cut_out(Graph().parse(sys.argv[1], format="nt"))
    FACTS.write_text("\n".join([*lines, ""]), "utf-8")
