"""Every term of the ontology, every rule and every concept dereferences by itself."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pyoxigraph as ox
import pytest
from flask.testing import FlaskClient

from kg.builds import current
from kg.iris import DEFAULT_BASE
from kg.namespaces import ONTOLOGY, SHAPES
from kg.store import LABELS, EmbeddedStore
from server.app import create_app
from server.pages.shape import about_shapes, closure
from server.pages.vocabulary import names, shape_triples
from server.settings import Settings

TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


@pytest.fixture(scope="module")
def built_store(built: Path) -> EmbeddedStore:
    build = current(built)
    assert build is not None
    return EmbeddedStore.open(build)


@pytest.fixture(scope="module")
def real(built: Path) -> FlaskClient:
    return create_app(Settings(out=built)).test_client()


def text_of(client: FlaskClient, address: str) -> str:
    response = client.get(address, headers={"Accept": "text/html"})
    assert response.status_code == 200, address
    main = response.text.partition("<main")[2].partition("</main>")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def test_every_term_has_a_page_with_its_definition_and_its_data(
    client: FlaskClient, store: EmbeddedStore
) -> None:
    subjects = {str(q.subject)[1:-1] for q in store.graph(f"{DEFAULT_BASE}graph/vocabulary")}
    terms = {s.removeprefix(ONTOLOGY) for s in subjects if s.startswith(ONTOLOGY)}
    assert {*names(store)} == terms
    definition = ox.NamedNode("http://www.w3.org/2004/02/skos/core#definition")
    for name in terms:
        told = store.about(ONTOLOGY + name)
        (words,) = [str(q.object.value) for q in told if q.predicate == definition]
        assert " ".join(words.split()) in text_of(client, f"/ontology/{name}")
        data = client.get(f"/ontology/{name}.nt").data
        triples = {q.triple for q in ox.parse(data, format=ox.RdfFormat.N_TRIPLES)}
        assert {q.triple for q in told} <= triples


def test_every_rule_has_a_page_with_its_message_and_its_data(client: FlaskClient) -> None:
    shapes = [s[1:-1] for s in about_shapes() if s.startswith(f"<{SHAPES}")]
    assert len(shapes) > 200
    for iri in shapes:
        name = iri.removeprefix(SHAPES)
        messages = [t for t in closure(iri) if t.predicate.value.endswith("#message")]
        text = text_of(client, f"/shapes/{name}")
        own = [str(t.object.value) for t in messages if str(t.subject) == f"<{iri}>"]
        assert all(" ".join(words.split()) in text for words in own)
        assert client.get(f"/shapes/{name}.ttl").status_code == 200


def test_the_data_of_a_rule_is_all_of_it_with_names(client: FlaskClient) -> None:
    data = client.get("/shapes/SessionShape-name.nt").data
    told = ox.Dataset(ox.parse(data, format=ox.RdfFormat.N_TRIPLES))
    assert {q.predicate.value for q in told} >= {
        "http://www.w3.org/ns/shacl#path",
        "http://www.w3.org/ns/shacl#message",
    }
    named = [iri[1:-1] for iri in about_shapes() if iri.startswith("<")]
    rules = {triple for iri in named for triple in closure(iri)}
    assert rules == shape_triples()


def test_a_class_tells_its_place_its_use_and_its_rules(real: FlaskClient) -> None:
    page = real.get("/ontology/Session", headers={"Accept": "text/html"}).text
    text = text_of(real, "/ontology/Session")
    assert "Class" in text
    assert re.search(r"\d+ things of this class in this build", text)
    assert 'href="/ontology/inSession"' in page
    assert 'href="/shapes/SessionShape"' in page
    assert 'href="https://schema.org/Event"' in page
    assert "igf:Session" in page
    assert re.search(r'One of them: <a href="/doc/session/', page)


def test_a_property_tells_where_it_belongs_and_where_it_leads(real: FlaskClient) -> None:
    page = real.get("/ontology/inSession", headers={"Accept": "text/html"}).text
    for href in ("/ontology/Participation", "/ontology/Session", "/shapes/ParticipationShape-"):
        assert f'href="{href}' in page
    assert re.search(
        r"[\d,]+ things with this property in this build", text_of(real, "/ontology/inSession")
    )


@pytest.mark.parametrize("pattern", ["a igf:{}", "igf:{} ?value"])
def test_how_often_a_term_is_used_is_counted(
    real: FlaskClient, built_store: EmbeddedStore, pattern: str
) -> None:
    kind = "Class" if pattern.startswith("a ") else "ObjectProperty"
    terms = [
        name
        for name in names(built_store)
        if any(str(q.object).endswith(f"#{kind}>") for q in built_store.about(ONTOLOGY + name))
    ]
    assert len(terms) > 15
    for name in terms:
        query = (
            f"PREFIX igf: <{ONTOLOGY}> SELECT (COUNT(DISTINCT ?thing) AS ?n)"
            f" {{ GRAPH ?g {{ ?thing {pattern.format(name)} }} }}"
        )
        (row,) = built_store.query(query)
        number = int(row["n"].value)
        text = text_of(real, f"/ontology/{name}")
        assert f"{number:,} thing" in text if number else "Nothing in this build" in text


def test_the_query_of_a_term_can_be_asked(real: FlaskClient) -> None:
    page = real.get("/ontology/inSession", headers={"Accept": "text/html"}).text
    (address,) = re.findall(r'href="(/sparql\?query=[^"]+)">Ask for them', page)
    answer = real.get(unescape(address), headers={"Accept": "text/csv"})
    assert answer.status_code == 200
    assert len(answer.text.splitlines()) == 101


def test_nobody_is_led_to_what_was_withdrawn(client: FlaskClient) -> None:
    for name in ("withdrawnOn", "withdrawalReason"):
        text = client.get(f"/ontology/{name}").text
        assert "pgone3" not in text
        assert "/sparql?query" not in text.partition("<main")[2].partition("</main>")[0]
    assert "pgone" not in client.get("/graph/curated").text


def test_the_anchors_of_the_whole_lead_on_to_the_terms(client: FlaskClient) -> None:
    page = client.get("/ontology").text
    assert 'id="Session"' in page
    assert 'href="/ontology/Session"' in page
    rules = client.get("/shapes").text
    assert 'id="SessionShape"' in rules
    assert 'href="/shapes/SessionShape-name"' in rules


def test_a_concept_tells_what_uses_it(client: FlaskClient) -> None:
    page = client.get("/voc/participation-status/took-part").text
    assert 'href="/doc/statement/sb1"' in page
    assert 'href="/ontology/status"' in page


def test_no_rule_has_another_name_in_another_process() -> None:
    # A node without a name is called by what is said of it.
    labels = {str(t.subject) for t in shape_triples() if isinstance(t.subject, ox.BlankNode)}
    assert labels == {f"_:c14n{number}" for number in range(len(labels))}


def kinds_of(store: EmbeddedStore) -> dict[str, list[str]]:
    """The entities by the first part of their path."""
    found: dict[str, set[str]] = {}
    space = f"{store.base}id/"
    for graph in store.graphs:
        for quad in store.graph(graph):
            if str(quad.subject).startswith(f"<{space}"):
                iri = str(quad.subject)[1:-1]
                found.setdefault(iri.removeprefix(space).partition("/")[0], set()).add(iri)
    return {kind: sorted(iris) for kind, iris in found.items()}


def unnamed(client: FlaskClient, store: EmbeddedStore, iri: str) -> set[str]:
    """What the data of a thing links to, and has a name in the graph, but not in that data."""
    path = iri.removeprefix(f"{store.base}id/")
    response = client.get(f"/data/{path}.nt", follow_redirects=True)
    assert response.status_code == 200, iri
    triples = {q.triple for q in ox.parse(response.data, format=ox.RdfFormat.N_TRIPLES)}
    named = {str(t.subject) for t in triples if t.predicate in LABELS}
    nodes = {str(n) for t in triples for n in (t.subject, t.object) if isinstance(n, ox.NamedNode)}
    silent = {node[1:-1] for node in nodes - named}
    return {node for node in silent if store.labels([node])}


def test_data_names_what_it_links_to_whatever_it_is_about(
    client: FlaskClient, store: EmbeddedStore
) -> None:
    gone = {"pgone3"}
    kinds = kinds_of(store)
    assert len(kinds) > 20
    for iris in kinds.values():
        for iri in iris:
            if iri.rpartition("/")[2] not in gone:
                assert unnamed(client, store, iri) == set(), iri


def test_so_does_the_data_of_the_project(real: FlaskClient, built_store: EmbeddedStore) -> None:
    kinds = kinds_of(built_store)
    assert len(kinds) > 20
    for iris in kinds.values():
        for iri in iris[:: max(1, len(iris) // 12)]:
            assert unnamed(real, built_store, iri) == set(), iri
