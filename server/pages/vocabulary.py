"""The ontology and the shapes, term by term."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox

from kg import resources
from kg.namespaces import ONTOLOGY, PREFIXES, SHAPES
from kg.store import Store
from server.pages.facts import Fact
from server.pages.values import Lens, Value, expanded

SH = PREFIXES["sh"]
GROUPS = (
    ("Classes", ("owl:Class", "rdfs:Class")),
    ("Properties", ("owl:ObjectProperty", "owl:DatatypeProperty", "rdf:Property")),
    ("Other terms", ()),
)
HEADINGS = ("rdfs:label", "skos:definition", "rdf:type", "rdfs:isDefinedBy", "skos:example")


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the ontology."""

    name: str
    iri: str
    label: str
    definition: str
    facts: tuple[Fact, ...]
    examples: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """A rule: what it is about, how bad a breach is, and what the report then says."""

    name: str
    target: tuple[Value, ...]
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A property shape."""

    name: str
    severity: str
    message: str


def ontology(lens: Lens) -> tuple[tuple[str, tuple[Term, ...]], ...]:
    """The terms in groups, each sorted by name."""
    groups: dict[str, list[Term]] = defaultdict(list)
    for name in names(lens.store):
        iri = ONTOLOGY + name
        groups[_group(lens, iri)].append(_term(lens, iri))
    return tuple((title, tuple(groups[title])) for title, _ in GROUPS if groups[title])


def names(store: Store) -> tuple[str, ...]:
    """The names of all terms, sorted."""
    subjects = {
        str(quad.subject)[1:-1]
        for quad in store.inverse(ONTOLOGY.rstrip("#"))
        if quad.predicate.value == expanded("rdfs:isDefinedBy")
    }
    own = (subject for subject in subjects if subject.startswith(ONTOLOGY))
    return tuple(sorted(subject.removeprefix(ONTOLOGY) for subject in own))


def header(lens: Lens) -> tuple[Fact, ...]:
    """What the ontology says of itself."""
    iri = ONTOLOGY.rstrip("#")
    names = sorted({q.predicate.value for q in lens.about(iri)} - {expanded("rdf:type")})
    return tuple(Fact(lens.property_name(name), lens.values(iri, name)) for name in names)


@cache
def shape_triples() -> frozenset[ox.Triple]:
    """The shapes as they come with the code; nodes without a name are called alike each time."""
    paths = sorted(resources.shapes().glob("*.ttl"))
    whole = ox.Dataset(quad for path in paths for quad in ox.parse(path=path))
    whole.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return frozenset(quad.triple for quad in whole)


def shapes(lens: Lens) -> tuple[Shape, ...]:
    """The node shapes with their rules."""
    told: dict[str, dict[str, list[ox.NamedNode | ox.Literal]]] = defaultdict(dict)
    for triple in sorted(shape_triples(), key=str):
        if isinstance(triple.object, ox.NamedNode | ox.Literal):
            values = told[str(triple.subject)[1:-1]]
            values.setdefault(triple.predicate.value, []).append(triple.object)
    nodes = [iri for iri, values in told.items() if _is_node(values)]
    return tuple(_shape(lens, iri, told) for iri in sorted(nodes))


def _is_node(values: dict[str, list[ox.NamedNode | ox.Literal]]) -> bool:
    kinds = values.get(expanded("rdf:type"), [])
    return ox.NamedNode(f"{SH}NodeShape") in kinds


def _shape(
    lens: Lens, iri: str, told: dict[str, dict[str, list[ox.NamedNode | ox.Literal]]]
) -> Shape:
    values = told[iri]
    targets = [t for name, terms in values.items() if "#target" in name for t in terms]
    rules = [iri, *(str(rule.value) for rule in values.get(f"{SH}property", []))]
    return Shape(
        iri.removeprefix(SHAPES),
        tuple(map(lens.value, targets)),
        tuple(_rule(rule, told[rule]) for rule in rules if f"{SH}message" in told[rule]),
    )


def _rule(iri: str, values: dict[str, list[ox.NamedNode | ox.Literal]]) -> Rule:
    severity = values.get(f"{SH}severity", [ox.NamedNode(f"{SH}Violation")])
    return Rule(
        iri.removeprefix(SHAPES),
        severity[0].value.removeprefix(SH),
        " ".join(message.value for message in values[f"{SH}message"]),
    )


def _group(lens: Lens, iri: str) -> str:
    kinds = set(lens.types(iri))
    for title, names in GROUPS:
        if kinds & {expanded(name) for name in names}:
            return title
    return GROUPS[-1][0]


def _term(lens: Lens, iri: str) -> Term:
    headings = {expanded(name) for name in HEADINGS}
    others = sorted({q.predicate.value for q in lens.about(iri)} - headings)
    return Term(
        iri.removeprefix(ONTOLOGY),
        iri,
        lens.label(iri),
        lens.text(iri, "skos:definition", "rdfs:comment") or "",
        tuple(Fact(lens.property_name(name), lens.values(iri, name)) for name in others),
        lens.values(iri, "skos:example"),
    )


def starting_with(triples: Iterable[ox.Triple], lead: str) -> frozenset[ox.Triple]:
    """The triples about what has an IRI that starts so."""
    return frozenset(t for t in triples if str(t.subject).removeprefix("<").startswith(lead))
