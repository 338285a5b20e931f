"""A source document in plain words: what it is, who read it and when, and what it says."""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox

from kg.store import Store
from server.overview import select
from server.pages.counting import counted
from server.pages.evidence import Document, Statement, document, statement
from server.pages.programme import Slot, slot
from server.pages.sheets import Sheet, sheet
from server.pages.values import Lens, Value

# What is counted of a document's statements, and in which words.
SAYINGS = (
    ("igf:Session", "session", None),
    (
        "igf:ParticipationStatement",
        "statement on who has a part in one",
        "statements on who has a part in one",
    ),
    ("igf:Mention", "mention of a body", "mentions of bodies"),
    ("igf:CountEstimate", "head count", None),
    ("igf:ReportAnswer", "answer to a question of a report", "answers to questions of a report"),
)
STATEMENTS = 50


@dataclass(frozen=True, slots=True)
class Source:
    """All that the page of a document tells of it.

    skipped: how many items the reader could not use; None where no reader of ours took part.
    says: its statements, counted in words. transcribes: the documents that this sheet transcribes.
    """

    document: Document
    skipped: int | None
    says: tuple[str, ...]
    transcribes: Sheet[Value]
    events: Sheet[Slot]
    statements: Sheet[Statement]


def source(lens: Lens, iri: str, number: int = 1) -> Source | None:
    """For a document; for anything else, nothing. number: of the sheets of its lists."""
    if not any(kind.endswith("#SourceDocument") for kind in lens.types(iri)):
        return None
    graph = next(iter(lens.sources_of(iri, "prov:wasDerivedFrom")), None)
    events = sorted(lens.sources_of(iri, "schema:subjectOf"))
    sheets = sorted(lens.sources_of(iri, "igf:transcribedIn"))
    return Source(
        document=document(lens, iri, graph),
        skipped=_skipped(lens, graph),
        says=_says(lens.store, graph),
        transcribes=sheet(sheets, lens.named, number),
        events=sheet(events, lambda event: slot(lens, event, Value("")), number),
        statements=_statements(lens, graph, number),
    )


def _skipped(lens: Lens, graph: str | None) -> int | None:
    readings = lens.targets(graph, "prov:wasGeneratedBy") if graph else []
    counts = [n for reading in readings if (n := lens.text(reading, "igf:skippedCount"))]
    return sum(map(int, counts)) if counts else None


def _says(store: Store, graph: str | None) -> tuple[str, ...]:
    if graph is None or graph not in store.graphs:
        return ()
    wanted = " ".join(kind for kind, _, _ in SAYINGS)
    rows = select(
        store,
        f"SELECT ?kind (COUNT(DISTINCT ?x) AS ?n) WHERE {{ GRAPH {ox.NamedNode(graph)} {{"
        f" VALUES ?kind {{ {wanted} }} ?x a ?kind }} }} GROUP BY ?kind",
    )
    numbers = {row["kind"].rpartition("#")[2]: int(row["n"]) for row in rows}
    return tuple(
        counted(numbers[name], one, more)
        for kind, one, more in SAYINGS
        if (name := kind.removeprefix("igf:")) in numbers
    )


def _statements(lens: Lens, graph: str | None, number: int) -> Sheet[Statement]:
    """In the order of the document's lines."""
    if graph is None or graph not in lens.store.graphs:
        return sheet((), lambda one: statement(lens, one), number, STATEMENTS)
    rows = select(
        lens.store,
        "SELECT ?x (MIN(?line) AS ?first) WHERE {"
        f" GRAPH {ox.NamedNode(graph)} {{ ?x a igf:ParticipationStatement"
        " OPTIONAL { ?x igf:line ?line } } } GROUP BY ?x ORDER BY ?first ?x",
    )
    found = [row["x"] for row in rows]
    return sheet(found, lambda one: statement(lens, one), number, STATEMENTS)
