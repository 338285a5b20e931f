"""Search by words, and what browsers need to do it from their own bar."""

from __future__ import annotations

from kg.search.entries import Facet
from kg.search.results import Order
from server.forms import HTML
from server.search.asked import MOST_PAGES
from server.search.opensearch import MEDIA_TYPE, SUGGESTIONS
from server.self_description.parameters import WORDS
from server.self_description.route import Parameter, Route
from server.self_description.schemas import Json
from server.self_description.surface.offers import JSON

SEVERAL: Json = {"type": "array", "items": {"type": "string"}}
EXAMPLES = {Facet.KIND: "session", Facet.YEAR: "2017", Facet.TYPE: "workshop"}
ASKED = (
    Parameter("q", "Words; the last may be the beginning of one.", example="cybersecurity"),
    *(
        Parameter(
            facet.key,
            f"{facet.label}; several are alternatives, and `not-stated` is one.",
            schema=SEVERAL,
            example=EXAMPLES.get(facet),
        )
        for facet in Facet
    ),
    Parameter("sort", "The order.", schema={"enum": [order.value for order in Order]}),
    Parameter(
        "page",
        "The page of the results.",
        schema={"type": "integer", "minimum": 1, "maximum": MOST_PAGES},
        example=1,
    ),
)
SEARCH = (
    Route("/search", "search", "Things by words.", "search", (HTML, JSON), (400, 404, 406), ASKED),
    Route("/search.json", "searchData", "The same.", "search", (JSON,), (400, 404), ASKED),
    Route(
        "/suggest",
        "suggest",
        "Names that begin so, as OpenSearch suggestions.",
        "search",
        (SUGGESTIONS,),
        (400,),
        (WORDS,),
    ),
    Route(
        "/opensearch.xml",
        "opensearch",
        "How a browser searches here.",
        "search",
        (MEDIA_TYPE,),
    ),
)
