"""`/void`: the description that came with the build, in every form, and a page of its figures."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from flask.testing import FlaskClient
from rdflib import VOID, Graph
from rdflib.term import URIRef

from kg.builds import current
from kg.downloads import dumps_in
from kg.iris import DEFAULT_BASE
from kg.store import EmbeddedStore
from server import kept
from server.app import create_app
from server.forms import TRIPLES
from server.last_modified import built_on
from server.settings import Settings

DEFAULT = URIRef(f"{DEFAULT_BASE}void#default-graph")


@pytest.fixture(scope="module")
def real(built: Path) -> FlaskClient:
    return create_app(Settings(out=built)).test_client()


def triples(data: bytes, form: ox.RdfFormat) -> set[ox.Triple]:
    return {quad.triple for quad in ox.parse(data, format=form)}


@pytest.mark.parametrize("suffix", TRIPLES)
def test_what_is_served_is_what_the_build_wrote(
    suffix: str, real: FlaskClient, built: Path
) -> None:
    build = current(built)
    assert build is not None
    store = EmbeddedStore.open(build)
    written = triples((build / "void.ttl").read_bytes(), ox.RdfFormat.TURTLE)
    written |= kept.description(store, build, dumps_in(build))
    form = TRIPLES[suffix]
    by_ending = real.get(f"/void.{suffix}")
    by_accept = real.get("/void", headers={"Accept": form.media_type})
    assert by_ending.mimetype == by_accept.mimetype == form.media_type
    assert triples(by_ending.data, form.rdf) == triples(by_accept.data, form.rdf) == written
    assert "Accept" in by_accept.headers["Vary"]


def test_a_store_without_a_folder_describes_itself_alike(built: Path) -> None:
    build = current(built)
    assert build is not None
    store = EmbeddedStore.open(build)
    sizes = {
        ox.NamedNode("http://www.w3.org/ns/dcat#byteSize"),
        ox.NamedNode("https://schema.org/contentSize"),
    }
    # All but the size of a dump that a store in memory does not have.
    written = {t for t in kept.description(store, build) if t.predicate not in sizes}
    assert kept.description(store, None) == written


def test_where_programs_look_first_they_are_sent_on(client: FlaskClient) -> None:
    response = client.get("/.well-known/void")
    assert (response.status_code, response.headers["Location"]) == (302, "/void")
    below = client.get("/.well-known/void", environ_overrides={"SCRIPT_NAME": "/igf"})
    assert below.headers["Location"] == "/igf/void"


def test_a_form_that_there_is_not_is_refused(client: FlaskClient) -> None:
    assert client.get("/void.exe").status_code == 404
    assert client.get("/void", headers={"Accept": "image/png"}).status_code == 406


def test_the_page_shows_the_figures_of_the_description(real: FlaskClient) -> None:
    told = Graph().parse(data=real.get("/void.ttl").data, format="turtle")
    text = real.get("/void", headers={"Accept": "text/html"}).text
    assert f"{int(str(told.value(DEFAULT, VOID.triples))):,} statements in the default" in text
    rows = re.findall(r"<tr><th scope=\"row\">", text)
    parts = [*told.objects(DEFAULT, VOID.classPartition)]
    parts += [*told.objects(DEFAULT, VOID.propertyPartition)]
    graphs = [*told.objects(URIRef(f"{DEFAULT_BASE}void#dataset"), VOID.subset)]
    # The default graph is told of at the top.
    assert len(rows) == len(parts) + len(graphs) - 1


def test_search_engines_find_what_it_is_and_where_to_get_it(real: FlaskClient) -> None:
    page = real.get("/void").text
    script = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert script is not None
    told = json.loads(script[1])
    build = json.loads(real.get("/void.jsonld").text)
    assert told["@id"] == build["@id"] == f"{DEFAULT_BASE}void#dataset"
    dump = next(d for d in told["distribution"] if d["encodingFormat"] == "application/n-quads")
    content = real.get("/dump.nq", buffered=True).data
    assert dump["contentUrl"] == f"{DEFAULT_BASE}dump.nq"
    assert dump["contentSize"] == f"{len(content)} B"
    assert dump["sha256"] == hashlib.sha256(content).hexdigest() == told["identifier"]
    assert told["license"] == "https://creativecommons.org/publicdomain/zero/1.0/"
    assert told["isAccessibleForFree"] is True
    assert 50 <= len(told["description"]) <= 5000


def test_its_days_are_those_of_what_it_holds(real: FlaskClient, built: Path) -> None:
    build = current(built)
    assert build is not None
    store = EmbeddedStore.open(build)
    told = json.loads(real.get("/void.jsonld").text)
    assert told["dateModified"] == (built_on(store) or "")[:10]
    found = store.query(
        "SELECT (MIN(STR(?s)) AS ?first) (MAX(STR(?e)) AS ?last)"
        " { ?x <https://schema.org/startDate> ?s ; <https://schema.org/endDate> ?e }"
    )
    assert isinstance(found, ox.QuerySolutions)
    ((first, last),) = ([cell.value[:10] for cell in row] for row in found)
    assert told["temporalCoverage"] == f"{first}/{last}"
