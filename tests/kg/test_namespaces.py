"""Closed vocabularies: a typo raises, and schema.org has each term that we take from it."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from rdflib.term import URIRef

from kg.namespaces import IGF, PREFIXES, SCHEMA

ROOT = Path(__file__).resolve().parents[2]
RELEASE = ROOT.parent / "shared" / "conformance" / "schemaorg-30.0-current-https.nt"
TERMS = sorted(term for term in dir(SCHEMA) if isinstance(term, URIRef))
STATEMENT = re.compile(r"^<(https://schema\.org/\w+)> <([^>]+)> <([^>]+)>")
# Search engines ask for how an event was attended, and no older term says it.
NEEDED_THOUGH_PENDING = {
    SCHEMA.EventSeries,
    SCHEMA.MixedEventAttendanceMode,
    SCHEMA.OfflineEventAttendanceMode,
    SCHEMA.OnlineEventAttendanceMode,
    SCHEMA.VirtualLocation,
    SCHEMA.creditText,
    SCHEMA.eventAttendanceMode,
    SCHEMA.sha256,
}


@cache
def release() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """All terms of the release, those superseded, those pending."""
    if not RELEASE.exists():
        pytest.skip(f"no schema.org release at {RELEASE}, so its terms cannot be compared")
    terms, superseded, pending = set(), set(), set()
    for line in RELEASE.read_text("utf-8").splitlines():
        statement = STATEMENT.match(line)
        if statement is None:
            continue
        term, predicate, value = statement.groups()
        terms.add(term)
        if predicate == "https://schema.org/supersededBy":
            superseded.add(term)
        if (predicate, value) == ("https://schema.org/isPartOf", "https://pending.schema.org"):
            pending.add(term)
    return frozenset(terms), frozenset(superseded), frozenset(pending)


def test_there_are_terms_to_compare() -> None:
    assert len(TERMS) > 40


@pytest.mark.parametrize("term", TERMS)
def test_schema_org_has_the_term(term: URIRef) -> None:
    assert str(term) in release()[0]


def test_no_term_is_superseded() -> None:
    assert {str(term) for term in TERMS} & release()[1] == set()


def test_a_term_is_pending_only_where_there_is_no_other() -> None:
    assert {str(term) for term in TERMS} & release()[2] == {str(t) for t in NEEDED_THOUGH_PENDING}


@pytest.mark.parametrize("vocabulary", [IGF, SCHEMA])
def test_a_mistyped_term_raises(vocabulary: type[IGF | SCHEMA]) -> None:
    misspelt = "Sesion"
    with pytest.raises(AttributeError, match=misspelt):
        getattr(vocabulary, misspelt)


def test_schema_org_is_written_with_https() -> None:
    assert PREFIXES["schema"] == "https://schema.org/"
    assert all(str(term).startswith("https://schema.org/") for term in TERMS)


@pytest.mark.parametrize(
    "path",
    sorted(
        path
        for top in ("kg", "server", "ontology", "shapes", "data")
        for path in (ROOT / top).rglob("*")
        if path.suffix in {".py", ".ttl", ".jsonld", ".toml", ".html", ".rq"}
    ),
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_no_file_writes_schema_org_with_http(path: Path) -> None:
    # One refuses it in our graph, the other knows it in the documents of others.
    knowing = {"kg/vocabulary_check.py", "kg/sources/rdf/statements.py"}
    allowed = int(str(path.relative_to(ROOT)) in knowing)
    assert path.read_text("utf-8").count("http" + "://schema.org/") == allowed
