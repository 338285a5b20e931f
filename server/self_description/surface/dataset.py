"""The named graphs, and the dataset as a whole."""

from __future__ import annotations

from server.forms import HTML
from server.self_description.parameters import ENDING, FORMAT, GRAPH, GRAPH_FORMAT, PAGE
from server.self_description.route import Route
from server.self_description.surface.offers import ANY_GRAPH, RDF

DATASET = (
    Route("/graph/", "graphs", "The named graphs.", "dataset", (HTML,), (400,), (PAGE,)),
    Route(
        "/graph/{name}",
        "graph",
        "One named graph.",
        "dataset",
        (HTML, *ANY_GRAPH),
        (400, 404, 406),
        (GRAPH, GRAPH_FORMAT, PAGE),
    ),
    Route("/dump.nq", "dump", "Every graph.", "dataset", ("application/n-quads",)),
    Route(
        "/void", "void", "The dataset in figures.", "dataset", (HTML, *RDF), (400, 406), (FORMAT,)
    ),
    Route("/void.{suffix}", "voidAs", "The same in one form.", "dataset", RDF, (404,), (ENDING,)),
    Route(
        "/.well-known/void",
        "wellKnownVoid",
        "Leads to the description of the dataset.",
        "dataset",
        (),
        (302,),
        redirects=True,
    ),
)
