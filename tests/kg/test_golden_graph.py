"""Documents of every form together make one graph, in which nothing violates a shape."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from factories import read_bytes

from kg.checks import check
from kg.concepts import DocumentKind
from kg.errors import SourceError
from kg.graph.quads import Quad
from kg.inputs import Inputs, known_editions, read_inputs
from kg.iris import Iris
from kg.pipeline import make, read_ontology
from kg.records import Reading, SessionRecord
from kg.resolve.register import Register
from kg.sources.given import Given
from kg.sources.readers import READERS
from kg.validation.findings import Severity

GOLDEN = sorted((Path(__file__).parent / "sources" / "golden").glob("*/input.*"))
BASE = "http://example.org/"


@pytest.fixture(scope="module")
def found() -> dict[str, Reading]:
    """What an editor who says no more than a year gets out of the documents, by case."""
    told = Given(known_editions())
    pairs = ((path.parent.name, _read(path, told)) for path in GOLDEN)
    return {case: reading for case, reading in pairs if reading is not None}


def _read(path: Path, told: Given) -> Reading | None:
    for given in (told, replace(told, year=2019)):
        try:
            return read_bytes(path.read_bytes(), path.name, given)
        except SourceError:
            # Some need to be told their year, and some their address or their columns.
            continue
    return None


@pytest.fixture(scope="module")
def quads(found: dict[str, Reading]) -> frozenset[Quad]:
    editions = [
        reading
        for reading in read_inputs().readings
        if reading.document.kind is DocumentKind.FACT_SHEET and reading.document.sheet is None
    ]
    return make(Inputs((*editions, *found.values()), (), Register({})), BASE).quads


def test_every_form_but_the_one_that_needs_a_mapping_is_among_them(
    found: dict[str, Reading],
) -> None:
    read = {reading.document.reader for reading in found.values()}
    assert read == {reader.label for reader in READERS} - {"table/1"}


def test_documents_of_every_form_make_a_graph_that_conforms(quads: frozenset[Quad]) -> None:
    report = check(quads, Iris(BASE), read_ontology())
    assert [f for f in report.findings if f.severity is Severity.VIOLATION] == []


def test_no_user_name_is_published(found: dict[str, Reading], quads: frozenset[Quad]) -> None:
    accounts = {
        party.account
        for reading in found.values()
        for record in reading.records
        if isinstance(record, SessionRecord)
        for party in record.parties
        # One that is an English word may well stand in a title.
        if party.account is not None and not party.account.isalpha()
    }
    assert {"nella.x1", "nella2"} <= accounts
    texts = {str(value) for _, _, value, _ in quads}
    assert {a for a in accounts for text in texts if a in text} == set()
