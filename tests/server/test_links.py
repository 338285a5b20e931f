from __future__ import annotations

import pytest

from server.links import entity_iri, link

BASE = "https://example.org/igf/"


@pytest.mark.parametrize(
    ("iri", "address"),
    [
        (f"{BASE}id/session/2017/ws15", "/igf/doc/session/2017/ws15"),
        (f"{BASE}graph/curated", "/igf/graph/curated"),
        ("https://w3id.org/igf-kg/ont#Session", "/igf/ontology/Session"),
        ("https://w3id.org/igf-kg/ont", "/igf/ontology"),
        ("https://w3id.org/igf-kg/shapes#SessionShape", "/igf/shapes/SessionShape"),
        ("https://w3id.org/igf-kg/voc/role/speaker", "/igf/voc/role/speaker"),
        ("https://schema.org/name", "https://schema.org/name"),
        ("urn:x", None),
        ("javascript:alert(1)", None),
    ],
)
def test_an_iri_leads_to_where_it_is_shown(iri: str, address: str | None) -> None:
    assert link(iri, BASE, "/igf") == address


def test_a_path_is_written_as_the_graph_writes_it() -> None:
    assert entity_iri(BASE, "place/2017/a b%") == f"{BASE}id/place/2017/a%20b%25"
