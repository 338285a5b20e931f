"""W3C's query evaluation tests, asked over HTTP: the graphs by parameter, the answers read back.

Results are compared as they are spelt, but for the tests that known.toml lists as by value.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from urllib.parse import urlencode

import pyoxigraph as ox
import pytest
from conformance.evaluation import results
from conformance.evaluation.comparing import by_value, same, within
from conformance.evaluation.suites import (
    FORMATS,
    SuiteTest,
    apart,
    folders,
    graphs,
    listed,
    local,
    suites,
    text,
)
from raw_http import post
from served import Endpoint

ROOT = suites()
KNOWN = tomllib.loads((Path(__file__).parent / "known.toml").read_text("utf-8"))
FAILURES: dict[str, str] = KNOWN["failures"]
BY_VALUE: dict[str, str] = KNOWN["by-value"]
REFUSED: dict[str, str] = KNOWN["refused"]
UNORDERED: dict[str, str] = KNOWN["unordered"]
OUT: dict[str, str] = KNOWN["out-of-scope"]
ALL = [test for folder in folders(ROOT) if folder not in OUT for test in listed(ROOT, folder)]
NOTHING = "urn:nothing"
ACCEPT = {
    ".srx": "application/sparql-results+xml",
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
}
READERS = {
    "application/sparql-results+xml": results.from_xml,
    "application/sparql-results+json": results.from_json,
    "text/csv": results.from_csv,
    "text/tab-separated-values": results.from_tsv,
}
GRAPH = "application/n-triples"
JSON = "application/sparql-results+json"
KINDS_OF_GRAPH = {"CONSTRUCT", "DESCRIBE"}
# What is not for reading words in: long strings, strings, IRIs, comments, names with a prefix.
QUIET = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'(?:[^'\\\n]|\\.)*'"
    r'|<[^<>"{}|^`\\\s]*>|\#[^\n]*|[?$]\w+|[\w.-]*:[\w.-]*',
    re.DOTALL,
)
WORD = re.compile(r"[A-Za-z]+|[{}]")
EVALUATIONS = {"QueryEvaluationTest", "CSVResultFormatTest"}
RIGHT = {"PositiveSyntaxTest", "PositiveSyntaxTest11"}
WRONG = {"NegativeSyntaxTest", "NegativeSyntaxTest11"}


def cases(kinds: set[str]) -> list[object]:
    """The tests of these kinds; what is known to go wrong must go on doing so."""
    return [
        pytest.param(
            test,
            id=test.iri,
            marks=[pytest.mark.xfail(reason=FAILURES[test.iri], strict=True)]
            if test.iri in FAILURES
            else [],
        )
        for test in ALL
        if test.kind in kinds and test.iri not in REFUSED
    ]


@pytest.fixture(scope="module")
def address(endpoint: Endpoint) -> str:
    held = graphs(ROOT, [test for test in ALL if test.kind in EVALUATIONS])
    empty = tuple(iri for iri, nquads in held.items() if not nquads)
    return endpoint(b"".join(held.values()), (*empty, NOTHING))


def parameters(test: SuiteTest) -> str:
    """The graphs of a test, where its query does not name them itself."""
    query = text(ROOT, test)
    if not (test.default or test.named) and "FROM" in words(query):
        return ""
    default = tuple(map(apart, test.default)) or (NOTHING,)
    pairs = [("default-graph-uri", graph) for graph in default]
    return urlencode(pairs + [("named-graph-uri", graph) for graph in test.named])


def is_ordered(query: str) -> bool:
    """Whether the outermost query asks for an order."""
    depth = 0
    for word in words(query):
        depth += (word == "{") - (word == "}")
        if depth == 0 and word == "ORDER":
            return True
    return False


def words(query: str) -> list[str]:
    """The keywords and braces of a query that keeps to the grammar, in capitals."""
    return [word.upper() for word in WORD.findall(QUIET.sub(" ", query))]


def expected(test: SuiteTest, accept: str) -> results.Found:
    """What the manifest's file says the query finds."""
    assert test.result is not None
    path = local(ROOT, test.result)
    if path.suffix == ".srj":
        return results.from_json(path.read_bytes())
    if path.suffix in ACCEPT:
        return READERS[ACCEPT[path.suffix]](path.read_bytes())
    said = results.statements(path.read_bytes(), FORMATS[path.suffix], test.result)
    return said if accept == GRAPH else results.from_statements(said)


def form_of(test: SuiteTest) -> str:
    """The form to ask for: that of the expected results, where it has a name."""
    if KINDS_OF_GRAPH & set(words(text(ROOT, test))):
        return GRAPH
    return ACCEPT.get(Path(test.result or "").suffix, JSON)


@pytest.mark.parametrize("test", cases(EVALUATIONS))
def test_a_query_finds_what_the_standard_says(address: str, test: SuiteTest) -> None:
    accept = form_of(test)
    query = text(ROOT, test)
    reply = post(address, query, accept, query=parameters(test))
    assert (reply.status, reply.media_type) == (200, accept), reply.text
    if accept == GRAPH:
        found: results.Found = results.statements(reply.body, ox.RdfFormat.N_TRIPLES, "")
    else:
        found = READERS[accept](reply.body)
    wanted = expected(test, accept)
    if test.iri in BY_VALUE:
        found, wanted = by_value(found), by_value(wanted)
    if test.lax:
        assert within(found, wanted)
    else:
        ordered = is_ordered(query) and test.iri not in UNORDERED
        assert same(found, wanted, ordered=ordered), (found, wanted)


@pytest.mark.parametrize("test", cases(RIGHT))
def test_a_right_query_is_answered(address: str, test: SuiteTest) -> None:
    reply = post(address, text(ROOT, test), query=urlencode({"default-graph-uri": NOTHING}))
    assert reply.status == 200, reply.text


@pytest.mark.parametrize("test", cases(WRONG))
def test_a_wrong_query_is_refused(address: str, test: SuiteTest) -> None:
    reply = post(address, text(ROOT, test), query=urlencode({"default-graph-uri": NOTHING}))
    assert reply.status == 400, reply.text


@pytest.mark.parametrize("test", [t for t in ALL if t.iri in REFUSED], ids=lambda t: t.iri)
def test_what_is_not_for_here_is_refused_in_words(address: str, test: SuiteTest) -> None:
    reply = post(address, text(ROOT, test))
    assert reply.status == 400
    assert REFUSED[test.iri] in reply.json["detail"]


def test_every_folder_is_run_or_has_its_reason() -> None:
    found = set(folders(ROOT))
    assert len(ALL) == 736
    assert set(OUT) <= found
    assert {test.folder for test in ALL} == found - set(OUT)
    assert {test.kind for test in ALL} <= EVALUATIONS | RIGHT | WRONG
    assert {*FAILURES, *BY_VALUE, *REFUSED, *UNORDERED} <= {test.iri for test in ALL}
