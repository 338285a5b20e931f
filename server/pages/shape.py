"""One rule of the graph, and the rules that hold a class or a property."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox

from kg.namespaces import PREFIXES, SHAPES
from server.pages.facts import Fact
from server.pages.snippet import turtle
from server.pages.values import Lens, Value, expanded
from server.pages.vocabulary import shape_triples

SH = PREFIXES["sh"]
TARGETS = {
    f"{SH}targetClass": "Holds every instance of",
    f"{SH}targetSubjectsOf": "Holds whatever has the property",
    f"{SH}targetObjectsOf": "Holds every value of the property",
    f"{SH}targetNode": "Holds",
}
LABELS = {
    f"{SH}path": "Property",
    f"{SH}severity": "Weight",
    f"{SH}minCount": "Values at least",
    f"{SH}maxCount": "Values at most",
    f"{SH}datatype": "Datatype",
    f"{SH}class": "Values are instances of",
    f"{SH}nodeKind": "Values are",
    f"{SH}pattern": "Pattern",
    f"{SH}minInclusive": "At least",
    f"{SH}maxInclusive": "At most",
    f"{SH}hasValue": "Has the value",
    f"{SH}disjoint": "Differs from",
    f"{SH}lessThanOrEquals": "Not after",
}
ELSEWHERE = frozenset(
    {f"{SH}message", f"{SH}property", expanded("rdf:type"), expanded("rdfs:isDefinedBy"), *TARGETS}
)


@dataclass(frozen=True, slots=True)
class ShapePage:
    """A rule: what the report says, what it asks for, its own rules, and those it is part of."""

    name: str
    iri: str
    kind: str
    message: str
    facts: tuple[Fact, ...]
    rules: tuple[Value, ...]
    within: tuple[Value, ...]
    turtle: str


@cache
def about_shapes() -> dict[str, tuple[ox.Triple, ...]]:
    """The statements of the shapes by the subject as it is written."""
    found: dict[str, list[ox.Triple]] = defaultdict(list)
    for triple in sorted(shape_triples(), key=str):
        found[str(triple.subject)].append(triple)
    return {subject: tuple(told) for subject, told in found.items()}


def closure(iri: str) -> frozenset[ox.Triple]:
    """What is said of a shape, with the nodes that have no name of their own."""
    found: set[ox.Triple] = set()
    ahead = [str(ox.NamedNode(iri))]
    while ahead:
        new = {*about_shapes().get(ahead.pop(), ())} - found
        found |= new
        ahead += [str(triple.object) for triple in new if isinstance(triple.object, ox.BlankNode)]
    return frozenset(found)


@cache
def constraining() -> dict[str, tuple[str, ...]]:
    """By the IRI of a class or a property, the shapes that hold it."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for subject in about_shapes():
        if subject.startswith(f"<{SHAPES}"):
            shape = subject[1:-1]
            for term in _held(shape):
                found[term][shape] = None
    return {term: tuple(shapes) for term, shapes in found.items()}


def page(lens: Lens, name: str) -> ShapePage:
    """The page of a shape that there is."""
    iri = SHAPES + name
    told = about_shapes()[f"<{iri}>"]
    values: dict[str, list[Value]] = defaultdict(list)
    for triple in told:
        if not isinstance(triple.object, ox.BlankNode):
            values[triple.predicate.value].append(lens.value(triple.object))
    within = [s[1:-1] for s, rows in about_shapes().items() if _has_rule(rows, iri)]
    return ShapePage(
        name,
        iri,
        "Part of a rule" if within else "Rule",
        " ".join(value.text for value in values[f"{SH}message"]),
        tuple(_facts(lens, values)),
        tuple(
            shape_named(lens, str(triple.object)[1:-1])
            for triple in told
            if triple.predicate.value == f"{SH}property"
        ),
        tuple(shape_named(lens, iri) for iri in within),
        turtle(closure(iri), lens.store.base),
    )


def shape_named(lens: Lens, iri: str) -> Value:
    """A link to a shape under its own name; none has a label."""
    return Value(iri.removeprefix(SHAPES), lens.named(iri).href)


def _held(shape: str) -> Iterator[str]:
    """The classes that a shape is for, and the properties in its path."""
    own = about_shapes()[f"<{shape}>"]
    yield from (str(t.object)[1:-1] for t in own if t.predicate.value in TARGETS)
    ahead = [t.object for t in own if t.predicate.value == f"{SH}path"]
    while ahead:
        step = ahead.pop()
        if isinstance(step, ox.NamedNode):
            yield step.value
        else:
            ahead += [t.object for t in about_shapes().get(str(step), ())]


def _has_rule(rows: tuple[ox.Triple, ...], iri: str) -> bool:
    return any(t.predicate.value == f"{SH}property" and str(t.object) == f"<{iri}>" for t in rows)


def _facts(lens: Lens, values: dict[str, list[Value]]) -> Iterator[Fact]:
    for predicate, label in (*TARGETS.items(), *LABELS.items()):
        if predicate in values:
            yield Fact(label, tuple(values[predicate]))
    for predicate in sorted(values.keys() - TARGETS.keys() - LABELS.keys() - ELSEWHERE):
        yield Fact(lens.property_name(predicate), tuple(values[predicate]))
