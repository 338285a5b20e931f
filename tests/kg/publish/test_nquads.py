from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import XSD, BNode, Dataset, Literal, URIRef

from kg.errors import ModelError
from kg.publish.nquads import Quad, nquad, sorted_nquads

A, P, G = URIRef("http://example.org/a"), URIRef("http://example.org/p"), URIRef("urn:g")

texts = st.text(st.characters(exclude_categories=("Cs",)))
literals = st.one_of(
    texts.map(Literal),
    texts.map(lambda text: Literal(text, lang="en")),
    st.integers().map(lambda number: Literal(number, datatype=XSD.integer)),
)
subjects = st.sampled_from([A, URIRef("http://example.org/b"), URIRef("http://example.org/ö")])
quads = st.lists(st.tuples(subjects, st.just(P), literals, st.sampled_from([G, A])))


def test_quads_come_out_sorted_and_each_once() -> None:
    found: list[Quad] = [
        (A, P, Literal("b"), G),
        (A, P, Literal("a", lang="en"), G),
        (A, P, Literal("b"), G),
    ]
    assert sorted_nquads(found).decode() == (
        '<http://example.org/a> <http://example.org/p> "a"@en <urn:g> .\n'
        '<http://example.org/a> <http://example.org/p> "b" <urn:g> .\n'
    )


def test_no_quads_are_no_bytes() -> None:
    assert sorted_nquads([]) == b""


def test_control_characters_and_quotes_are_escaped() -> None:
    assert nquad((A, P, Literal('a"\\\n\t\x01\x7f'), G)) == (
        '<http://example.org/a> <http://example.org/p> "a\\"\\\\\\n\\t\\u0001\\u007F" <urn:g> .\n'
    )


def test_a_string_needs_no_datatype() -> None:
    assert nquad((A, P, Literal("x", datatype=XSD.string), G)) == nquad((A, P, Literal("x"), G))


@pytest.mark.parametrize(
    "quad",
    [
        (BNode("b"), P, A, G),
        (A, P, BNode("b"), G),
        (URIRef("http://example.org/a b"), P, A, G),
        (URIRef("relative"), P, A, G),
    ],
)
def test_nodes_without_a_proper_iri_are_refused(quad: Quad) -> None:
    with pytest.raises(ModelError):
        sorted_nquads([quad])


# rdflib warns of its own use of a name that it is about to drop.
@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")
@given(quads)
def test_two_independent_parsers_read_back_what_was_written(found: list[Quad]) -> None:
    written = sorted_nquads(found)
    with_oxigraph = set(ox.parse(written, format=ox.RdfFormat.N_QUADS))
    assert len(with_oxigraph) == len(set(map(nquad, found)))
    dataset = Dataset()
    dataset.parse(data=written, format="nquads")
    again = [(s, p, o, g) for s, p, o, g in dataset.quads() if g is not None]
    assert sorted_nquads(again) == written


@given(quads, st.randoms())
def test_the_order_of_quads_does_not_matter(found: list[Quad], random: object) -> None:
    shuffled = list(found)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives random.Random
    assert sorted_nquads(shuffled) == sorted_nquads(found)
