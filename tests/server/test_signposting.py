"""Typed links, read by parsers that others wrote: https://signposting.org/FAIR/ and RFC 9264."""

from __future__ import annotations

import json
import re

import pytest
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator
from requests.utils import parse_header_links
from werkzeug import Response

from kg.iris import DEFAULT_BASE
from server.forms import GRAPHS, TRIPLES
from server.linksets import as_header, as_json, as_text
from server.self_description.schemas import LINKSET
from server.signposting import Landing, Link, every_link

BASE = DEFAULT_BASE
WS15 = "session/2017/ws15"
SCHEMA = "https://schema.org/"
ONT, SHAPES = "https://w3id.org/igf-kg/ont", "https://w3id.org/igf-kg/shapes"
# A page, what it is about, the classes of that, and where its data stands.
LANDINGS = [
    (f"doc/{WS15}", f"{BASE}id/{WS15}", {f"{SCHEMA}Event"}, f"data/{WS15}"),
    ("doc/meeting/2017", f"{BASE}id/meeting/2017", {f"{SCHEMA}Event"}, "data/meeting/2017"),
    ("doc/person/p7k3m9", f"{BASE}id/person/p7k3m9", {f"{SCHEMA}Person"}, "data/person/p7k3m9"),
    ("void", f"{BASE}void#dataset", {f"{SCHEMA}Dataset"}, "void"),
    ("ontology", ONT, {"http://www.w3.org/2002/07/owl#Ontology"}, "ontology"),
    (
        "ontology/Session",
        f"{ONT}#Session",
        {"http://www.w3.org/2002/07/owl#Class"},
        "ontology/Session",
    ),
    ("shapes", SHAPES, set(), "shapes"),
    ("shapes/SessionShape", f"{SHAPES}#SessionShape", set(), "shapes/SessionShape"),
    (
        "voc/role/speaker",
        "https://w3id.org/igf-kg/voc/role/speaker",
        {"http://www.w3.org/2004/02/skos/core#Concept"},
        "voc/role/speaker",
    ),
    ("examples/01-speakers", f"{BASE}examples/01-speakers", set(), "examples/01-speakers"),
]


def links(response: Response) -> list[dict[str, str]]:
    assert len(response.headers.getlist("Link")) == 1
    return parse_header_links(response.headers["Link"])


def targets(response: Response, rel: str) -> list[str]:
    return [link["url"] for link in links(response) if link["rel"] == rel]


@pytest.mark.parametrize(("path", "name", "kinds", "data"), LANDINGS)
def test_a_page_leads_to_its_name_its_kind_its_data_and_its_licence(
    client: FlaskClient, path: str, name: str, kinds: set[str], data: str
) -> None:
    response = client.get(f"/{path}", headers={"Accept": "text/html"})
    assert targets(response, "cite-as") == [name]
    assert {*targets(response, "type")} >= {f"{SCHEMA}AboutPage", *kinds}
    assert targets(response, "license") == ["https://creativecommons.org/publicdomain/zero/1.0/"]
    assert targets(response, "canonical") == [f"{BASE}{path}"]
    described = [(link["url"], link["type"]) for link in links(response) if _describes(link)]
    assert described == [
        (f"{BASE}{data}.{suffix}", form.media_type) for suffix, form in TRIPLES.items()
    ]
    sets = [(link["url"], link["type"]) for link in links(response) if link["rel"] == "linkset"]
    assert sets == [
        (f"{BASE}linkset/{path}", "application/linkset"),
        (f"{BASE}linkset/{path}.json", "application/linkset+json"),
    ]


def _describes(link: dict[str, str]) -> bool:
    return link["rel"] == "describedby"


@pytest.mark.parametrize(("path", "name", "_kinds", "data"), LANDINGS)
def test_data_leads_back(
    client: FlaskClient, path: str, name: str, _kinds: set[str], data: str
) -> None:
    for suffix, form in TRIPLES.items():
        response = client.get(f"/{data}.{suffix}")
        assert targets(response, "describes") == [name, f"{BASE}{path}"]
        assert targets(response, "canonical") == [f"{BASE}{data}.{suffix}"]
        others = {f"{BASE}{data}.{other}" for other in TRIPLES} - {f"{BASE}{data}.{suffix}"}
        assert {*targets(response, "alternate")} == {f"{BASE}{path}", *others}
        chosen = client.get(f"/{path}", headers={"Accept": form.media_type})
        assert links(chosen) == links(response)


@pytest.mark.parametrize(("path", "_name", "_kinds", "_data"), LANDINGS)
def test_every_link_of_ours_leads_somewhere_and_is_of_the_type_it_says(
    client: FlaskClient, path: str, _name: str, _kinds: set[str], _data: str
) -> None:
    response = client.get(f"/{path}", headers={"Accept": "text/html"})
    for link in links(response):
        if link["url"].startswith(BASE):
            local = link["url"].removeprefix(BASE[:-1]).partition("#")[0]
            accept = {"Accept": link.get("type", "text/html")}
            there = client.get(local, headers=accept, follow_redirects=True, buffered=True)
            assert there.status_code == 200
            assert there.mimetype == link.get("type", "text/html")


