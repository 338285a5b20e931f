"""W3C's suites of query tests, from the folder that KG_W3C_SUITES names; `make conformance` has it.

The endpoint gets the data of all tests at once, each file as a graph under the address that it has
at W3C; a test then names its own graphs. A file of a default graph is held apart from the same file
as a named one, as their blank nodes are not the same.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

import pyoxigraph as ox
import pytest
from conformance.manifests import MF, QT, entries, kind, read
from rdflib import Graph
from rdflib.term import Node

VARIABLE = "KG_W3C_SUITES"
HOMES = {
    "sparql11": "http://www.w3.org/2009/sparql/docs/tests/data-sparql11/",
    "dawg-data-r2": "http://www.w3.org/2001/sw/DataAccess/tests/data-r2/",
}
FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".n3": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".rdf": ox.RdfFormat.RDF_XML,
}
FROM = re.compile(r"\bFROM\s+(?:NAMED\s+)?<([^>]*)>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SuiteTest:
    """A query with its graphs, and the file that says what it finds; addresses are W3C's.

    result: None for a test of syntax alone. lax: whether duplicates may be left out.
    """

    iri: str
    kind: str
    folder: str
    query: str
    default: tuple[str, ...]
    named: tuple[str, ...]
    result: str | None
    lax: bool


def suites() -> Path:
    """The folder of the suites; the module that asks is skipped where there is none."""
    named = os.environ.get(VARIABLE)
    if not named:
        reason = f"W3C's query tests are not here: {VARIABLE} is not set; run `make conformance`"
        pytest.skip(reason, allow_module_level=True)
    folder = Path(named)
    assert all((folder / name).is_dir() for name in HOMES), f"{VARIABLE} is no folder of suites"
    return folder


def folders(root: Path) -> Iterator[str]:
    """Every folder with a manifest."""
    for name in HOMES:
        for manifest in sorted((root / name).glob("*/manifest.ttl")):
            yield f"{name}/{manifest.parent.name}"


def listed(root: Path, folder: str) -> Iterator[SuiteTest]:
    """The tests of one folder, in the order of its manifest."""
    suite, _, name = folder.partition("/")
    manifest = read(root / folder / "manifest.ttl", f"{HOMES[suite]}{name}/manifest.ttl")
    for test in entries(manifest):
        action = manifest.value(test, MF.action)
        query = manifest.value(action, QT.query)
        result = manifest.value(test, MF.result)
        yield SuiteTest(
            str(test),
            kind(manifest, test),
            folder,
            str(query or action),
            _graphs(manifest, action, QT.data),
            _graphs(manifest, action, QT.graphData),
            None if result is None else str(result),
            (test, MF.resultCardinality, MF.LaxCardinality) in manifest,
        )


def _graphs(manifest: Graph, action: Node | None, term: Node) -> tuple[str, ...]:
    return tuple(sorted(str(graph) for graph in manifest.objects(action, term)))


def local(root: Path, iri: str) -> Path:
    """The file that has this address at W3C."""
    for suite, home in HOMES.items():
        if iri.startswith(home):
            return root / suite / iri.removeprefix(home)
    raise AssertionError(iri)


def text(root: Path, test: SuiteTest) -> str:
    """The query, with the address that its relative IRIs hang on."""
    return f"BASE <{test.query}>\n{local(root, test.query).read_bytes().decode()}"


def apart(graph: str) -> str:
    """The name of a file's copy that is for default graphs; no result shows it."""
    return f"{graph}#default"


def graphs(root: Path, tests: list[SuiteTest]) -> dict[str, bytes]:
    """Each file of data that a test names, or its query does, as N-Quads in a graph of its own."""
    named = {graph for test in tests for graph in test.named}
    for test in tests:
        if not (test.default or test.named):
            clauses = FROM.findall(text(root, test))
            named |= {urljoin(test.query, iri) for iri in clauses}
    default = {graph for test in tests for graph in test.default}
    wanted = {graph: graph for graph in named} | {apart(graph): graph for graph in default}
    return {graph: nquads(local(root, iri), iri, graph) for graph, iri in sorted(wanted.items())}


def nquads(path: Path, iri: str, name: str) -> bytes:
    """A file of statements, with its address, as N-Quads in the graph of this name."""
    form = FORMATS[path.suffix]
    read = ox.parse(path=path, format=form, base_iri=iri, rename_blank_nodes=True)
    graph = ox.NamedNode(name)
    quads = [ox.Quad(q.subject, q.predicate, q.object, graph) for q in read]
    return ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""
