"""Answers read by other hands than those that wrote them: Python's own parsers, and rdflib's.

A term is what rdflib holds it for; a blank node keeps its label, so that two cells can be compared.
"""

from __future__ import annotations

import csv
import io
import json
import warnings
from collections.abc import Callable
from typing import NamedTuple
from xml.etree import ElementTree as ET

from rdflib import BNode, Dataset, Graph, Literal, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.term import Node

NS = "{http://www.w3.org/2005/sparql-results#}"
QUADS = frozenset({"nquads", "trig"})
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class Table(NamedTuple):
    """The variables of a result and its rows; None where a variable is unbound."""

    variables: list[str]
    rows: list[list[Node | None]]


def from_json(body: bytes) -> Table:
    """SPARQL 1.1 Query Results JSON Format."""
    told = json.loads(body)
    names = told["head"]["vars"]
    rows = [
        [_json_term(row[name]) if name in row else None for name in names]
        for row in told["results"]["bindings"]
    ]
    return Table(names, rows)


def _json_term(cell: dict[str, str]) -> Node:
    assert set(cell) <= {"type", "value", "xml:lang", "datatype"}
    if cell["type"] == "uri":
        return URIRef(cell["value"])
    if cell["type"] == "bnode":
        return BNode(cell["value"])
    assert cell["type"] == "literal"
    return _literal(cell["value"], cell.get("xml:lang"), cell.get("datatype"))


def from_xml(body: bytes) -> Table:
    """SPARQL Query Results XML Format."""
    root = ET.fromstring(body)  # noqa: S314 - our own server wrote it
    assert root.tag == f"{NS}sparql"
    names = [variable.attrib["name"] for variable in root.iterfind(f"{NS}head/{NS}variable")]
    rows = []
    for result in root.iterfind(f"{NS}results/{NS}result"):
        found = {binding.attrib["name"]: _xml_term(binding[0]) for binding in result}
        rows.append([found.get(name) for name in names])
    return Table(names, rows)


def _xml_term(cell: ET.Element) -> Node:
    text = cell.text or ""
    if cell.tag == f"{NS}uri":
        return URIRef(text)
    if cell.tag == f"{NS}bnode":
        return BNode(text)
    assert cell.tag == f"{NS}literal"
    return _literal(text, cell.get(LANG), cell.get("datatype"))


def from_tsv(body: bytes) -> Table:
    """SPARQL 1.1 Query Results TSV Format: each cell is a term as Turtle writes it."""
    head, *lines = body.decode().removesuffix("\n").split("\n")
    names = head.split("\t")
    assert all(name.startswith("?") for name in names)
    rows = [[_turtle_term(cell) if cell else None for cell in line.split("\t")] for line in lines]
    return Table([name.removeprefix("?") for name in names], rows)


def _turtle_term(cell: str) -> Node:
    if cell.startswith("_:"):
        return BNode(cell.removeprefix("_:"))
    ((_, _, term),) = Graph().parse(data=f"<urn:s> <urn:p> {cell} .", format="turtle")
    return term


def from_csv(body: bytes) -> list[list[str]]:
    """SPARQL 1.1 Query Results CSV Format: text alone, with its header."""
    return list(csv.reader(io.StringIO(body.decode(), newline=""), strict=True))


def _literal(text: str, language: str | None, datatype: str | None) -> Literal:
    kind = None if datatype is None else URIRef(datatype)
    return Literal(text, lang=language, datatype=kind)


def graph(form: str) -> Callable[[bytes], Graph]:
    """A reader of statements in one of rdflib's forms; of quads, those of the default graph."""

    def read(body: bytes) -> Graph:
        # rdflib's own parsers of quads and JSON-LD use what rdflib has deprecated.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            return _quads(form, body) if form in QUADS else Graph().parse(data=body, format=form)

    return read


def _quads(form: str, body: bytes) -> Graph:
    dataset = Dataset()
    dataset.parse(data=body, format=form)
    assert {g.identifier for g in dataset.graphs() if len(g)} <= {DATASET_DEFAULT_GRAPH_ID}
    return dataset.graph(DATASET_DEFAULT_GRAPH_ID)