def test_a_session_leads_to_its_meeting_and_the_meeting_to_its_sessions(
    client: FlaskClient,
) -> None:
    session = client.get(f"/doc/{WS15}")
    assert targets(session, "collection") == [f"{BASE}doc/meeting/2017"]
    meeting = client.get("/doc/meeting/2017")
    assert f"{BASE}doc/{WS15}" in targets(meeting, "item")
    assert targets(meeting, "collection") == [f"{BASE}doc/forum/igf"]


def test_a_judgement_leads_to_who_made_it(client: FlaskClient) -> None:
    assert targets(client.get("/doc/judgement/j0001"), "author") == [f"{BASE}id/reviewer/r1"]


def test_the_dataset_leads_to_its_file(client: FlaskClient) -> None:
    response = client.get("/void")
    assert targets(response, "item") == [f"{BASE}dump.nq"]


def test_only_what_the_shapes_hold_claims_their_profile(client: FlaskClient) -> None:
    def profiles(path: str) -> set[str]:
        return {link.get("profile", "") for link in links(client.get(path)) if _describes(link)}

    assert profiles(f"/doc/{WS15}") == {SHAPES}
    assert profiles("/doc/statement/sa1") == {""}
    assert profiles("/voc/role") == {""}


def test_many_parts_stand_in_the_link_set_alone(client: FlaskClient) -> None:
    response = client.get("/ontology")
    assert targets(response, "item") == []
    assert len(response.headers["Link"]) < 4_000
    told = client.get("/linkset/ontology.json").json
    assert told is not None
    (context,) = [c for c in told["linkset"] if c["anchor"] == f"{BASE}ontology"]
    assert {"href": f"{BASE}ontology/Session", "type": "text/html"} in context["item"]
    assert len(context["item"]) > 100


@pytest.mark.parametrize(("path", "_name", "_kinds", "data"), LANDINGS)
def test_a_link_set_is_made_as_the_rfc_has_it_and_tells_what_the_headers_tell(
    client: FlaskClient, path: str, _name: str, _kinds: set[str], data: str
) -> None:
    told = client.get(f"/linkset/{path}.json").json
    Draft202012Validator(LINKSET).validate(told)
    assert all(re.match("https?://", context["anchor"]) for context in told["linkset"])
    by_anchor = {context["anchor"]: context for context in told["linkset"]}
    assert len(by_anchor) == len(told["linkset"])
    for address in (path, *(f"{data}.{suffix}" for suffix in TRIPLES)):
        context = by_anchor[f"{BASE}{address}"]
        for link in links(client.get(f"/{address}")):
            if link["rel"] in ("canonical", "first", "prev", "next", "last"):
                continue
            target = {"href": link["url"]} | ({"type": link["type"]} if "type" in link else {})
            if "profile" in link:
                target["profile"] = [link["profile"]]
            assert target in context[link["rel"]]


@pytest.mark.parametrize("path", [path for path, *_ in LANDINGS])
def test_both_forms_of_a_link_set_tell_the_same(client: FlaskClient, path: str) -> None:
    told = client.get(f"/linkset/{path}.json").json
    text = client.get(f"/linkset/{path}", headers={"Accept": "application/linkset"}).text
    in_json = [
        (context["anchor"], rel, target["href"])
        for context in told["linkset"]
        for rel, found in context.items()
        if rel != "anchor"
        for target in found
    ]
    in_text = [
        (link["anchor"], link["rel"], link["url"])
        for link in parse_header_links(re.sub(r"\s*\n\s*", " ", text.strip()))
    ]
    assert sorted(in_text) == sorted(in_json)


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"linkset": []},
        {"linkset": [{"item": [{"href": "http://a"}]}]},
        {"linkset": [{"anchor": "http://a", "item": {"href": "http://a"}}]},
        {"linkset": [{"anchor": "http://a", "item": [{"type": "text/html"}]}]},
        {
            "linkset": [
                {"anchor": "http://a", "item": [{"href": "http://a", "profile": "http://b"}]}
            ]
        },
        {"linkset": [{"anchor": "http://a", "item": [{"href": "http://a", "type": ["b"]}]}]},
    ],
)
def test_the_schema_refuses_what_is_no_link_set(told: object) -> None:
    assert not Draft202012Validator(LINKSET).is_valid(told)


def test_an_iri_beyond_ascii_is_a_uri_in_a_header_and_itself_in_json() -> None:
    iri = "https://example.org/ä„b"
    link = Link(iri, "type", iri)
    assert as_header([link]).encode("ascii")
    assert "%C3%A4" in as_text([link])
    assert json.loads(as_json([link]))["linkset"][0]["type"] == [{"href": iri}]


def test_a_graph_is_described_by_what_holds_it(client: FlaskClient) -> None:
    response = client.get("/graph/curated")
    assert [link["type"] for link in links(response) if _describes(link)] == [
        form.media_type for form in GRAPHS.values()
    ]


def test_a_page_of_nothing_has_a_link_set_still() -> None:
    bare = Landing("http://a/p", "http://a/n", (), "http://a/l")
    assert [link.rel for link in every_link(bare)] == [
        *("cite-as", "type", "license", "linkset", "linkset"),
    ]
