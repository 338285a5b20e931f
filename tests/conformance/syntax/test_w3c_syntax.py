"""W3C's SPARQL 1.1 query syntax tests: a wrong query is a 400 with its place, a right one not."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest
from conformance.manifests import MF, entries, kind, read
from conformance.w3c_folders import folder
from raw_http import post
from served import Endpoint

BASE = "http://www.w3.org/2009/sparql/docs/tests/data-sparql11/syntax-query/manifest"
FOLDER = folder("w3c-sparql11-syntax")
KNOWN = tomllib.loads((Path(__file__).parent / "known.toml").read_text("utf-8"))
FAILURES: dict[str, str] = KNOWN["failures"]
REFUSED: dict[str, str] = KNOWN["refused"]
KINDS = {"PositiveSyntaxTest11": True, "NegativeSyntaxTest11": False}
PLACE = re.compile(r"line ([1-9][0-9]*), column ([1-9][0-9]*)")


@dataclass(frozen=True, slots=True)
class SyntaxTest:
    """A query, and whether it keeps to the grammar."""

    iri: str
    query: str
    right: bool


def listed() -> list[SyntaxTest]:
    manifest = read(FOLDER / "manifest.ttl", BASE)
    found = []
    for test in entries(manifest):
        name = str(manifest.value(test, MF.action)).rpartition("/")[2]
        query = (FOLDER / name).read_bytes().decode()
        found.append(SyntaxTest(str(test), query, KINDS[kind(manifest, test)]))
    return found


def named(test: SyntaxTest) -> str:
    return test.iri.rpartition("#")[2]


ALL = listed()


def cases(*, right: bool) -> list[object]:
    """Each test that should be accepted, or not; what is known to go wrong must go on doing so."""
    return [
        pytest.param(
            test,
            id=named(test),
            marks=[pytest.mark.xfail(reason=FAILURES[test.iri], strict=True)]
            if test.iri in FAILURES
            else [],
        )
        for test in ALL
        if test.right == right and test.iri not in REFUSED
    ]


@pytest.fixture(scope="module")
def address(endpoint: Endpoint) -> str:
    return endpoint(b"")


def test_the_manifest_holds_the_tests_that_these_are_about() -> None:
    assert (sum(test.right for test in ALL), len(ALL)) == (63, 94)
    assert {*FAILURES, *REFUSED} <= {test.iri for test in ALL}


@pytest.mark.parametrize("test", cases(right=True))
def test_a_right_query_is_answered(address: str, test: SyntaxTest) -> None:
    reply = post(address, test.query)
    assert reply.status == 200, reply.text


@pytest.mark.parametrize("test", cases(right=False))
def test_a_wrong_query_is_refused(address: str, test: SyntaxTest) -> None:
    reply = post(address, test.query)
    assert reply.status == 400, reply.text


@pytest.mark.parametrize(
    "test", [test for test in ALL if not (test.right or test.iri in FAILURES)], ids=named
)
def test_a_refusal_says_where_in_the_query(address: str, test: SyntaxTest) -> None:
    found = PLACE.search(post(address, test.query).json["detail"])
    assert found is not None
    line, column = map(int, found.groups())
    lines = [*test.query.split("\n"), ""]
    assert line <= len(lines)
    assert column <= len(lines[line - 1]) + 1


@pytest.mark.parametrize("test", [test for test in ALL if test.iri in REFUSED], ids=named)
def test_a_right_query_that_is_not_for_here_is_refused_in_words(
    address: str, test: SyntaxTest
) -> None:
    reply = post(address, test.query)
    assert reply.status == 400
    assert REFUSED[test.iri] in reply.json["detail"]
