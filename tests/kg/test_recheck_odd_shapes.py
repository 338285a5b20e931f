"""The law of `recheck` for shapes that walk far, nest, ask strange questions or are not understood.

None of ours is like these, and one that is added later is found right all the same.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pyoxigraph as ox
from effort import effort
from hypothesis import given
from hypothesis import strategies as st
from rdflib import PROV, RDF, RDFS, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS

from kg.checks import Shapes, check, recheck
from kg.graph.quads import Quad
from kg.iris import DEFAULT_BASE, Iris
from kg.validation.change import Change
from kg.validation.reads import reads_by_shape
from kg.validation.targeting import targeted
from kg.validation.terms import engine_term, rdflib_quad

IRIS = Iris(DEFAULT_BASE)
CURATED, SAID = IRIS.graph("curated"), IRIS.graph("src-a")
NODES = [URIRef(f"http://example.org/{letter}") for letter in "abcdef"]
TITLES = [Literal("One"), Literal("One", lang="en"), Literal("Two", lang="en"), Literal(3)]
LINKS = [DCTERMS.requires, DCTERMS.relation]
KINDS = [PROV.Entity, PROV.Plan, PROV.Agent, PROV.Collection]
KIND_OF: Quad = (PROV.Collection, RDFS.subClassOf, PROV.Entity, CURATED)
EX = "http://example.org/shapes#"

nodes, graphs = st.sampled_from(NODES), st.sampled_from([CURATED, SAID])
quads = st.one_of(
    st.tuples(nodes, st.just(RDF.type), st.sampled_from(KINDS), graphs),
    st.tuples(nodes, st.sampled_from(LINKS), nodes, graphs),
    st.tuples(nodes, st.just(DCTERMS.title), st.sampled_from(TITLES), graphs),
)


@cache
def shapes() -> Shapes:
    odd = Graph().parse(Path(__file__).with_name("odd_shapes.ttl"))
    said = Graph().parse(
        format="turtle",
        data="@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix t: <http://purl.org/dc/terms/> ."
        " @prefix x: <http://example.org/said#> ."
        " x:Said a sh:NodeShape ; sh:targetSubjectsOf t:relation ; sh:property x:title ."
        ' x:title sh:path t:title ; sh:minCount 1 ; sh:message "said"@en .',
    )
    return Shapes(odd, said)


def in_engine(found: frozenset[Quad]) -> frozenset[ox.Quad]:
    return frozenset(ox.Quad(*map(engine_term, quad)) for quad in found)


@effort(60)
@given(st.frozensets(quads, min_size=3, max_size=40), st.data())
def test_whatever_a_shape_asks_a_change_is_found_as_a_whole_check_finds_it(drawn, data):
    before = drawn | {KIND_OF}
    gone = frozenset(data.draw(st.lists(st.sampled_from(sorted(before)), max_size=2)))
    after = (before - gone) | data.draw(st.frozensets(quads, max_size=3))
    change = Change(in_engine(after - before), in_engine(before - after))
    store = ox.Store()
    store.extend(in_engine(before))
    assert frozenset(map(rdflib_quad, store)) == before
    first = check(before, IRIS, Graph(), shapes())
    found = recheck(first, change, store, IRIS, Graph(), shapes())
    assert found.report == check(after, IRIS, Graph(), shapes())


def test_what_is_not_understood_is_looked_at_again_whatever_changes():
    told = {str(reads.shape): reads for reads in reads_by_shape(targeted(shapes().curated))}
    whole = {name.removeprefix(EX) for name, reads in told.items() if reads.everything}
    assert whole == {
        *("Closed", "nested", "inside", "qualified", "by-node"),
        *("counted", "without", "custom"),
    }


def test_what_stands_apart_from_the_thing_matters_wherever_it_changes():
    told = {str(reads.shape): reads for reads in reads_by_shape(targeted(shapes().curated))}
    apart = {
        name.removeprefix(EX)
        for name, reads in told.items()
        if any(read.before is None for read in reads.reads)
    }
    assert apart == {"either", "far", "inner-scope", "perhaps"}
