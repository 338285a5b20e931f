"""The table of the documents that everything was read from."""

from __future__ import annotations

from kg.publish.tables.facts import DERIVED, Facts
from kg.publish.tables.table import Column, Table, itself, name, named, targets, text


def _rows(facts: Facts) -> list[str]:
    return sorted(facts.instances("igf:SourceDocument"))


def _graph(facts: Facts, document: str) -> str:
    graph = f"{facts.base}graph/src-{document.rpartition('/')[2]}"
    return graph if document in facts.targets(graph, DERIVED) else ""


DOCUMENTS = Table(
    name="documents",
    about="The documents that everything was read from.",
    rows=_rows,
    columns=(
        Column(name="document", about="Its permanent name.", value=itself, datatype="anyURI"),
        Column(name="name", about="What it is called.", value=name),
        Column(name="kind", about="What kind.", value=named("igf:documentKind"), several=True),
        Column(
            name="url",
            about="Where it stood on the web.",
            value=targets("schema:url"),
            datatype="anyURI",
            several=True,
        ),
        Column(
            name="retrieved",
            about="The day or month on which it was copied.",
            value=text("igf:retrieved"),
        ),
        Column(name="format", about="Its media type.", value=text("dcterms:format")),
        Column(name="sha256", about="The SHA-256 of the copy.", value=text("igf:sha256")),
        Column(
            name="graph",
            about="The named graph that holds what it says.",
            value=_graph,
            datatype="anyURI",
        ),
    ),
)
