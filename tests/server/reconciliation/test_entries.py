from __future__ import annotations

import pyoxigraph as ox

from kg.iris import DEFAULT_BASE
from kg.store import EmbeddedStore
from server.reconciliation.entries import Entry, holdings
from server.reconciliation.index import Index
from server.reconciliation.kinds import ORGANIZATION, PERSON, SERIES, SESSION

SERIES_GRAPH = """
PREFIX igf: <https://w3id.org/igf-kg/ont#>
PREFIX schema: <https://schema.org/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
PREFIX : <http://127.0.0.1:8000/id/>
GRAPH <http://127.0.0.1:8000/graph/curated> {
  :meeting\\/2017 a igf:Meeting ; schema:name "IGF 2017"@en ;
    schema:startDate "2017-12-18"^^xsd:date .
  :series\\/access a igf:SessionSeries ; schema:name "Accessibility"@en .
  :session\\/2017\\/dc a igf:Session ; schema:name "Access"@en ;
    schema:superEvent :meeting\\/2017 ; igf:inSeries :series\\/access .
}
GRAPH <http://127.0.0.1:8000/graph/src-1> {
  :person\\/p1 a schema:Person ; schema:name "Said by a document alone" .
}
"""


def test_an_entry_has_the_names_and_values_of_the_curated_graph(stored: Index) -> None:
    assert stored.entries["person/p7k3m9"] == Entry(
        id="person/p7k3m9",
        kind=PERSON,
        name="Wan S. Yi",
        names=("Wan S. Yi", "Wan W. Yi"),
        hidden=(),
        values={
            "name": ("Wan S. Yi",),
            "also-known-as": ("Wan W. Yi",),
            "year": ("2017",),
            "meeting": ("meeting/2017",),
            "affiliation": ("org/o9ki",),
            "affiliation-as-stated": ("Korea Information & Security Agency",),
            "stakeholder-group": ("government",),
            "role": ("onsite moderator",),
            "session": ("session/2017/ws15",),
        },
    )
    assert stored.entries["org/o9ki"] == Entry(
        id="org/o9ki",
        kind=ORGANIZATION,
        name="Korea Internet & Security Agency",
        names=("Korea Internet & Security Agency", "KISA"),
        hidden=("Korea Information & Security Agency",),
        values={
            "name": ("Korea Internet & Security Agency",),
            "also-known-as": ("KISA",),
            "year": ("2017",),
            "meeting": ("meeting/2017",),
            "person": ("person/p7k3m9",),
            "stakeholder-group": ("government",),
            "role": ("onsite moderator",),
            "session": ("session/2017/ws15",),
            "predecessor": ("org/o9kp",),
        },
    )
    assert stored.entries["org/o9kp"].values["successor"] == ("org/o9ki",)


def test_only_named_things_of_the_four_kinds_are_held(stored: Index) -> None:
    assert sorted(stored.entries) == [
        "org/o9ki",
        "org/o9kp",
        "person/p2j5hn",
        "person/p4c8rd",
        "person/p7k3m9",
        "series/dc-core-internet-values",
        "session/2017/dc-civ",
        "session/2017/ws15",
    ]


def test_a_series_is_found_with_its_sessions_and_years_and_no_document_speaks_alone() -> None:
    nquads = ox.serialize(
        ox.parse(SERIES_GRAPH, format=ox.RdfFormat.TRIG), format=ox.RdfFormat.N_QUADS
    )
    assert nquads is not None
    index = Index(holdings(EmbeddedStore.of(nquads, DEFAULT_BASE)), DEFAULT_BASE)
    assert {e.id: (e.kind, dict(e.values)) for e in index.entries.values()} == {
        "series/access": (
            SERIES,
            {
                "name": ("Accessibility",),
                "year": ("2017",),
                "meeting": ("meeting/2017",),
                "session": ("session/2017/dc",),
            },
        ),
        "session/2017/dc": (
            SESSION,
            {
                "name": ("Access",),
                "year": ("2017",),
                "meeting": ("meeting/2017",),
                "series": ("series/access",),
            },
        ),
    }
    assert index.name("meeting/2017") == "IGF 2017"


def test_an_empty_store_has_nothing_to_find() -> None:
    index = Index(holdings(EmbeddedStore.of(b"", DEFAULT_BASE)), DEFAULT_BASE)
    assert index.entries == {}
    assert index.entry("person/p1") is None


def test_an_id_that_was_merged_leads_to_the_one_that_stays(stored: Index, index: Index) -> None:
    gone = stored.entry("person/pgone1")
    assert gone is stored.entries["person/p7k3m9"]
    assert stored.entry(f"{DEFAULT_BASE}id/person/pgone1") is gone
    twice = index.entry("person/gone")
    assert twice is index.entries["person/wu"]
    assert index.entry("org/loop") is None
