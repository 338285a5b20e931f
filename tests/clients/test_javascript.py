"""Clients from npm, as they come: fetch-sparql-endpoint and Comunica, run by Node.js.

`make clients` installs them; without it these tests are skipped.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from conformance.protocol.sample import CURATED, VALUES, A
from served import Endpoint

HERE = Path(__file__).parent
LONGEST = 120
STRING = "http://www.w3.org/2001/XMLSchema#string"
SELECT = "SELECT ?in WHERE { ?s <urn:in> ?in }"
FROM_A, FROM_VALUES = f"FROM <{A}>", f"FROM <{VALUES}>"
OF_A = f"SELECT ?in {FROM_A} WHERE {{ ?s <urn:in> ?in }}"
VALUE = f"SELECT * {FROM_VALUES} WHERE {{ ?s <urn:value> ?v }} ORDER BY ?s"
CONSTRUCT = "CONSTRUCT { ?s <urn:was-in> ?in } WHERE { ?s <urn:in> ?in }"
DESCRIBE = "DESCRIBE <urn:s>"
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
LABELLED = (
    f'<urn:s> <urn:label> "S" <{CURATED}> .\n<urn:t> <urn:label> "T" <{CURATED}> .\n'.encode()
)
JOIN = "SELECT ?in ?label WHERE { ?s <urn:in> ?in . ?s <urn:label> ?label }"
QUERIES = {
    "rows": ("bindings", SELECT, [{"in": ["Literal", "curated", "", STRING]}]),
    "rows of a graph": ("bindings", OF_A, [{"in": ["Literal", "a", "", STRING]}]),
    "a number of rows": (
        "bindings",
        COUNT,
        [{"n": ["Literal", "1", "", "http://www.w3.org/2001/XMLSchema#integer"]}],
    ),
    "yes": ("ask", "ASK { ?s <urn:in> 'curated' }", True),
    "no": ("ask", "ASK { ?s <urn:in> 'elsewhere' }", False),
    "statements": (
        "triples",
        CONSTRUCT,
        [
            [
                ["NamedNode", "urn:s"],
                ["NamedNode", "urn:was-in"],
                ["Literal", "curated", "", STRING],
            ]
        ],
    ),
    "a description": (
        "triples",
        DESCRIBE,
        [[["NamedNode", "urn:s"], ["NamedNode", "urn:in"], ["Literal", "curated", "", STRING]]],
    ),
}


def done(script: str, jobs: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What each job came to; skipped where Node.js or the clients are absent."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("the clients of JavaScript are not tested: there is no node on the path")
    if not (HERE / "node_modules" / ".installed").is_file():
        pytest.skip("the clients of JavaScript are not tested: `make clients` installs them")
    run = subprocess.run(
        [node, HERE / script],
        input=json.dumps(jobs),
        capture_output=True,
        text=True,
        timeout=LONGEST,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    outcomes = json.loads(run.stdout)
    assert len(outcomes) == len(jobs)
    return list(outcomes)


@pytest.fixture(scope="module")
def fetched(sample: str) -> dict[tuple[str, str], dict[str, Any]]:
    """By method and name of query: what fetch-sparql-endpoint gave."""
    keys = [(method, name) for method in ("GET", "POST") for name in (*QUERIES, "values", "wrong")]
    jobs = [
        {"method": method, "endpoint": sample, "kind": kind, "query": query}
        for method, name in keys
        for kind, query in [asked(name)]
    ]
    return dict(zip(keys, done("fetch-sparql-endpoint.mjs", jobs), strict=True))


@pytest.fixture(scope="module")
def answered(sample: str) -> dict[tuple[str, str], dict[str, Any]]:
    """By kind of source and name of query: what Comunica gave."""
    sources = {"found out": sample, "told": {"type": "sparql", "value": sample}}
    keys = [(how, name) for how in sources for name in (*QUERIES, "values")]
    jobs = [
        {"sources": [sources[how]], "kind": kind, "query": query}
        for how, name in keys
        for kind, query in [asked(name)]
    ]
    return dict(zip(keys, done("comunica.mjs", jobs), strict=True))


def asked(name: str) -> tuple[str, str]:
    """The kind of a query and its text."""
    others = {"values": ("bindings", VALUE), "wrong": ("bindings", "SELECT * {")}
    return others[name] if name in others else QUERIES[name][:2]


def assert_values(outcome: dict[str, Any]) -> None:
    """That every kind of term has come through."""
    values = {row["s"][1]: row["v"] for row in outcome["value"]}
    assert len(values) == 18
    assert values["urn:v03"][:2] == ["Literal", "colour"]
    assert values["urn:v07"] == ["Literal", "x y", "", "urn:datatype"]
    assert values["urn:v08"] == ["Literal", 'say "yes", it\'s \\ fine', "", STRING]
    assert values["urn:v09"] == ["Literal", "one\ntwo\tthree", "", STRING]
    assert values["urn:v13"] == ["NamedNode", "http://example.org/é?a=1&b=2#x"]
    assert values["urn:v14"][0] == "BlankNode"
    assert values["urn:v14"] == values["urn:v15"] != values["urn:v16"]


def language(outcome: dict[str, Any]) -> str:
    """The language of the one value that has one, in small letters."""
    (tag,) = [row["v"][2] for row in outcome["value"] if row["s"][1] == "urn:v03"]
    return str(tag).lower()


@pytest.mark.parametrize("name", QUERIES)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_fetch_sparql_endpoint(
    fetched: dict[tuple[str, str], dict[str, Any]], method: str, name: str
) -> None:
    assert fetched[method, name] == {"value": QUERIES[name][2]}


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_fetch_sparql_endpoint_gets_every_kind_of_value(
    fetched: dict[tuple[str, str], dict[str, Any]], method: str
) -> None:
    assert_values(fetched[method, "values"])
    assert language(fetched[method, "values"]) == "en-gb"


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_fetch_sparql_endpoint_hears_that_a_query_is_wrong(
    fetched: dict[tuple[str, str], dict[str, Any]], method: str
) -> None:
    # It reads the query itself before it sends it, and is right about it.
    assert set(fetched[method, "wrong"]) == {"error"}


@pytest.mark.parametrize("name", QUERIES)
@pytest.mark.parametrize("how", ["found out", "told"])
def test_comunica(answered: dict[tuple[str, str], dict[str, Any]], how: str, name: str) -> None:
    assert answered[how, name] == {"value": QUERIES[name][2]}


@pytest.mark.parametrize("how", ["found out", "told"])
def test_comunica_gets_every_kind_of_value(
    answered: dict[tuple[str, str], dict[str, Any]], how: str
) -> None:
    assert_values(answered[how, "values"])


@pytest.mark.xfail(
    reason="Comunica 4.5.0 drops languages itself: its reader of JSON, sparqljson-parse 3.3.0, says"
    " them in a way that its maker of terms, rdf-data-factory 1.1.3, does not know",
    strict=True,
)
def test_comunica_gets_the_language_of_a_text(
    answered: dict[tuple[str, str], dict[str, Any]],
) -> None:
    assert language(answered["told", "values"]) == "en-gb"


def test_comunica_joins_this_endpoint_with_another(sample: str, endpoint: Endpoint) -> None:
    # For which it counts, and sends what it has found as VALUES.
    job = {"sources": [sample, endpoint(LABELLED)], "kind": "bindings", "query": JOIN}
    (outcome,) = done("comunica.mjs", [job])
    assert outcome == {
        "value": [{"in": ["Literal", "curated", "", STRING], "label": ["Literal", "S", "", STRING]}]
    }
