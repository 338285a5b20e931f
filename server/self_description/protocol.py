"""The endpoint as OpenAPI tells it: the query side of the SPARQL 1.1 Protocol.

https://www.w3.org/TR/sparql11-protocol/#query-operation
"""

from __future__ import annotations

from server.forms import GRAPHS, HTML, ROWS
from server.isolation.limits import Limits
from server.self_description.responses import given, otherwise, several
from server.self_description.route import Parameter
from server.self_description.schemas import TEXT, Json
from server.sparql.asking import DIRECT, ENCODED
from server.sparql.choosing import PLAIN_GRAPHS, PLAIN_ROWS

SEVERAL: Json = {"type": "array", "items": {"type": "string", "format": "uri"}}
QUERY = Parameter(
    "query",
    "A SELECT, ASK, CONSTRUCT or DESCRIBE query.",
    example="SELECT ?s { ?s ?p ?o } LIMIT 3",
)
DEFAULT = Parameter(
    "default-graph-uri",
    "A graph of this store that is part of the default graph; outranks FROM and FROM NAMED.",
    schema=SEVERAL,
)
NAMED = Parameter(
    "named-graph-uri",
    "A graph of this store that GRAPH can name; outranks as above.",
    schema=SEVERAL,
)
FORMAT = Parameter(
    "format",
    "The form of the answer, where it has it, in place of Accept; another word is passed over.",
)
ANSWERS = (
    *(form.media_type for form in ROWS.values()),
    *(form.media_type for form in GRAPHS.values()),
    *PLAIN_ROWS,
    *(kind for kind in PLAIN_GRAPHS if kind not in PLAIN_ROWS),
    HTML,
)
STATUSES = (304, 400, 405, 406, 413, 429, 500, 503, 504)


def operations(limits: Limits) -> Json:
    """GET and POST; limits: what a query may take."""
    about = (
        "One query an answer. SERVICE, updates, and graphs that are not in this store are refused;"
        " nothing is fetched. An answer comes whole or as a fault, and never cut." + _limits(limits)
    )
    parameters = [found.told() for found in (QUERY, DEFAULT, NAMED, FORMAT)]
    return {
        "get": {
            "operationId": "queryByGet",
            "tags": ["endpoint"],
            "summary": "Answer a query; without one, what the service is, or a form.",
            "description": about,
            "parameters": parameters,
            "responses": _responses(*STATUSES),
        },
        "post": {
            "operationId": "queryByPost",
            "tags": ["endpoint"],
            "summary": "Answer a query that comes in a form, or as the body itself.",
            "description": f"{about} With the query as the body, graphs stand in the address.",
            "parameters": parameters[1:],
            "requestBody": {"required": True, "content": _bodies(limits)},
            # A cache keeps no answer to a POST, so there is none to revalidate.
            "responses": _responses(*STATUSES[1:], 415),
        },
    }


def _bodies(limits: Limits) -> Json:
    query: Json = {**TEXT, "maxLength": limits.query_characters}
    fields = {"query": query, **{p.name: p.schema or TEXT for p in (DEFAULT, NAMED, FORMAT)}}
    return {
        ENCODED: {
            "schema": {"type": "object", "required": ["query"], "properties": fields},
            "example": {"query": QUERY.example},
        },
        DIRECT: {"schema": query, "example": QUERY.example},
    }


def _responses(*statuses: int) -> Json:
    return {"200": given(ANSWERS, "Answer"), **several(sorted(statuses)), "default": otherwise()}


def _limits(limits: Limits) -> str:
    return (
        f" A query has at most {limits.query_characters} characters and {limits.seconds:g} seconds,"
        f" an answer at most {limits.result_bytes} bytes, and {limits.waiting} queries may wait."
    )
