"""Reads from a store what can be searched, in a few questions that any engine can answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import pyoxigraph as ox

from kg.errors import ModelError
from kg.namespaces import PREFIXES
from kg.store import Store, Term

TERMS = """
rdf:type schema:name schema:alternateName skos:hiddenLabel skos:prefLabel skos:altLabel
skos:definition skos:notation skos:inScheme rdfs:label schema:identifier schema:superEvent
schema:startDate schema:location schema:containedInPlace schema:address schema:addressLocality
schema:addressCountry schema:subjectOf igf:inSeries igf:seriesKind igf:sessionType igf:sessionFormat
igf:theme igf:tag igf:locationText igf:meetingTheme igf:hostAsStated igf:inSession igf:participant
igf:affiliation igf:role igf:status igf:stakeholderGroup igf:statedRegion igf:statedUnGroup
org:subOrganizationOf org:resultedFrom org:originalOrganization dcterms:title
"""
SAID = f"SELECT ?s ?p ?o WHERE {{ VALUES ?p {{ {TERMS} }} ?s ?p ?o }}"
DOCUMENTS = """
SELECT ?s ?p ?o WHERE { GRAPH ?g { ?s a igf:SourceDocument ; ?p ?o .
  VALUES ?p { rdf:type schema:name igf:documentKind } } }
"""
TRANSCRIPTS = "SELECT DISTINCT ?s WHERE { GRAPH ?g { ?document igf:transcribedIn ?s } }"
AS_STATED = """
SELECT DISTINCT ?s ?o WHERE { ?s a schema:Person ; prov:wasDerivedFrom ?statement .
  GRAPH ?g { ?statement igf:nameAsStated ?o } }
"""
GONE = """
SELECT DISTINCT ?s WHERE {
  { GRAPH ?g { ?s igf:withdrawnOn ?day } } UNION { GRAPH ?g { ?s dcterms:isReplacedBy ?other } } }
"""
PROLOGUE = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())


class Found:
    """What a store says, by subject and property; values in an order that is always the same."""

    def __init__(self, base: str) -> None:
        self.base = base
        self._said: dict[str, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
        self._of_class: dict[str, set[str]] = defaultdict(set)

    def add(self, subject: str, prefixed: str, value: Term) -> None:
        """One statement; the property with its prefix."""
        self._said[subject][prefixed].append(value)
        if prefixed == "rdf:type" and isinstance(value, ox.NamedNode):
            self._of_class[_prefixed(value.value)].add(subject)

    def settle(self) -> None:
        """Nothing more is added: each value is kept once, and in order."""
        for said in self._said.values():
            for name, values in said.items():
                if len(values) > 1:
                    said[name] = sorted(dict.fromkeys(values), key=str)

    def forget(self, subject: str) -> None:
        """Nothing is known of it any more."""
        self._said.pop(subject, None)

    def of_class(self, prefixed: str) -> list[str]:
        """Those of a class that are not gone, by IRI."""
        return sorted(iri for iri in self._of_class[prefixed] if iri in self._said)

    def is_a(self, subject: str, prefixed: str) -> bool:
        """Whether it is of a class."""
        return subject in self._of_class[prefixed]

    def literals(self, subject: str, *prefixed: str) -> list[ox.Literal]:
        """The texts of some properties."""
        return [v for v in self._values(subject, prefixed) if isinstance(v, ox.Literal)]

    def iris(self, subject: str, *prefixed: str) -> list[str]:
        """The things that some properties point to, without those that are gone."""
        found = (v.value for v in self._values(subject, prefixed) if isinstance(v, ox.NamedNode))
        return [iri for iri in found if iri in self._said]

    def first(self, subject: str, *prefixed: str) -> ox.Literal | None:
        """The first text of some properties; English before others."""
        found = self.literals(subject, *prefixed)
        return min(found, key=lambda text: text.language not in ("en", None), default=None)

    def label(self, subject: str) -> str | None:
        """What it is called."""
        found = self.first(subject, "schema:name", "skos:prefLabel", "rdfs:label")
        return None if found is None else found.value

    def _values(self, subject: str, prefixed: Iterable[str]) -> Iterator[Term]:
        said = self._said.get(subject)
        if said is not None:
            for name in prefixed:
                yield from said.get(name, ())


def gathered(store: Store) -> Found:
    """All that is searched."""
    found = Found(store.base)
    for query in (SAID, DOCUMENTS):
        for subject, prefixed, value in _rows(store, query, "s", "p", "o"):
            found.add(_text(subject), _prefixed(_text(prefixed)), value)
    for subject, name in _rows(store, AS_STATED, "s", "o"):
        found.add(_text(subject), "igf:nameAsStated", name)
    # Our own sheets that transcribe documents are none themselves.
    for query in (TRANSCRIPTS, GONE):
        for (subject,) in _rows(store, query, "s"):
            found.forget(_text(subject))
    found.settle()
    return found


def _rows(store: Store, query: str, *names: str) -> Iterator[Sequence[Term]]:
    answer = store.query(PROLOGUE + query)
    if not isinstance(answer, ox.QuerySolutions):
        raise ModelError("not a SELECT query; write it as one")
    for row in answer:
        values = [row[name] for name in names]
        kept = [value for value in values if value is not None]
        if len(kept) == len(names):
            yield kept


def _text(term: Term) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.BlankNode | ox.Literal) else str(term)


@lru_cache(maxsize=1024)
def _prefixed(iri: str) -> str:
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri
