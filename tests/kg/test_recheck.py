"""A law: what `recheck` finds of a changed graph is what `check` finds of it, to the letter.

The graphs are those of the shapes' own examples and a part of the real build; the changes take
out, put in and exchange whatever stands in them or in the examples of faults.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
from effort import effort
from hypothesis import given
from hypothesis import strategies as st
from rdflib import RDF, SKOS, Graph

from kg import resources
from kg.builds import current
from kg.checks import Rechecked, Shapes, check, recheck
from kg.errors import ModelError
from kg.iris import DEFAULT_BASE, Iris
from kg.pipeline import read_ontology
from kg.store import STORE
from kg.validate import Report
from kg.validation.change import Change
from kg.validation.terms import engine_term, rdflib_quad
from kg.vocabulary_check import Use, unknown_terms

SHAPES = Path(__file__).resolve().parents[1] / "shapes"
IRIS = Iris(DEFAULT_BASE)
GRAPHS = tuple(
    ox.NamedNode(str(IRIS.graph(name)))
    for name in ("curated", "judgements", "provenance", "vocabulary", "src-example")
)
CURATED, VOCABULARY, SAID = GRAPHS[0], GRAPHS[3], GRAPHS[4]
Quads = frozenset[ox.Quad]


def in_graph(graph: Graph, name: ox.NamedNode) -> set[ox.Quad]:
    return {ox.Quad(*map(engine_term, triple), name) for triple in graph}


@cache
def ontology() -> Graph:
    return read_ontology()


@cache
def shapes() -> Shapes:
    return Shapes.ours()


@cache
def examples() -> Quads:
    """Sound things of every kind, each in a graph of its kind."""
    said = {path.name for path in (resources.shapes() / "sources").glob("*.ttl")}
    found: set[ox.Quad] = set()
    for path in sorted((SHAPES / "valid").glob("*/*.ttl")):
        statement = f"{path.parent.name}.ttl" in said or path.parent.name.endswith("Statement")
        found |= in_graph(Graph().parse(path), SAID if statement else CURATED)
    return with_concepts(found)


def as_written(quads: Iterable[ox.Quad]) -> Quads:
    """The same, numbers and times spelt as a build spells them."""
    return frozenset(ox.Quad(*map(engine_term, rdflib_quad(quad))) for quad in quads)


def with_concepts(quads: Iterable[ox.Quad]) -> Quads:
    """The same, and for each concept that the rest of a build would describe, that it is one."""
    found = as_written(quads)
    unknown = unknown_terms(map(rdflib_quad, found), ontology())
    assert {term.use for term in unknown} <= {Use.NODE}
    kind, concept = engine_term(RDF.type), engine_term(SKOS.Concept)
    return found | {ox.Quad(ox.NamedNode(t.term), kind, concept, VOCABULARY) for t in unknown}


@cache
def faults() -> tuple[ox.Quad, ...]:
    """What the examples of faults have."""
    found: set[ox.Quad] = set()
    for path in sorted((SHAPES / "invalid").glob("*.ttl")):
        for graph in (CURATED, SAID):
            found |= in_graph(Graph().parse(path), graph)
    return tuple(sorted(as_written(quad for quad in found if not has_blank(quad)), key=str))


def has_blank(quad: ox.Quad) -> bool:
    return any(isinstance(term, ox.BlankNode) for term in quad)


def report_of(quads: Quads) -> Report | str:
    try:
        return check(frozenset(map(rdflib_quad, quads)), IRIS, ontology(), shapes())
    except ModelError as error:
        return str(error)


def rechecked(before: Report, quads: Quads, change: Change) -> Rechecked | str:
    store = ox.Store()
    store.extend(quads)
    try:
        return recheck(before, change, store, IRIS, ontology(), shapes())
    except ModelError as error:
        return str(error)


def told(found: Rechecked | str) -> Report | str:
    return found if isinstance(found, str) else found.report


@st.composite
def changes(draw: st.DrawFn, quads: tuple[ox.Quad, ...], pool: tuple[ox.Quad, ...]) -> Change:
    """Some quads less, and some more: whole ones of the pool, or put together of its parts."""
    known = frozenset(quads)
    one, other = st.sampled_from(quads), st.sampled_from(pool)
    gone = frozenset(draw(st.lists(one, max_size=4)))
    new = set(draw(st.lists(other, max_size=3)))
    for _ in range(draw(st.integers(0, 4))):
        here, there = draw(one), draw(other)
        parts = [draw(st.sampled_from(pair)) for pair in zip(here, there, strict=True)]
        new.add(ox.Quad(*parts[:3], draw(st.sampled_from((parts[3], *GRAPHS)))))
    for quad in gone:
        if draw(st.booleans()):
            new.add(ox.Quad(quad.subject, quad.predicate, draw(other).object, quad.graph_name))
    return Change(frozenset(new) - known, gone)


def applied(quads: Iterable[ox.Quad], change: Change) -> Quads:
    return (frozenset(quads) - change.removed) | change.added


class Reports:
    """The report of a graph as it is, made once."""

    @staticmethod
    @cache
    def of(quads: Quads) -> Report:
        found = report_of(quads)
        assert isinstance(found, Report), found
        return found


@effort(12)
@given(st.data())
def test_a_change_of_the_examples_is_found_as_a_whole_check_finds_it(data):
    quads = examples()
    ordered = tuple(sorted(quads, key=str))
    change = data.draw(changes(ordered, (*ordered, *faults())))
    found = rechecked(Reports.of(quads), quads, change)
    assert told(found) == report_of(applied(quads, change))


@pytest.fixture(scope="module")
def part_of_build(built: Path) -> Quads:
    """Two sessions of a meeting with phases or venues, and whatever is near them."""
    folder = current(built)
    assert folder is not None
    store = ox.Store.read_only(str(folder / STORE))
    kind = ox.NamedNode("https://w3id.org/igf-kg/ont#Session")
    seeds = sorted({quad.subject for quad in store.quads_for_pattern(None, None, kind)}, key=str)
    report = ox.NamedNode(str(IRIS.graph("validation")))
    return with_concepts(q for q in near(store, seeds[50:52], 500) if q.graph_name != report)


def near(store: ox.Store, seeds: list[ox.NamedNode], most: int) -> set[ox.Quad]:
    found: set[ox.Quad] = set()
    waiting, seen = list(seeds), set(seeds)
    while waiting and len(found) < most:
        node = waiting.pop(0)
        about = set(store.quads_for_pattern(node, None, None, None))
        around = sorted(store.quads_for_pattern(None, None, node, None), key=str)[:20]
        found |= about
        for term in sorted({*(q.object for q in about), *(q.subject for q in around)}, key=str):
            if isinstance(term, ox.NamedNode) and term not in seen:
                seen.add(term)
                waiting.append(term)
    return found


@effort(8)
@given(st.data())
def test_a_change_of_a_part_of_the_build_is_found_as_a_whole_check_finds_it(part_of_build, data):
    quads = part_of_build
    ordered = tuple(sorted(quads, key=str))
    first = report_of(quads)
    assert isinstance(first, Report), first
    change = data.draw(changes(ordered, (*ordered, *faults())))
    found = rechecked(first, quads, change)
    assert told(found) == report_of(applied(quads, change))


def test_nothing_is_looked_at_again_where_nothing_changed():
    quads = examples()
    assert rechecked(Reports.of(quads), quads, Change()) == Rechecked(Reports.of(quads), 0)
