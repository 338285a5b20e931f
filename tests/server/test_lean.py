"""What search engines read of a thing, value by value, on a small graph."""

from __future__ import annotations

import json
import re

import pytest
from flask.testing import FlaskClient

from kg.descriptions import description
from kg.iris import DEFAULT_BASE
from kg.publish.jsonld import Document, for_html, lean
from kg.store import EmbeddedStore

SOURCES = [
    ("aaaa000000000001", "CreativeWork", "programme page of WS15"),
    ("bbbb000000000002", ["CreativeWork", "Report"], "report of WS15"),
]
ADDRESS = {
    "@id": f"{DEFAULT_BASE}id/address/2017/unog",
    "@type": "PostalAddress",
    "addressCountry": "CH",
    "addressLocality": "Geneva",
}
UNOG = {
    "@id": f"{DEFAULT_BASE}id/place/2017/unog",
    "@type": "Place",
    "name": "United Nations Office at Geneva",
    "address": ADDRESS,
}


def view(store: EmbeddedStore, path: str) -> Document:
    iri = f"{DEFAULT_BASE}id/{path}"
    found = lean(description(store, iri), iri)
    assert found is not None
    return found


def test_a_session_reads_as_search_engines_expect(store: EmbeddedStore) -> None:
    found = view(store, "session/2017/ws15")
    del found["@context"]
    assert found == {
        "@id": f"{DEFAULT_BASE}id/session/2017/ws15",
        "@type": "Event",
        "name": "Multistakeholder Collaborations in Cybersecurity Response",
        "alternateName": "Learnings from Multistakeholder Collaborations",
        "identifier": "WS15",
        "startDate": "2017-12-21T09:00:00+01:00",
        "endDate": "2017-12-21T10:30:00+01:00",
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/MixedEventAttendanceMode",
        "location": {
            "@id": f"{DEFAULT_BASE}id/place/2017/room-xii-a",
            "@type": "Place",
            "name": "Room XII - A",
            "address": ADDRESS,
            "containedInPlace": UNOG,
        },
        "superEvent": {
            "@id": f"{DEFAULT_BASE}id/meeting/2017",
            "@type": "Event",
            "name": "Internet Governance Forum 2017",
            "startDate": "2017-12-18",
            "endDate": "2017-12-21",
            "location": UNOG,
            "superEvent": {
                "@id": f"{DEFAULT_BASE}id/forum/igf",
                "@type": "EventSeries",
                "name": "Internet Governance Forum",
            },
        },
        "organizer": {
            "@id": f"{DEFAULT_BASE}id/person/p2j5hn",
            "@type": "Person",
            "name": "Jong Hyuk Ro",
        },
        "performer": {
            "@id": f"{DEFAULT_BASE}id/person/p4c8rd",
            "@type": "Person",
            "name": "Charles Mugisha",
        },
        "contributor": {
            "@id": f"{DEFAULT_BASE}id/person/p7k3m9",
            "@type": "Person",
            "name": "Wan S. Yi",
        },
        "about": "https://w3id.org/igf-kg/voc/tag/2017/cybersecurity",
        "subjectOf": [
            {
                "@id": f"{DEFAULT_BASE}id/source/{key}",
                "@type": kind,
                "name": name,
            }
            for key, kind, name in SOURCES
        ],
    }


def test_a_session_of_a_series_tells_the_series(store: EmbeddedStore) -> None:
    found = view(store, "session/2017/dc-civ")["@reverse"]
    assert found == {
        "subEvent": [
            {
                "@id": f"{DEFAULT_BASE}id/series/dc-core-internet-values",
                "@type": "EventSeries",
                "name": "Dynamic Coalition on Core Internet Values",
            }
        ]
    }


def test_a_body_is_the_same_as_what_was_reviewed_and_nothing_that_was_proposed(
    store: EmbeddedStore,
) -> None:
    body = view(store, "org/o9ki")
    assert body["sameAs"] == "http://www.wikidata.org/entity/Q999999999"
    assert "0000000121032683" not in json.dumps(body)
    assert "sameAs" not in view(store, "person/p7k3m9")


def test_who_withdrew_is_not_told(store: EmbeddedStore) -> None:
    assert "Oman" not in json.dumps(view(store, "session/2017/ws15"))


@pytest.mark.parametrize("path", ["participation/t1", "statement/sa1", "judgement/j0001", "x/y"])
def test_what_schema_org_has_no_words_for_has_no_view(store: EmbeddedStore, path: str) -> None:
    iri = f"{DEFAULT_BASE}id/{path}"
    assert lean(description(store, iri), iri) is None


def test_text_cannot_close_the_script_that_it_stands_in(store: EmbeddedStore) -> None:
    document = view(store, "session/2017/dc-civ")
    text = for_html(document)
    assert not set("<>&\u2028") & set(text)
    assert json.loads(text) == document


def test_the_profile_can_be_asked_for(client: FlaskClient, store: EmbeddedStore) -> None:
    address = "/data/session/2017/ws15.jsonld"
    found = client.get(f"{address}?profile=lean")
    assert found.content_type == "application/ld+json"
    assert found.json == view(store, "session/2017/ws15")
    assert client.get(f"{address}?profile=full").data == client.get(address).data != found.data
    assert client.get(f"{address}?profile=fat").status_code == 400
    none = client.get("/data/statement/sa1.jsonld?profile=lean")
    assert (none.status_code, "ask without a profile" in none.text) == (404, True)
    # Of the other forms there is one profile.
    turtle = "/data/session/2017/ws15.ttl"
    assert client.get(f"{turtle}?profile=lean").data == client.get(turtle).data


def test_the_head_tells_previews_what_the_page_is(client: FlaskClient) -> None:
    page = client.get("/doc/person/p7k3m9").text
    told = dict(
        re.findall(r'<meta (?:property|name)="((?:og|twitter):[^"]+)" content="([^"]*)">', page)
    )
    sentence = re.search(r'<meta name="description" content="([^"]*)">', page)
    assert sentence is not None
    assert told == {
        "og:site_name": "IGF knowledge graph",
        "og:title": told["og:title"],
        "og:type": "profile",
        "og:url": f"{DEFAULT_BASE}doc/person/p7k3m9",
        "og:locale": "en_GB",
        "og:description": sentence[1],
        "og:image": f"{DEFAULT_BASE}static/card.png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "IGF knowledge graph",
        "twitter:card": "summary",
    }
    assert "Wan S. Yi" in told["og:title"]
    picture = client.get("/static/card.png", buffered=True)
    assert (picture.mimetype, picture.data[:8]) == ("image/png", b"\x89PNG\r\n\x1a\n")
    assert [int.from_bytes(picture.data[at : at + 4]) for at in (16, 20)] == [1200, 630]


def test_the_search_that_is_told_of_answers(client: FlaskClient) -> None:
    script = re.search(
        r'<script type="application/ld\+json">(.*?)</script>', client.get("/").text, re.DOTALL
    )
    assert script is not None
    template = json.loads(script[1])["potentialAction"]["target"]["urlTemplate"]
    address = template.removeprefix(DEFAULT_BASE).replace("{search_term_string}", "cybersecurity")
    found = client.get(f"/{address}")
    assert (found.status_code, found.mimetype) == (200, "text/html")
    assert "Multistakeholder Collaborations in Cybersecurity Response" in found.text
