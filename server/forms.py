"""The forms that data is given in: suffix, media type, and what writes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pyoxigraph as ox

HTML = "text/html"


@dataclass(frozen=True, slots=True)
class RdfForm:
    """A serialisation of statements."""

    suffix: str
    media_type: str
    label: str
    rdf: ox.RdfFormat


@dataclass(frozen=True, slots=True)
class RowsForm:
    """A serialisation of query results."""

    suffix: str
    media_type: str
    label: str
    results: ox.QueryResultsFormat


TRIPLES: Mapping[str, RdfForm] = {
    form.suffix: form
    for form in (
        RdfForm("ttl", "text/turtle", "Turtle", ox.RdfFormat.TURTLE),
        RdfForm("jsonld", "application/ld+json", "JSON-LD", ox.RdfFormat.JSON_LD),
        RdfForm("nt", "application/n-triples", "N-Triples", ox.RdfFormat.N_TRIPLES),
        RdfForm("rdf", "application/rdf+xml", "RDF/XML", ox.RdfFormat.RDF_XML),
    )
}
QUADS: Mapping[str, RdfForm] = {
    form.suffix: form
    for form in (
        RdfForm("nq", "application/n-quads", "N-Quads", ox.RdfFormat.N_QUADS),
        RdfForm("trig", "application/trig", "TriG", ox.RdfFormat.TRIG),
    )
}
GRAPHS: Mapping[str, RdfForm] = {**TRIPLES, **QUADS}
ROWS: Mapping[str, RowsForm] = {
    form.suffix: form
    for form in (
        RowsForm("json", "application/sparql-results+json", "JSON", ox.QueryResultsFormat.JSON),
        RowsForm("xml", "application/sparql-results+xml", "XML", ox.QueryResultsFormat.XML),
        RowsForm("csv", "text/csv", "CSV", ox.QueryResultsFormat.CSV),
        RowsForm("tsv", "text/tab-separated-values", "TSV", ox.QueryResultsFormat.TSV),
    )
}


def content_type(media_type: str) -> str:
    """The header's value: what has no encoding of its own says that it is UTF-8."""
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type
