"""What a query finds, as values: read from W3C's expected results and from the endpoint's answers.

The terms are Oxigraph's for their exactness: rdflib would make one spelling of a number of all.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

import pyoxigraph as ox

Term = ox.NamedNode | ox.BlankNode | ox.Literal
Row = dict[str, Term]
SRX = "{http://www.w3.org/2005/sparql-results#}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a SELECT; a variable that a row leaves unbound is not in it."""

    variables: frozenset[str]
    rows: tuple[Row, ...]


Found = Rows | bool | frozenset[ox.Triple]


def literal(text: str, language: str | None = None, datatype: str | None = None) -> ox.Literal:
    """A literal; its language in small letters, as the case of a tag means nothing."""
    if language:
        return ox.Literal(text, language=language.lower())
    return ox.Literal(text, datatype=ox.NamedNode(datatype)) if datatype else ox.Literal(text)


def from_xml(body: bytes) -> Rows | bool:
    """SPARQL Query Results XML Format."""
    root = ET.fromstring(body)  # noqa: S314 - W3C's files and our own server
    verdict = root.findtext(f"{SRX}boolean")
    if verdict is not None:
        return verdict.strip() == "true"
    names = frozenset(v.attrib["name"] for v in root.iterfind(f"{SRX}head/{SRX}variable"))
    rows = tuple(
        {binding.attrib["name"]: _xml_term(binding[0]) for binding in result}
        for result in root.iterfind(f"{SRX}results/{SRX}result")
    )
    return Rows(names, rows)


def _xml_term(cell: ET.Element) -> Term:
    text = cell.text or ""
    if cell.tag == f"{SRX}uri":
        return ox.NamedNode(text)
    if cell.tag == f"{SRX}bnode":
        return ox.BlankNode(text)
    return literal(text, cell.get(LANG), cell.get("datatype"))


def from_json(body: bytes) -> Rows | bool:
    """SPARQL 1.1 Query Results JSON Format."""
    told = json.loads(body)
    if "boolean" in told:
        return bool(told["boolean"])
    rows = tuple(
        {name: _json_term(cell) for name, cell in row.items()}
        for row in told["results"]["bindings"]
    )
    return Rows(frozenset(told["head"]["vars"]), rows)


def _json_term(cell: dict[str, str]) -> Term:
    if cell["type"] == "uri":
        return ox.NamedNode(cell["value"])
    if cell["type"] == "bnode":
        return ox.BlankNode(cell["value"])
    return literal(cell["value"], cell.get("xml:lang"), cell.get("datatype"))


def from_csv(body: bytes) -> Rows:
    """SPARQL 1.1 Query Results CSV Format: text, and labels of blank nodes."""
    header, *lines = csv.reader(io.StringIO(body.decode(), newline=""))

    def term(cell: str) -> Term:
        return ox.BlankNode(cell[2:]) if cell.startswith("_:") else ox.Literal(cell)

    rows = ({n: term(cell) for n, cell in zip(header, line, strict=True) if cell} for line in lines)
    return Rows(frozenset(header), tuple(rows))


def from_tsv(body: bytes) -> Rows:
    """SPARQL 1.1 Query Results TSV Format: terms as Turtle writes them."""
    header, *lines = body.decode().replace("\r\n", "\n").removesuffix("\n").split("\n")
    names = [name.removeprefix("?") for name in header.split("\t")]
    rows = (zip(names, line.split("\t"), strict=True) for line in lines)
    return Rows(
        frozenset(names),
        tuple({name: _turtle_term(cell) for name, cell in row if cell} for row in rows),
    )


def _turtle_term(cell: str) -> Term:
    if cell.startswith("_:"):
        return ox.BlankNode(cell[2:])
    (quad,) = ox.parse(f"<urn:s> <urn:p> {cell} .", format=ox.RdfFormat.TURTLE)
    assert not isinstance(quad.object, ox.Triple)
    return quad.object


def statements(body: bytes, form: ox.RdfFormat, base: str) -> frozenset[ox.Triple]:
    """The statements of a document."""
    return frozenset(quad.triple for quad in ox.parse(body, format=form, base_iri=base))


def from_statements(found: frozenset[ox.Triple]) -> Rows | bool:
    """What a result set says that is written in RDF; its rows in the order of their numbers."""
    verdicts = _pairs(found, "boolean")
    if verdicts:
        return str(verdicts[0][1].value) == "true"
    names = frozenset(str(name.value) for _, name in _pairs(found, "resultVariable"))
    places = dict(_pairs(found, "index"))
    solutions = [solution for _, solution in _pairs(found, "solution")]
    solutions.sort(key=lambda node: int(places[node].value) if node in places else 0)
    return Rows(names, tuple(_row(found, node) for node in solutions))


def _pairs(found: frozenset[ox.Triple], term: str) -> list[tuple[Term, Term]]:
    return [(t.subject, t.object) for t in found if t.predicate.value == RS + term]


def _row(found: frozenset[ox.Triple], solution: Term) -> Row:
    names, values = dict(_pairs(found, "variable")), dict(_pairs(found, "value"))
    bindings = [binding for node, binding in _pairs(found, "binding") if node == solution]
    return {str(names[binding].value): values[binding] for binding in bindings}


def terms(found: Rows) -> Iterator[Term]:
    """Every term of every row."""
    for row in found.rows:
        yield from row.values()
