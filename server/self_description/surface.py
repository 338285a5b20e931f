"""Every public address of the site but the endpoint's, in one table.

A test holds it equal to the addresses that the application answers. The review page is not public:
it answers one machine alone, and only where somebody has asked for it.
"""

from __future__ import annotations

from server.forms import GRAPHS, HTML, TRIPLES
from server.self_description.parameters import (
    ASKED,
    CONCEPT,
    CURSOR,
    ENDING,
    EXAMPLE,
    FILE,
    GRAPH,
    LIMIT,
    LISTED,
    LOOSE,
    PATH,
    PREFIX,
    TABLE,
    TYPE,
)
from server.self_description.route import Parameter, Route

RDF = tuple(form.media_type for form in TRIPLES.values())
ANY_GRAPH = tuple(form.media_type for form in GRAPHS.values())
JSON = "application/json"
PROBLEM = "application/problem+json"
THINGS = (
    Route(
        "/id/{path}",
        "thing",
        "A thing: see other, to its page or its data by Accept.",
        "things",
        (),
        (301, 303, 404, 406, 410),
        (PATH,),
        redirects=True,
    ),
    Route(
        "/doc/{path}", "page", "The page of a thing.", "things", (HTML,), (301, 404, 410), (PATH,)
    ),
    Route(
        "/data/{path}",
        "data",
        "The description of a thing.",
        "things",
        RDF,
        (301, 404, 410),
        (FILE,),
    ),
)
LISTS = (
    Route("/", "home", "What is in the graph.", "lists"),
    Route("/meetings", "meetings", "The annual meetings.", "lists"),
    Route("/sessions", "sessions", "The sessions by day.", "lists", (HTML,), (400,), LISTED),
    Route("/series", "series", "The series of sessions.", "lists", (HTML,), (400,), LISTED),
    Route("/people", "people", "The people by name.", "lists", (HTML,), (400,), LISTED),
    Route("/organizations", "organizations", "The bodies.", "lists", (HTML,), (400,), LISTED),
    Route("/figures", "figures", "What is asked most often, as tables.", "lists"),
    Route(
        "/figures/{key}.csv",
        "figure",
        "One of the tables.",
        "lists",
        ("text/csv",),
        (404,),
        (TABLE,),
    ),
)
DATASET = (
    Route("/graph/", "graphs", "The named graphs.", "dataset"),
    Route(
        "/graph/{name}",
        "graph",
        "One named graph.",
        "dataset",
        (HTML, *ANY_GRAPH),
        (404, 406),
        (GRAPH,),
    ),
    Route("/dump.nq", "dump", "Every graph.", "dataset", ("application/n-quads",)),
    Route("/void", "void", "The dataset in figures.", "dataset", (HTML, *RDF), (406,)),
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
VOCABULARY = (
    Route("/ontology", "ontology", "The ontology.", "vocabulary", (HTML, *RDF), (406,)),
    Route(
        "/ontology.{suffix}",
        "ontologyAs",
        "The same in one form.",
        "vocabulary",
        RDF,
        (404,),
        (ENDING,),
    ),
    Route("/shapes", "shapes", "The rules.", "vocabulary", (HTML, *RDF), (406,)),
    Route(
        "/shapes.{suffix}",
        "shapesAs",
        "The same in one form.",
        "vocabulary",
        RDF,
        (404,),
        (ENDING,),
    ),
    Route("/voc/", "schemes", "The concept schemes.", "vocabulary"),
    Route(
        "/voc/{path}",
        "concept",
        "A concept or scheme.",
        "vocabulary",
        (HTML, *RDF),
        (404, 406),
        (CONCEPT,),
    ),
)
EXAMPLES = (
    Route("/examples", "examples", "The example queries.", "endpoint", (HTML, *RDF), (406,)),
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
        (404, 406),
        (EXAMPLE,),
    ),
)
RECONCILIATION = (
    Route(
        "/reconcile",
        "reconcile",
        "Reconciliation API 0.2: the manifest, or answers.",
        "reconciliation",
        (JSON,),
        (400,),
        (*ASKED, *LOOSE),
    ),
    Route(
        "/reconcile",
        "reconcileForm",
        "The same by a form, for long batches.",
        "reconciliation",
        (JSON,),
        (400, 413, 415),
        method="post",
        form=(*ASKED, *LOOSE),
    ),
    *(
        Route(
            f"/reconcile/suggest/{kind}",
            f"suggest{kind.capitalize()}",
            f"Suggests by the beginning of a name: {kind}.",
            "reconciliation",
            (JSON,),
            (400,),
            (PREFIX, CURSOR, LIMIT, *((TYPE,) if kind == "entity" else ())),
        )
        for kind in ("entity", "type", "property")
    ),
    Route(
        "/reconcile/properties",
        "properties",
        "The properties that a table of a type can be extended with.",
        "reconciliation",
        (JSON,),
        (400,),
        (TYPE, LIMIT),
    ),
    Route(
        "/reconcile/preview",
        "preview",
        "A small page about an entity, to be shown in another's.",
        "reconciliation",
        (HTML,),
        (404,),
        (Parameter("id", "The id of an entity."),),
    ),
)
SITE = (
    Route("/openapi.json", "openapi", "This description.", "server", (JSON,)),
    Route("/robots.txt", "robots", "What crawlers leave alone.", "server", ("text/plain",)),
    Route(
        "/static/{path}",
        "static",
        "What the pages look like.",
        "server",
        ("text/css", "text/javascript", "image/svg+xml"),
        (404,),
        (Parameter("path", "The name of a file.", "path", example="style.css"),),
    ),
    Route("/favicon.ico", "favicon", "Leads to the icon.", "server", (), (301,), redirects=True),
)
GATE = (
    Route("/health", "health", "Its health, for a person.", "server", (JSON,), gate=True),
    Route("/health/live", "live", "Whether the process answers.", "server", (JSON,), gate=True),
    Route(
        "/health/ready",
        "ready",
        "Whether queries are answered.",
        "server",
        (JSON,),
        (503,),
        gate=True,
    ),
    Route("/metrics", "metrics", "Figures for Prometheus.", "server", ("text/plain",), gate=True),
)
ROUTES = (
    *(*THINGS, *LISTS, *DATASET, *VOCABULARY),
    *(*EXAMPLES, *RECONCILIATION, *SITE, *GATE),
)
