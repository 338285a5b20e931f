"""A concept or a scheme: what it means, how it stands to others, and what uses it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kg.namespaces import IGF, PREFIXES
from server.pages.facts import Fact
from server.pages.values import Lens, Value, expanded

SKOS = PREFIXES["skos"]
RELATIONS = (
    ("In the scheme", "skos:inScheme"),
    ("Wider", "skos:broader"),
    ("Narrower", "skos:narrower"),
    ("Related", "skos:related"),
    ("Also called", "skos:altLabel"),
    ("Short form", "skos:notation"),
    ("Note on its scope", "skos:scopeNote"),
    ("History", "skos:historyNote"),
    ("The same elsewhere", "skos:exactMatch"),
    ("Close to", "skos:closeMatch"),
    ("Wider elsewhere", "skos:broadMatch"),
    ("Narrower elsewhere", "skos:narrowMatch"),
    ("Made from", "prov:wasDerivedFrom"),
    ("Licence", "dcterms:license"),
)
ELSEWHERE = (
    *("rdf:type", "skos:definition", "dcterms:description", "skos:prefLabel", "dcterms:title"),
    *("skos:hasTopConcept", "skos:topConceptOf"),
)


@dataclass(frozen=True, slots=True)
class ConceptPage:
    """members: of a scheme. counts: by property, how many things use it so."""

    iri: str
    kind: str
    label: str
    definition: str
    facts: tuple[Fact, ...]
    members: tuple[Value, ...]
    counts: tuple[tuple[Value, int], ...]


def page(lens: Lens, iri: str, used: Sequence[tuple[str, str]]) -> ConceptPage:
    """The page of a concept that the graph knows. used: what `uses` finds."""
    members = map(lens.named, lens.sources_of(iri, "skos:inScheme"))
    counts = Counter(predicate for _, predicate in used)
    is_scheme = expanded("skos:ConceptScheme") in lens.types(iri)
    return ConceptPage(
        iri,
        "Concept scheme" if is_scheme else "Concept",
        lens.label(iri),
        lens.text(iri, "skos:definition", "dcterms:description") or "",
        _facts(lens, iri),
        tuple(sorted(members, key=lambda member: member.text.casefold())),
        tuple((_property(lens, name), number) for name, number in sorted(counts.items())),
    )


def uses(lens: Lens, iri: str) -> tuple[tuple[str, str], ...]:
    """What uses a concept, and by which property; each once, whichever graphs say so."""
    found = dict.fromkeys(
        (str(quad.subject)[1:-1], quad.predicate.value)
        for quad in lens.store.inverse(iri)
        # Other concepts are told of by their relations. Nobody is led from a reason to those who
        # were withdrawn for it.
        if not quad.predicate.value.startswith(SKOS)
        and quad.predicate.value != str(IGF.withdrawalReason)
    )
    return tuple(found)


def _facts(lens: Lens, iri: str) -> tuple[Fact, ...]:
    known = {expanded(name) for _, name in RELATIONS} | {expanded(name) for name in ELSEWHERE}
    others = sorted({quad.predicate.value for quad in lens.about(iri)} - known)
    first = (Fact(label, lens.values(iri, name)) for label, name in RELATIONS)
    narrower = tuple(map(lens.named, lens.sources_of(iri, "skos:broader")))
    rest = (Fact(lens.property_name(name), lens.values(iri, name)) for name in others)
    return tuple(f for f in (*first, Fact("Has under it", narrower), *rest) if f.values)


def _property(lens: Lens, iri: str) -> Value:
    return Value(lens.property_name(iri), lens.named(iri).href)
