"""Each form of a result, read by another's parser, says what is in the graph."""

from __future__ import annotations

import json
from xml.etree import ElementTree as ET

import pytest
from conformance.protocol.readers import NS, Table, from_csv, from_json, from_tsv, from_xml, graph
from conformance.protocol.sample import CURATED, VALUES, default_graphs
from raw_http import PROBLEM, ask, post
from rdflib import XSD, BNode, Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.term import Node

JSON = "application/sparql-results+json"
XML = "application/sparql-results+xml"
CSV = "text/csv"
TSV = "text/tab-separated-values"
TABLES = {JSON: from_json, XML: from_xml, TSV: from_tsv}
GRAPHS = {
    "text/turtle": "turtle",
    "application/n-triples": "nt",
    "application/n-quads": "nquads",
    "application/trig": "trig",
    "application/rdf+xml": "xml",
    "application/ld+json": "json-ld",
}
EVERY = """\
SELECT ?s ?value ?never {
  { ?s <urn:value> ?value } UNION { ?s <urn:other> ?o }
  OPTIONAL { ?s <urn:never> ?never }
} ORDER BY ?s"""
ONE, TWO = BNode("one"), BNode("two")
# The language is in small letters: by RDF 1.1 a tag's case means nothing, and stores may fold it.
HELD: dict[str, Node | None] = {
    "v01": Literal("plain"),
    "v02": Literal(""),
    "v03": Literal("colour", lang="en-gb"),
    "v04": Literal("42", datatype=XSD.integer),
    "v05": Literal("true", datatype=XSD.boolean),
    "v06": Literal("2017-12-21T09:00:00+01:00", datatype=XSD.dateTime),
    "v07": Literal("x y", datatype=URIRef("urn:datatype")),
    "v08": Literal('say "yes", it\'s \\ fine'),
    "v09": Literal("one\ntwo\tthree"),
    "v10": Literal("a,b;c"),
    "v11": Literal("<&> ]]> &amp;"),
    "v12": Literal("Zürich 東京 العربية 👩🏽\u200d💻 e\u0301"),
    "v13": URIRef("http://example.org/é?a=1&b=2#x"),
    "v14": ONE,
    "v15": ONE,
    "v16": TWO,
    "v17": None,
    "v18": Literal(" spaces \u00a0around "),
    "v19": Literal("2.5", datatype=XSD.decimal),
}
STATEMENTS = Graph()
for subject, held in HELD.items():
    if held is not None:
        STATEMENTS.add((URIRef(f"urn:{subject}"), URIRef("urn:value"), held))
STATEMENTS.add((URIRef("urn:v17"), URIRef("urn:other"), Literal("no value")))


def relabelled(table: Table) -> list[list[Node | None]]:
    """The rows, with blank nodes called by the order in which they come."""
    names: dict[Node, BNode] = {}
    labels = iter((ONE, TWO))
    rows = []
    for row in table.rows:
        for term in row:
            if isinstance(term, BNode) and term not in names:
                names[term] = next(labels)
        rows.append([names.get(term, term) if term is not None else None for term in row])
    return rows


@pytest.mark.parametrize("form", TABLES)
def test_rows_say_every_kind_of_value(sample: str, form: str) -> None:
    reply = post(sample, EVERY, form, query=default_graphs(VALUES))
    assert (reply.status, reply.media_type) == (200, form)
    table = TABLES[form](reply.body)
    assert table.variables == ["s", "value", "never"]
    assert relabelled(table) == [[URIRef(f"urn:{s}"), value, None] for s, value in HELD.items()]


def test_csv_says_the_text_of_every_value(sample: str) -> None:
    body = post(sample, EVERY, CSV, query=default_graphs(VALUES)).body
    header, *rows = from_csv(body)
    texts = {s: "" if value is None else str(value) for s, value in HELD.items()}
    labels = {row[0]: row[1] for row in rows if row[1].startswith("_:")}
    assert header == ["s", "value", "never"]
    assert list(labels) == ["urn:v14", "urn:v15", "urn:v16"]
    assert labels["urn:v14"] == labels["urn:v15"] != labels["urn:v16"]
    assert [row for row in rows if row[0] not in labels] == [
        [f"urn:{s}", text, ""] for s, text in texts.items() if f"urn:{s}" not in labels
    ]


def test_lines_of_csv_end_as_the_standard_of_csv_has_them(sample: str) -> None:
    body = ask(sample, "SELECT (1 AS ?x) (2 AS ?y) {}", CSV).body
    assert body == b"x,y\r\n1,2\r\n"


def test_tsv_marks_variables_and_ends_lines_with_one_character(sample: str) -> None:
    body = ask(sample, "SELECT ('a' AS ?x) (<urn:b> AS ?y) {}", TSV).body
    assert body == b'?x\t?y\n"a"\t<urn:b>\n'


@pytest.mark.parametrize("form", TABLES)
def test_no_rows_are_still_a_table_of_its_variables(sample: str, form: str) -> None:
    reply = ask(sample, "SELECT ?b ?a { ?a <urn:never> ?b }", form)
    assert TABLES[form](reply.body) == Table(["b", "a"], [])


@pytest.mark.parametrize("form", [JSON, XML])
def test_a_row_without_a_column_is_still_a_row(sample: str, form: str) -> None:
    assert TABLES[form](ask(sample, "SELECT * {}", form).body) == Table([], [[]])


