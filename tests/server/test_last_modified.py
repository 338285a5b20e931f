from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.store import EmbeddedStore
from server.last_modified import built_on, changed_on

BASE = "http://127.0.0.1:8000/"
PREFIXES = f"""
    @prefix igf: <https://w3id.org/igf-kg/ont#> .
    @prefix dcterms: <http://purl.org/dc/terms/> .
    @prefix prov: <http://www.w3.org/ns/prov#> .
    @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
    @prefix id: <{BASE}id/> .
    @prefix g: <{BASE}graph/> .
"""
GRAPHS = f"""
    {PREFIXES}
    g:provenance {{
        g:src-a prov:wasDerivedFrom <{BASE}id/source/a> .
        g:src-b prov:wasDerivedFrom <{BASE}id/source/b> .
        <{BASE}id/source/a> igf:retrieved "2026-11" .
        <{BASE}id/source/b> igf:retrieved "2026-10" ;
            igf:imported "2026-11-20T00:30:00+01:00"^^xsd:dateTime .
    }}
    g:src-a {{ <{BASE}id/session/1> igf:flag "a" . <{BASE}id/mention/1> igf:line 1 . }}
    g:src-b {{ <{BASE}id/mention/2> igf:line 2 . }}
    g:curated {{
        <{BASE}id/part/1> igf:inSession <{BASE}id/session/2> ;
            prov:wasDerivedFrom <{BASE}id/mention/2> .
        <{BASE}id/session/1> prov:wasDerivedFrom g:src-a .
        <{BASE}id/person/1> prov:wasDerivedFrom <{BASE}id/mention/1> .
        <{BASE}id/person/2> prov:wasDerivedFrom <{BASE}id/mention/2> .
        <{BASE}id/person/3> igf:withdrawnOn "2026-12-02"^^xsd:date .
    }}
    g:judgements {{
        <{BASE}id/judgement/1> igf:resolvesTo <{BASE}id/person/2> ; igf:left <{BASE}id/mention/2> ;
            dcterms:created "2026-11-24"^^xsd:date .
        <{BASE}id/judgement/2> igf:left <{BASE}id/mention/1> ;
            dcterms:created "2026-11-22"^^xsd:date .
        <{BASE}id/judgement/3> igf:retracts <{BASE}id/judgement/2> ;
            dcterms:created "2026-11-23"^^xsd:date .
    }}
    g:vocabulary {{ <https://w3id.org/igf-kg/ont> dcterms:modified "2026-11-27"^^xsd:date . }}
"""


@pytest.fixture(scope="module")
def dated() -> EmbeddedStore:
    quads = ox.parse(GRAPHS, format=ox.RdfFormat.TRIG)
    written = ox.serialize(quads, format=ox.RdfFormat.N_QUADS)
    assert written is not None
    return EmbeddedStore.of(written, BASE)


@pytest.mark.parametrize(
    ("thing", "day"),
    [
        # A month that a document was read in counts from its first day.
        ("id/session/1", "2026-11-01"),
        # Who came to it was decided after its documents.
        ("id/session/2", "2026-11-24"),
        ("id/source/a", "2026-11-01"),
        ("id/source/b", "2026-11-19T23:30:00Z"),
        ("id/mention/2", "2026-11-24"),
        # A decision that was taken back later than it was made.
        ("id/person/1", "2026-11-23"),
        ("id/person/2", "2026-11-24"),
        ("id/person/3", "2026-12-02"),
        ("id/judgement/1", "2026-11-24"),
        ("graph/src-a", "2026-11-01"),
        ("graph/curated", "2026-12-02"),
        ("id/nothing", None),
    ],
)
def test_a_thing_changed_when_its_documents_and_decisions_did(
    dated: EmbeddedStore, thing: str, day: str | None
) -> None:
    assert changed_on(dated, f"{BASE}{thing}") == day


@pytest.mark.parametrize("term", ["ont#Session", "voc/role/speaker"])
def test_a_term_changed_with_the_ontology(dated: EmbeddedStore, term: str) -> None:
    assert changed_on(dated, f"https://w3id.org/igf-kg/{term}") == "2026-11-27"


def test_the_whole_changed_with_its_newest_part(dated: EmbeddedStore) -> None:
    assert built_on(dated) == "2026-12-02"


@given(st.text(max_size=30))
def test_words_in_the_place_of_a_date_are_passed_over(words: str) -> None:
    about = ox.Quad(
        ox.NamedNode(f"{BASE}id/source/x"),
        ox.NamedNode("https://w3id.org/igf-kg/ont#retrieved"),
        ox.Literal(f"in {words}"),
        ox.NamedNode(f"{BASE}graph/provenance"),
    )
    written = ox.serialize([about], format=ox.RdfFormat.N_QUADS)
    assert written is not None
    assert changed_on(EmbeddedStore.of(written, BASE), f"{BASE}id/source/x") is None
