"""The terms that a query is written with, for an editor that completes them.

The order is that of use: what the data say most often comes first, then what only the vocabulary
defines, then the concepts that values are taken from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any, Literal

import pyoxigraph as ox

from kg.iris import Iris
from kg.namespaces import PREFIXES
from kg.publish.void import default_graph
from kg.store import Store
from server.links import DOCUMENTS, places

Kind = Literal["class", "property", "concept"]

VOID, SKOS = PREFIXES["void"], PREFIXES["skos"]
NAMED = (("rdfs", "label"), ("skos", "prefLabel"), ("dcterms", "title"))
RDF_TYPE = f"{PREFIXES['rdf']}type"
KINDS: dict[str, Kind] = {
    f"{PREFIXES['owl']}Class": "class",
    f"{PREFIXES['rdfs']}Class": "class",
    f"{PREFIXES['owl']}ObjectProperty": "property",
    f"{PREFIXES['owl']}DatatypeProperty": "property",
    f"{PREFIXES['rdf']}Property": "property",
    f"{SKOS}Concept": "concept",
}
LABELS = tuple(f"{PREFIXES[p]}{name}" for p, name in NAMED)
DEFINITIONS = (f"{SKOS}definition", f"{PREFIXES['rdfs']}comment")
CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
LOCAL = re.compile(r"[A-Za-z_][\w-]*")


@dataclass(frozen=True, slots=True)
class Term:
    """name: with its prefix, None where no prefix of ours fits. scheme: of a concept.

    uses: things of a class, statements of a property, as the default graph has them.
    """

    iri: str
    name: str | None
    kind: Kind
    label: str
    about: str
    scheme: str | None
    uses: int


def term_list(store: Store, description: Iterable[ox.Triple]) -> dict[str, Any]:
    """The terms, the prefixes, and where an IRI is shown; without the root of the site."""
    every = terms(store, description)
    return {
        "base": store.base,
        "prefixes": PREFIXES,
        "documents": DOCUMENTS,
        "places": places(store.base),
        "terms": [{key: value for key, value in asdict(t).items() if value} for t in every],
    }


def terms(store: Store, description: Iterable[ox.Triple]) -> tuple[Term, ...]:
    """Every term, in the order of use."""
    told = _Told(store.graph(f"{store.base}graph/vocabulary"))
    used = dict(_used(description, default_graph(Iris(store.base)).toPython()))
    found = [_term(iri, kind, told, used.get((iri, kind), 0)) for iri, kind in told.kinds()]
    known = {(term.iri, term.kind) for term in found}
    others = [key for key in used if key not in known]
    found += [_term(iri, kind, told, used[iri, kind]) for iri, kind in others]
    return tuple(sorted(found, key=lambda t: (-t.uses, t.kind == "concept", t.name or t.iri)))


class _Told:
    """What the vocabulary says of its terms."""

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        self._values: dict[tuple[str, str], list[str]] = {}
        self._subjects: dict[str, None] = {}
        for quad in quads:
            if isinstance(quad.subject, ox.NamedNode) and not isinstance(quad.object, ox.Triple):
                subject = quad.subject.value
                self._subjects[subject] = None
                values = self._values.setdefault((subject, quad.predicate.value), [])
                values.append(quad.object.value)

    def kinds(self) -> Iterator[tuple[str, Kind]]:
        for iri in self._subjects:
            named = self._values.get((iri, RDF_TYPE), ())
            kind = next((KINDS[name] for name in sorted(named) if name in KINDS), None)
            if kind is not None:
                yield iri, kind

    def first(self, iri: str, properties: Iterable[str]) -> str | None:
        values = (
            value for name in properties for value in sorted(self._values.get((iri, name), ()))
        )
        return next(values, None)


def _used(description: Iterable[ox.Triple], whole: str) -> Iterator[tuple[tuple[str, Kind], int]]:
    """How often the default graph uses a term: the partitions of VoID."""
    values: dict[tuple[str, str], str] = {}
    partitions: list[tuple[str, Kind]] = []
    for triple in description:
        if not isinstance(triple.subject, ox.NamedNode) or isinstance(triple.object, ox.Triple):
            continue
        subject, name = triple.subject.value, triple.predicate.value
        values[subject, name] = triple.object.value
        if subject == whole and name == f"{VOID}classPartition":
            partitions.append((triple.object.value, "class"))
        elif subject == whole and name == f"{VOID}propertyPartition":
            partitions.append((triple.object.value, "property"))
    for node, kind in partitions:
        count = "entities" if kind == "class" else "triples"
        yield (values[node, f"{VOID}{kind}"], kind), int(values[node, f"{VOID}{count}"])


def _term(iri: str, kind: Kind, told: _Told, uses: int) -> Term:
    name = prefixed(iri)
    label = told.first(iri, LABELS) or CAMEL.sub(" ", re.split(r"[/#]", iri)[-1]).lower()
    scheme = told.first(iri, (f"{SKOS}inScheme",))
    return Term(
        iri,
        name,
        kind,
        label,
        told.first(iri, DEFINITIONS) or "",
        scheme and (told.first(scheme, LABELS) or scheme),
        uses,
    )


def prefixed(iri: str) -> str | None:
    """The IRI as a name with a prefix, where a prefix of ours leaves a plain name."""
    for prefix, lead in PREFIXES.items():
        if iri.startswith(lead) and LOCAL.fullmatch(iri.removeprefix(lead)):
            return f"{prefix}:{iri.removeprefix(lead)}"
    return None
