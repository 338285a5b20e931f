"""The named graphs, and the dataset as a whole."""

from __future__ import annotations

from server.forms import HTML
from server.pages.dumps import MEDIA_TYPES
from server.self_description.parameters import ENDING, FORMAT, GRAPH, GRAPH_FORMAT, PAGE
from server.self_description.route import Parameter, Route
from server.self_description.surface.offers import ANY_GRAPH, RDF

PARTLY = (206, 416)
DUMP_FILE = Parameter(
    "name",
    "The name of a file, which may have a slash in it.",
    "path",
    example="tables/people.csv",
)
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
    Route("/dump.nq", "dump", "Every graph.", "dataset", ("application/n-quads",), PARTLY),
    Route("/dumps/", "dumps", "The files to take along.", "dataset", (HTML,)),
    Route(
        "/dumps/{name}",
        "dumpFile",
        "One of these files, whole or in part.",
        "dataset",
        tuple(dict.fromkeys(MEDIA_TYPES.values())),
        (*PARTLY, 404),
        (DUMP_FILE,),
    ),
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
