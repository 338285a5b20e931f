"""The example queries."""

from __future__ import annotations

from server.forms import HTML
from server.self_description.parameters import ENDING, EXAMPLE, FORMAT
from server.self_description.route import Route
from server.self_description.surface.offers import RDF

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
)
