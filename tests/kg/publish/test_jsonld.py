from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Graph, URIRef
from rdflib.term import Node

from kg.namespaces import SCHEMA
from kg.publish.jsonld import for_html, resource_jsonld

BASE = "http://127.0.0.1:8000/"
CURATED = f"{BASE}graph/curated"
QUADS = list(ox.parse(path=Path(__file__).parents[2] / "server" / "graph.trig"))
SCHEMA_ORG = tuple(
    f"{BASE}id/{path}"
    for path in (
        "session/2017/ws15",
        "session/2017/dc-civ",
        "meeting/2017",
        "meeting/2020",
        "forum/igf",
        "person/p7k3m9",
        "person/p4c8rd",
        "org/o9ki",
        "place/2017/room-xii-a",
        "place/2020/online",
    )
)
ADDRESS = {
    "@type": "PostalAddress",
    "@id": f"{BASE}id/address/2017/unog",
    "addressLocality": "Geneva",
    "addressCountry": "CH",
}


def about(subject: str) -> list[ox.Quad]:
    return [quad for quad in QUADS if quad.subject == ox.NamedNode(subject)]


def view(iri: str) -> dict[str, object]:
    found = resource_jsonld(iri, about, CURATED, iri.replace("/id/", "/doc/"))
    assert found is not None
    return found


@pytest.fixture(scope="module")
def curated() -> set[tuple[Node, Node, Node]]:
    triples = [quad.triple for quad in QUADS if quad.graph_name == ox.NamedNode(CURATED)]
    written = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
    assert written is not None
    return set(Graph().parse(data=written, format="nt"))


# rdflib warns of its own use of a class that it is about to drop.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")
@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")
@pytest.mark.parametrize("iri", SCHEMA_ORG)
def test_it_says_nothing_that_the_curated_graph_does_not(
    iri: str, curated: set[tuple[Node, Node, Node]]
) -> None:
    said = set(Graph().parse(data=json.dumps(view(iri)), format="json-ld"))
    page = (URIRef(iri), SCHEMA.url, URIRef(iri.replace("/id/", "/doc/")))
    assert page in said
    assert (URIRef(iri), SCHEMA.name) in {(s, p) for s, p, _ in said}
    assert said - {page} <= curated


def test_a_session_reads_as_search_engines_expect() -> None:
    found = view(f"{BASE}id/session/2017/ws15")
    del found["@context"]
    assert found == {
        "@type": "Event",
        "@id": f"{BASE}id/session/2017/ws15",
        "name": "Multistakeholder Collaborations in Cybersecurity Response",
        "alternateName": "Learnings from Multistakeholder Collaborations",
        "identifier": "WS15",
        "startDate": "2017-12-21T09:00:00+01:00",
        "endDate": "2017-12-21T10:30:00+01:00",
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/MixedEventAttendanceMode",
        "location": {
            "@type": "Place",
            "@id": f"{BASE}id/place/2017/room-xii-a",
            "name": "Room XII - A",
            "address": ADDRESS,
            "containedInPlace": {
                "@type": "Place",
                "@id": f"{BASE}id/place/2017/unog",
                "name": "United Nations Office at Geneva",
                "address": ADDRESS,
            },
        },
        "superEvent": {
            "@type": "Event",
            "@id": f"{BASE}id/meeting/2017",
            "name": "Internet Governance Forum 2017",
        },
        "organizer": {"@type": "Person", "@id": f"{BASE}id/person/p2j5hn", "name": "Jong Hyuk Ro"},
        "performer": {
            "@type": "Person",
            "@id": f"{BASE}id/person/p4c8rd",
            "name": "Charles Mugisha",
        },
        "contributor": {"@type": "Person", "@id": f"{BASE}id/person/p7k3m9", "name": "Wan S. Yi"},
        "url": f"{BASE}doc/session/2017/ws15",
    }


def test_a_body_is_the_same_as_what_was_reviewed_and_nothing_that_was_proposed() -> None:
    found = view(f"{BASE}id/org/o9ki")
    assert found["sameAs"] == "http://www.wikidata.org/entity/Q999999999"
    assert found["@context"]["sameAs"] == {"@type": "@id"}  # type: ignore[index]
    assert "0000000121032683" not in json.dumps(found)
    assert "sameAs" not in view(f"{BASE}id/person/p7k3m9")


def test_who_withdrew_is_not_told() -> None:
    assert "Oman" not in json.dumps(view(f"{BASE}id/session/2017/ws15"))


@pytest.mark.parametrize("path", ["participation/t1", "statement/sa1", "judgement/j0001", "x/y"])
def test_what_schema_org_has_no_name_for_has_no_view(path: str) -> None:
    assert resource_jsonld(f"{BASE}id/{path}", about, CURATED, "http://x/") is None


def test_text_cannot_close_the_script_that_it_stands_in() -> None:
    document = view(f"{BASE}id/session/2017/dc-civ")
    text = for_html(document)
    assert not set("<>&\u2028") & set(text)
    assert json.loads(text) == document
