"""What search engines read is sound: every term is schema.org's, in its place, and none is missing
that a source states."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
import pytest
from flask import Flask
from lxml import html
from rdflib import RDF, SH, Graph
from rdflib.term import URIRef
from schema_org import FACTS, Misfit, Vocabulary, cut_out, vocabulary

from kg.namespaces import SCHEMA, SHAPES
from kg.publish.jsonld import Document
from kg.validate import Report, Severity, load_shapes, validate

Triples = frozenset[ox.Triple]
ROOT = Path(__file__).resolve().parents[2]
LISTS = ("/", "/void", "/meetings", "/sessions", "/people", "/organizations", "/series", "/places")
# What search engines ask for, and some sources do not state.
ASKED = {
    "EventMarkup-startDate": SCHEMA.startDate,
    "EventMarkup-location": SCHEMA.location,
    "PlaceMarkup-address": SCHEMA.address,
    "VirtualLocationMarkup-url": SCHEMA.url,
}


def graph_of(documents: Iterable[Document]) -> Graph:
    """All of these as one graph, read quickly."""
    triples = [
        quad.triple
        for document in documents
        for quad in ox.parse(json.dumps(document).encode(), format=ox.RdfFormat.JSON_LD)
    ]
    lines = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
    assert lines is not None
    return Graph().parse(data=lines, format="nt")


def scripts(page: str) -> list[Document]:
    found = html.fromstring(page).xpath('//script[@type="application/ld+json"]/text()')
    return [json.loads(text) for text in found]


@pytest.fixture(scope="session")
def every(app: Flask, views: dict[str, Document], pages: dict[str, str]) -> Graph:
    """The views of all things, and what the pages say of themselves."""
    client = app.test_client()
    lists = [client.get(path).text for path in LISTS]
    more = [document for page in (*lists, *pages.values()) for document in scripts(page)]
    return graph_of([*views.values(), *more])


@pytest.fixture(scope="session")
def shapes() -> Graph:
    return load_shapes(ROOT / "shapes" / "markup")


@pytest.fixture(scope="session")
def report(every: Graph, shapes: Graph) -> Report:
    return validate(every, shapes)


@pytest.fixture(scope="session")
def words() -> Vocabulary:
    return vocabulary()


def test_the_facts_are_those_of_the_release(shared: Path) -> None:
    release = shared / "conformance" / "schemaorg-30.0-current-https.nt"
    if not release.exists():
        pytest.skip(f"no schema.org release at {release.name}, so the facts cannot be compared")
    assert cut_out(Graph().parse(release, format="nt")) == FACTS.read_text("utf-8").splitlines()


def test_every_term_is_one_of_schema_org_and_stands_where_it_may(
    every: Graph, words: Vocabulary
) -> None:
    assert list(words.misfits(every)) == []
    assert len(set(every.subjects(RDF.type))) > 1000


def test_there_are_events_places_parties_and_what_a_page_says_of_itself(every: Graph) -> None:
    assert {
        str(kind).removeprefix("https://schema.org/") for kind in every.objects(None, RDF.type)
    } == {
        *("Event", "EventSeries", "Person", "Organization", "CreativeWork"),
        *("Place", "VirtualLocation", "PostalAddress"),
        *("BreadcrumbList", "ListItem", "WebSite", "SearchAction", "EntryPoint"),
        *("Dataset", "DataDownload"),
    }


def test_no_shape_is_broken(report: Report) -> None:
    found = [finding for finding in report.findings if finding.severity is Severity.VIOLATION]
    assert found == []


def test_what_is_asked_for_is_missing_only_where_no_source_states_it(
    report: Report, told: dict[str, Triples]
) -> None:
    stated = {(triple.subject, triple.predicate) for triples in told.values() for triple in triples}
    missing = [finding for finding in report.findings if finding.severity is Severity.WARNING]
    for finding in missing:
        term = ASKED[str(finding.shape).removeprefix(SHAPES)]
        assert (ox.NamedNode(str(finding.focus)), ox.NamedNode(str(term))) not in stated
    assert missing


PLACE = {
    "@id": "https://example.org/p",
    "@type": "Place",
    "name": "Room XII",
    "address": {"@id": "https://example.org/a", "@type": "PostalAddress", "addressCountry": "CH"},
}
EVENT = {
    "@context": {
        "@vocab": "https://schema.org/",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "startDate": {"@type": "xsd:dateTime"},
        "endDate": {"@type": "xsd:dateTime"},
        "eventStatus": {"@type": "@id"},
        "eventAttendanceMode": {"@type": "@id"},
    },
    "@id": "https://example.org/e",
    "@type": "Event",
    "name": "Cybersecurity",
    "startDate": "2017-12-21T09:00:00+01:00",
    "location": PLACE,
}
PARTY = {"@id": "https://example.org/x", "@type": "Person", "name": "Wan S. Yi"}
BODY = {"@id": "https://example.org/x", "@type": "Organization", "name": "KISA"}
SERIES = {"@id": "https://example.org/s", "@type": "EventSeries", "name": "Forum"}
STEP = {
    "@id": "https://example.org/1",
    "@type": "ListItem",
    "name": "Home",
    "position": 1,
    "item": {"@id": "https://example.org/"},
}
NEXT = {**STEP, "@id": "https://example.org/2", "position": 2}
CRUMBS = {
    "@id": "https://example.org/b",
    "@type": "BreadcrumbList",
    "itemListElement": [STEP, NEXT],
}
SITE = {
    "@id": "https://example.org/w",
    "@type": "WebSite",
    "name": "Graph",
    "url": {"@id": "https://example.org/"},
    "potentialAction": {"@type": "SearchAction"},
}
FILE = {
    "@id": "https://example.org/f",
    "@type": "DataDownload",
    "contentUrl": {"@id": "https://example.org/f.nq"},
    "encodingFormat": "application/n-quads",
}
DATASET = {
    "@id": "https://example.org/d",
    "@type": "Dataset",
    "name": "Graph",
    "description": "Who met at the Forum, in which session, and in what role.",
    "license": {"@id": "https://example.org/cc0"},
    "creator": BODY,
    "distribution": FILE,
    "temporalCoverage": "2006-10-30/2017-12-21",
}
SOUND = (EVENT, PARTY, BODY, SERIES, CRUMBS, SITE, DATASET)
# Each shape with a document that it finds fault with: what is changed in a sound one.
FAULTS = {
    "EventMarkup-name": (EVENT, {"name": ["One", "Two"]}),
    "EventMarkup-startDate": (EVENT, {"startDate": []}),
    "EventMarkup-startDate-form": (EVENT, {"startDate": "2017-12-21T09:00:00"}),
    "EventMarkup-endDate-form": (EVENT, {"endDate": {"@value": "noon"}}),
    "EventMarkup-location": (EVENT, {"location": []}),
    "EventMarkup-location-kind": (EVENT, {"location": PARTY}),
    "EventMarkup-eventStatus": (EVENT, {"eventStatus": "https://schema.org/EventOver"}),
    "EventMarkup-eventAttendanceMode": (EVENT, {"eventAttendanceMode": "https://x.org/online"}),
    "EventMarkup-performer": (EVENT, {"performer": SERIES}),
    "EventMarkup-organizer": (EVENT, {"organizer": SERIES}),
    "EventMarkup-superEvent": (EVENT, {"superEvent": PARTY}),
    "EventSeriesMarkup-name": (SERIES, {"name": []}),
    "PersonMarkup-name": (PARTY, {"name": []}),
    "PersonMarkup-affiliation": (PARTY, {"affiliation": {**BODY, "@id": "https://example.org/o"}}),
    "PersonMarkup-gender": (PARTY, {"gender": "Male"}),
    "OrganizationMarkup-name": (BODY, {"name": []}),
    "OrganizationMarkup-sameAs": (BODY, {"sameAs": "Q1"}),
    "PlaceMarkup-name": (PLACE, {"name": []}),
    "PlaceMarkup-address": (PLACE, {"address": []}),
    "PlaceMarkup-address-kind": ({**EVENT["location"]}, {"address": "Geneva"}),  # type: ignore[dict-item]
    "VirtualLocationMarkup-url": (PARTY, {"@type": "VirtualLocation"}),
    "PostalAddressMarkup-addressCountry": (
        PARTY,
        {"@type": "PostalAddress", "addressCountry": "Swiss"},
    ),
    "BreadcrumbListMarkup-itemListElement": (CRUMBS, {"itemListElement": [STEP]}),
    "ListItemMarkup-name": (CRUMBS, {"itemListElement": [STEP, {**NEXT, "name": []}]}),
    "ListItemMarkup-position": (CRUMBS, {"itemListElement": [STEP, {**NEXT, "position": "2"}]}),
    "ListItemMarkup-item": (CRUMBS, {"itemListElement": [STEP, {**NEXT, "item": "/"}]}),
    "WebSiteMarkup-name": (SITE, {"name": []}),
    "WebSiteMarkup-url": (SITE, {"url": "/"}),
    "WebSiteMarkup-potentialAction": (SITE, {"potentialAction": []}),
    "DatasetMarkup-name": (DATASET, {"name": []}),
    "DatasetMarkup-description": (DATASET, {"description": "Short."}),
    "DatasetMarkup-license": (DATASET, {"license": "CC0"}),
    "DatasetMarkup-creator": (DATASET, {"creator": []}),
    "DatasetMarkup-distribution": (DATASET, {"distribution": []}),
    "DatasetMarkup-temporalCoverage": (DATASET, {"temporalCoverage": "2006 on"}),
    "DataDownloadMarkup-contentUrl": (FILE, {"contentUrl": "f.nq"}),
    "DataDownloadMarkup-encodingFormat": (FILE, {"encodingFormat": []}),
}


def alone(document: Document) -> Graph:
    return graph_of([{"@context": EVENT["@context"], **document}])


@pytest.mark.parametrize("document", SOUND, ids=lambda document: document["@type"])
def test_a_sound_document_is_found_sound(
    document: Document, shapes: Graph, words: Vocabulary
) -> None:
    graph = alone(document)
    assert list(validate(graph, shapes).findings) == []
    assert list(words.misfits(graph)) == []


@pytest.mark.parametrize("shape", FAULTS)
def test_each_shape_finds_its_fault(shape: str, shapes: Graph) -> None:
    document, change = FAULTS[shape]
    found = validate(alone({**document, **change}), shapes).findings
    assert {str(finding.shape).removeprefix(SHAPES) for finding in found} == {shape}


def test_every_shape_has_a_fault(shapes: Graph) -> None:
    names = {str(s).removeprefix(SHAPES) for s in shapes.subjects(RDF.type, SH.PropertyShape)}
    assert names == FAULTS.keys()


@pytest.mark.parametrize(
    ("change", "misfit"),
    [
        ({"@type": "Sesion"}, ("Sesion", "no class of schema.org")),
        ({"nam": "x"}, ("nam", "no property of schema.org")),
        ({"sha256": "x"}, ("sha256", "a property of MediaObject")),
        (
            {"maximumAttendeeCapacity": "many"},
            ("maximumAttendeeCapacity", "many is none of Integer"),
        ),
        (
            {"superEvent": {**PARTY}},
            ("superEvent", "https://example.org/x is none of Event"),
        ),
    ],
)
def test_what_does_not_fit_the_vocabulary_is_found(
    change: Document, misfit: tuple[str, str], words: Vocabulary
) -> None:
    term, why = misfit
    found = Misfit("https://example.org/e", f"https://schema.org/{term}", why)
    assert found in list(words.misfits(alone({**EVENT, **change})))


def test_only_the_names_of_schema_org_are_used(every: Graph) -> None:
    strange = {
        str(term)
        for term in {*every.predicates(), *every.objects(None, RDF.type)}
        if term != RDF.type and URIRef(str(term)) not in SCHEMA
    }
    assert strange == {"https://schema.org/query-input"}
    assert SCHEMA.Role not in set(every.objects(None, RDF.type))
