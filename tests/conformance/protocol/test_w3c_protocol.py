"""W3C's SPARQL 1.1 Protocol tests, request by request as their manifest states them.

Queries are answered. Updates are not taken here, so a test that begins with one passes when it is
refused and has changed nothing: the question that follows it is answered with no.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from conformance.protocol.w3c_manifest import ProtocolTest, Request, listed
from conformance.w3c_folders import folder
from raw_http import Reply, send
from served import Endpoint

FOLDER = folder("w3c-protocol")
ALL = tuple(listed(FOLDER / "manifest.ttl"))
DATA = "http://kasei.us/2009/09/sparql/data/"
# The manifest gives no data for this graph and expects nothing of it, but names it.
EMPTY = (f"{DATA}data0.rdf",)
READ_ONLY = "this endpoint takes no updates"
UPDATES = {
    f"http://www.w3.org/2009/sparql/docs/tests/data-sparql11/protocol/manifest#{name}": READ_ONLY
    for name in (
        "update_dataset_default_graph",
        "update_dataset_default_graphs",
        "update_dataset_named_graphs",
        "update_dataset_full",
        "update_post_form",
        "update_post_direct",
        "update_base_uri",
    )
}
FORMS = {
    "boolean": {"application/sparql-results+json", "application/sparql-results+xml"},
    "tabular": {
        "application/sparql-results+json",
        "application/sparql-results+xml",
        "text/csv",
        "text/tab-separated-values",
    },
    "RDF": {"text/turtle", "application/rdf+xml", "application/n-triples"},
}


def nquads(folder: Path) -> bytes:
    """Each file of statements, in the graph that the manifest names after it."""
    lines = []
    for path in sorted(folder.glob("data*.nt")):
        graph = f"<{DATA}{path.stem}.rdf>"
        statements = path.read_text("utf-8").splitlines()
        lines += [f"{line.removesuffix('.').rstrip()} {graph} ." for line in statements if line]
    return ("\n".join(lines) + "\n").encode()


@pytest.fixture(scope="module")
def address(endpoint: Endpoint) -> str:
    return endpoint(nquads(FOLDER), EMPTY)


def sent(address: str, request: Request) -> Reply:
    return send(
        address,
        request.method,
        query=request.query,
        headers=dict(request.headers),
        body=request.body,
    )


def named(test: ProtocolTest) -> str:
    return test.iri.rpartition("#")[2]


def test_the_manifest_holds_the_tests_that_these_are_about() -> None:
    assert (len(ALL), {test.iri for test in ALL if test.is_update}) == (34, set(UPDATES))


@pytest.mark.parametrize("test", [test for test in ALL if not test.is_update], ids=named)
def test_a_request_is_answered_as_the_manifest_says(address: str, test: ProtocolTest) -> None:
    for request in test.requests:
        reply = sent(address, request)
        assert str(reply.status)[0] in request.statuses, (reply.status, reply.body)
        if request.form is not None:
            assert reply.media_type in FORMS[request.form]
        if request.boolean is not None:
            assert reply.json == {"head": {}, "boolean": request.boolean}


@pytest.mark.parametrize("test", [test for test in ALL if test.is_update], ids=named)
def test_an_update_is_refused_and_changes_nothing(address: str, test: ProtocolTest) -> None:
    update, *questions = test.requests
    assert update.is_update
    reply = sent(address, update)
    assert 400 <= reply.status < 500
    assert "only reads" in reply.text, UPDATES[test.iri]
    for request in questions:
        assert sent(address, request).json["boolean"] is False