@pytest.mark.parametrize("form", TABLES)
def test_what_is_computed_has_its_datatype(sample: str, form: str) -> None:
    query = """\
    SELECT (1 + 1 AS ?a) (1.5 + 1 AS ?b) (STRLEN('東京') AS ?c) (1 < 2 AS ?d)
           (STRLANG('x', 'de') AS ?e) (1/0 AS ?f) (IRI('http://example.org/') AS ?g) {}"""
    table = TABLES[form](ask(sample, query, form).body)
    assert table == Table(
        ["a", "b", "c", "d", "e", "f", "g"],
        [
            [
                Literal(2),
                Literal("2.5", datatype=XSD.decimal),
                Literal(2),
                Literal(True),
                Literal("x", lang="de"),
                None,
                URIRef("http://example.org/"),
            ]
        ],
    )


@pytest.mark.parametrize("text", ["a\rb", "a\r\nb", "\u0085", "\u2028", "\ufeffa", "\ud7ff\ue000"])
@pytest.mark.parametrize("form", TABLES)
def test_characters_that_parsers_like_to_change_are_kept(sample: str, form: str, text: str) -> None:
    escaped = text.replace("\r", "\\r").replace("\n", "\\n")
    reply = post(sample, f"SELECT ('{escaped}' AS ?x) {{}}", form)
    assert TABLES[form](reply.body).rows == [[Literal(text)]]


@pytest.mark.parametrize("character", ["\\u0001", "\\u001F", "\\uFFFE"])
def test_a_character_that_xml_cannot_say_makes_no_broken_document(
    sample: str, character: str
) -> None:
    reply = post(sample, f"SELECT ('a{character}b' AS ?x) {{}}", XML)
    if reply.status == 200:
        ET.fromstring(reply.body)  # noqa: S314 - our own server wrote it
    else:
        assert (reply.status, reply.media_type) == (406, PROBLEM)
    assert post(sample, f"SELECT ('a{character}b' AS ?x) {{}}", JSON).status == 200


@pytest.mark.parametrize(("query", "verdict"), [("ASK {}", True), ("ASK { <urn:x> ?p ?o }", False)])
def test_a_verdict_in_each_form(sample: str, query: str, verdict: bool) -> None:
    replies = {form: ask(sample, query, form) for form in (JSON, XML, CSV, TSV)}
    assert {(reply.status, reply.media_type) for reply in replies.values()} == {
        (200, form) for form in replies
    }
    word = str(verdict).lower()
    assert json.loads(replies[JSON].body) == {"head": {}, "boolean": verdict}
    root = ET.fromstring(replies[XML].body)  # noqa: S314 - our own server wrote it
    assert root.findtext(f"{NS}boolean") == word
    assert replies[CSV].text.strip() == word
    assert replies[TSV].text.strip() == word


@pytest.mark.parametrize("form", GRAPHS)
def test_statements_say_every_kind_of_value(sample: str, form: str) -> None:
    query = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
    reply = post(sample, query, form, query=default_graphs(VALUES))
    assert (reply.status, reply.media_type) == (200, form)
    assert isomorphic(graph(GRAPHS[form])(reply.body), STATEMENTS)


@pytest.mark.parametrize("form", GRAPHS)
def test_a_description_is_of_what_was_asked_for(sample: str, form: str) -> None:
    reply = post(sample, "DESCRIBE <urn:s>", form)
    assert (reply.status, reply.media_type) == (200, form)
    assert set(graph(GRAPHS[form])(reply.body)) == {
        (URIRef("urn:s"), URIRef("urn:in"), Literal("curated"))
    }


@pytest.mark.parametrize("form", GRAPHS)
def test_no_statements_are_still_a_graph(sample: str, form: str) -> None:
    for query in ("DESCRIBE <urn:nobody>", "CONSTRUCT { ?s ?p ?o } WHERE { ?s <urn:never> ?o }"):
        reply = post(sample, query, form, query=default_graphs(CURATED))
        assert (reply.status, reply.media_type) == (200, form)
        assert len(graph(GRAPHS[form])(reply.body)) == 0


@pytest.mark.parametrize("form", GRAPHS)
def test_a_statement_that_is_made_twice_is_said_once(sample: str, form: str) -> None:
    reply = post(
        sample,
        "CONSTRUCT { <urn:a> <urn:b> 1 } WHERE { ?s ?p ?o }",
        form,
        query=default_graphs(VALUES),
    )
    assert (reply.status, reply.media_type) == (200, form)
    assert len(graph(GRAPHS[form])(reply.body)) == 1
    if form == "application/n-triples":
        assert len(reply.text.splitlines()) == 1


@pytest.mark.parametrize("form", GRAPHS)
def test_blank_nodes_of_a_template_are_new_for_each_row(sample: str, form: str) -> None:
    query = "CONSTRUCT { _:x <urn:of> ?s . _:x <urn:is> ?v } WHERE { ?s <urn:value> ?v } LIMIT 3"
    reply = post(sample, query, form, query=default_graphs(VALUES))
    assert (reply.status, reply.media_type) == (200, form)
    read = graph(GRAPHS[form])(reply.body)
    assert len(set(read.subjects())) == 3
    assert len(read) == 6
