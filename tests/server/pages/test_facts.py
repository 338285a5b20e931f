"""Facts read well, and say where another document has it otherwise."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.iris import DEFAULT_BASE
from kg.store import EmbeddedStore
from server.pages.facts import Doubt, Fact, document_name, facts
from server.pages.values import Lens, Value

DOUBTED = """
@prefix : <http://127.0.0.1:8000/id/> .
@prefix g: <http://127.0.0.1:8000/graph/> .
@prefix igf: <https://w3id.org/igf-kg/ont#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix schema: <https://schema.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
g:curated {
  <http://127.0.0.1:8000/id/meeting/2031> a igf:Meeting ; igf:ordinal 26 ;
    schema:startDate "2031-05-01"^^xsd:date .
  <http://127.0.0.1:8000/id/discrepancy/d> igf:aboutEntity <http://127.0.0.1:8000/id/meeting/2031> ;
    igf:aboutProperty schema:startDate ; igf:otherValue "2031-05-02"^^xsd:date ;
    igf:alsoStatedIn g:src-1 .
  <http://127.0.0.1:8000/id/session/2031/a> schema:name "Tides" ;
    schema:subjectOf <http://127.0.0.1:8000/id/source/one> .
}
g:provenance {
  g:src-1 prov:wasDerivedFrom <http://127.0.0.1:8000/id/source/page> .
  <http://127.0.0.1:8000/id/source/page> schema:name "https://example.org/list/all?day=1" .
  <http://127.0.0.1:8000/id/source/one> schema:name "https://example.org/one" .
  <http://127.0.0.1:8000/id/source/sheet> schema:name "a sheet" .
}
"""


@pytest.fixture
def doubted() -> Lens:
    quads = ox.serialize(ox.parse(DOUBTED, ox.RdfFormat.TRIG), format=ox.RdfFormat.N_QUADS)
    assert quads is not None
    return Lens(EmbeddedStore.of(quads, DEFAULT_BASE), "")


def test_a_room_is_told_with_its_building_and_who_was_there_is_left_to_a_table(lens: Lens) -> None:
    found = {fact.label: fact.values for fact in facts(lens, f"{DEFAULT_BASE}id/session/2017/ws15")}
    assert found["Place"] == (
        Value("Room XII - A", "/doc/place/2017/room-xii-a"),
        Value("United Nations Office at Geneva", "/doc/place/2017/unog"),
    )
    assert list(found) == [
        *("Code", "Also called", "Part of", "Starts", "Ends", "Place", "Attendance", "Kind"),
        *("Format", "State", "Tags"),
    ]


def test_an_address_is_told_in_words(lens: Lens) -> None:
    assert facts(lens, f"{DEFAULT_BASE}id/place/2017/unog") == (
        Fact("Address", (Value("Geneva, Switzerland", "/doc/address/2017/unog"),)),
    )


def test_what_another_document_has_stands_beside_the_fact(doubted: Lens) -> None:
    page = Value("document at example.org", "/doc/source/page")
    assert facts(doubted, f"{DEFAULT_BASE}id/meeting/2031") == (
        Fact("Number in the series", (Value("26"),)),
        Fact(
            "Starts",
            (Value("Thursday 1 May 2031"),),
            (Doubt((Value("Friday 2 May 2031"),), (page,)),),
        ),
    )


@pytest.mark.parametrize(
    ("key", "words"),
    [("one", "document on “Tides”"), ("page", "document at example.org"), ("sheet", "a sheet")],
)
def test_a_document_that_has_only_an_address_is_told_by_what_it_tells_of(
    doubted: Lens, key: str, words: str
) -> None:
    named = document_name(doubted, f"{DEFAULT_BASE}id/source/{key}")
    assert named == Value(words, f"/doc/source/{key}")
