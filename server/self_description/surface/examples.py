"""What a query is written from: examples, and the terms."""

from __future__ import annotations

from server.forms import HTML
from server.self_description.parameters import ENDING, EXAMPLE, FORMAT
from server.self_description.route import Route
from server.self_description.surface.offers import JSON, RDF

EXAMPLES = (
    Route(
        "/examples",
        "examples",
        "The example queries.",
        "endpoint",
        (HTML, *RDF),
        (400, 406),
        (FORMAT,),
    ),
    Route(
        "/examples.{suffix}",
        "examplesAs",
        "The same in one form.",
        "endpoint",
        RDF,
        (404,),
        (ENDING,),
    ),
    Route(
        "/examples/{key}",
        "example",
        "One example query.",
        "endpoint",
        (HTML, *RDF, "application/sparql-query"),
        (400, 404, 406),
        (EXAMPLE, FORMAT),
    ),
    Route(
        "/terms.json",
        "queryTerms",
        "The terms and prefixes that a query is written with, by use.",
        "endpoint",
        (JSON,),
    ),
)
