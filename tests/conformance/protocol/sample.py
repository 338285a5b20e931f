"""A few statements in three graphs, so small that every answer about them is known beforehand."""

from __future__ import annotations

from urllib.parse import quote

from rdflib import XSD

from kg.iris import DEFAULT_BASE

CURATED = f"{DEFAULT_BASE}graph/curated"
A = f"{DEFAULT_BASE}graph/src-a"
B = f"{DEFAULT_BASE}graph/src-b"
VALUES = f"{DEFAULT_BASE}graph/src-values"
EMPTY = f"{DEFAULT_BASE}graph/src-empty"
UNKNOWN = "http://127.0.0.1:1/unknown"
IN = "<urn:in>"
WHERE = f"SELECT ?in {{ <urn:s> {IN} ?in }} ORDER BY ?in"
ASK = "ASK {}"
NQUADS = f"""\
<urn:s> {IN} "curated" <{CURATED}> .
<urn:s> {IN} "a" <{A}> .
<urn:s> {IN} "b" <{B}> .
<urn:v01> <urn:value> "plain" <{VALUES}> .
<urn:v02> <urn:value> "" <{VALUES}> .
<urn:v03> <urn:value> "colour"@en-GB <{VALUES}> .
<urn:v04> <urn:value> "42"^^<{XSD.integer}> <{VALUES}> .
<urn:v05> <urn:value> "true"^^<{XSD.boolean}> <{VALUES}> .
<urn:v06> <urn:value> "2017-12-21T09:00:00+01:00"^^<{XSD.dateTime}> <{VALUES}> .
<urn:v07> <urn:value> "x y"^^<urn:datatype> <{VALUES}> .
<urn:v08> <urn:value> "say \\"yes\\", it's \\\\ fine" <{VALUES}> .
<urn:v09> <urn:value> "one\\ntwo\\tthree" <{VALUES}> .
<urn:v10> <urn:value> "a,b;c" <{VALUES}> .
<urn:v11> <urn:value> "<&> ]]> &amp;" <{VALUES}> .
<urn:v12> <urn:value> "Zürich 東京 العربية 👩🏽‍💻 e\u0301" <{VALUES}> .
<urn:v13> <urn:value> <http://example.org/é?a=1&b=2#x> <{VALUES}> .
<urn:v14> <urn:value> _:one <{VALUES}> .
<urn:v15> <urn:value> _:one <{VALUES}> .
<urn:v16> <urn:value> _:two <{VALUES}> .
<urn:v17> <urn:other> "no value" <{VALUES}> .
<urn:v18> <urn:value> " spaces \u00a0around " <{VALUES}> .
<urn:v19> <urn:value> "2.5"^^<{XSD.decimal}> <{VALUES}> .
""".encode()


def default_graphs(*graphs: str) -> str:
    """The parameters that make a query's default graph of these."""
    return "&".join(f"default-graph-uri={quote(graph, safe='')}" for graph in graphs)


def named_graphs(*graphs: str) -> str:
    """The parameters that let a query name these."""
    return "&".join(f"named-graph-uri={quote(graph, safe='')}" for graph in graphs)


def encoded(query: str) -> str:
    """A query as a parameter."""
    return f"query={quote(query, safe='')}"
