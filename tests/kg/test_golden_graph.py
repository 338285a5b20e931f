"""Documents of every form together make one graph, in which nothing violates a shape."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from factories import read_bytes

from kg.checks import check
from kg.concepts import DocumentKind
from kg.errors import SourceError
from kg.inputs import Inputs, known_editions, read_inputs
from kg.iris import Iris
from kg.pipeline import make, read_ontology
from kg.records import Reading
from kg.resolve.register import Register
from kg.sources.given import Given
from kg.sources.readers import READERS
from kg.validation.findings import Severity

GOLDEN = sorted((Path(__file__).parent / "sources" / "golden").glob("*/input.*"))
BASE = "http://example.org/"


def readings() -> dict[str, Reading]:
    """What an editor who says nothing of the documents gets out of them, by case."""
    found = {}
    for path in GOLDEN:
        try:
            found[path.parent.name] = read_bytes(
                path.read_bytes(), path.name, Given(known_editions())
            )
        except SourceError:
            # Some need to be told their year, their address or their columns.
            continue
    return found


def test_documents_of_every_form_make_a_graph_that_conforms() -> None:
    found = readings()
    editions = [
        reading
        for reading in read_inputs().readings
        if reading.document.kind is DocumentKind.FACT_SHEET and reading.document.sheet is None
    ]
    made = make(Inputs((*editions, *found.values()), (), Register({})), BASE)
    report = check(made.quads, Iris(BASE), read_ontology())
    assert [f for f in report.findings if f.severity is Severity.VIOLATION] == []
    counted = Counter(reading.document.reader for reading in found.values())
    told_more = {"table/1", "sched-roles/1"}
    assert set(counted) == {reader.label for reader in READERS} - told_more
