"""W3C's tests of SPARQL 1.1 query syntax, for our reading alone: an engine decides the rest."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import QueryError
from kg.sparql.reading import read

FOLDER = Path(__file__).parents[4] / "shared" / "conformance" / "w3c-sparql11-syntax"
MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
RDF_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


@cache
def cases(kind: str) -> tuple[str, ...]:
    if not FOLDER.is_dir():
        return ()
    manifest = ox.Store()
    content = (FOLDER / "manifest.ttl").read_bytes()
    manifest.load(content, format=ox.RdfFormat.TURTLE, base_iri="http://manifest.example/")
    tests = manifest.quads_for_pattern(None, RDF_TYPE, ox.NamedNode(f"{MF}{kind}SyntaxTest11"))
    actions = (
        quad.object
        for test in tests
        for quad in manifest.quads_for_pattern(test.subject, ox.NamedNode(f"{MF}action"), None)
    )
    return tuple(
        sorted(str(a.value).rsplit("/", 1)[1] for a in actions if isinstance(a, ox.NamedNode))
    )


@pytest.fixture(autouse=True)
def folder() -> None:
    if not FOLDER.is_dir():
        pytest.skip(f"there is no {FOLDER.name} beside this checkout")


def test_there_are_cases_of_both_kinds() -> None:
    assert (len(cases("Positive")), len(cases("Negative"))) == (63, 31)


def test_every_query_of_the_standard_is_read() -> None:
    assert [name for name in cases("Positive") if not is_read(name)] == []


def test_only_what_an_engine_has_to_tell_is_read_among_the_wrong_ones() -> None:
    wrong = [name for name in cases("Negative") if is_read(name)]
    assert [name for name in wrong if is_answered(name)] == []
    assert len(wrong) == 9


def is_read(name: str) -> bool:
    try:
        read((FOLDER / name).read_text("utf-8"), "http://base.example/")
    except QueryError:
        return False
    return True


def is_answered(name: str) -> bool:
    try:
        ox.Store().query((FOLDER / name).read_text("utf-8"), base_iri="http://base.example/")
    except SyntaxError:
        return False
    return True
