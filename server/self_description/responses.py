"""What may come back: a body in one of its media types, a redirect, or a fault that says why."""

from __future__ import annotations

from collections.abc import Iterable

from kg.publish import csl
from server.forms import GRAPHS, HTML, ROWS
from server.search.opensearch import SUGGESTIONS
from server.self_description.schemas import NUMBER, TEXT, Json, reference
from server.signposting import LINKSET_JSON

PROBLEM = "application/problem+json"
TELLS = {
    200: "What was asked for.",
    206: "The part of it that Range asks for.",
    301: "It has moved for good.",
    302: "It is elsewhere.",
    303: "See other.",
    304: "Not modified since the ETag in If-None-Match.",
    400: "The request cannot be understood; the detail says where and why.",
    404: "There is nothing under this address.",
    405: "The address does not take this method; Allow says which it takes.",
    406: "None of the forms in Accept is offered; the detail lists those that are.",
    410: "What was here was withdrawn, and the address stays empty.",
    413: "The query or the body is more than the limits allow.",
    415: "A body of this kind is not read.",
    416: "There is no such part of it.",
    429: "Too many queries of yours are waiting; Retry-After says when to come back.",
    500: "The server made a mistake.",
    503: "Not answered: just now, and Retry-After says when to come back; or, without one, because"
    " the query needs more memory, or its answer more room, than the limits allow.",
    504: "The query ran out of its time, and was stopped.",
}
HEADERS: dict[int, dict[str, Json]] = {
    **{status: {"Location": {"schema": {"type": "string"}}} for status in (301, 302, 303)},
    405: {"Allow": {"schema": TEXT}},
    429: {"Retry-After": {"schema": NUMBER}},
    503: {"Retry-After": {"schema": NUMBER}},
}
TAGGED: dict[str, Json] = {name: {"schema": TEXT} for name in ("Dataset-Version", "ETag", "Vary")}
RESULTS = ROWS["json"].media_type
NAMED = {
    RESULTS: "Results",
    GRAPHS["jsonld"].media_type: "Linked",
    csl.MEDIA_TYPE: "References",
    LINKSET_JSON: "Linkset",
    SUGGESTIONS: "Suggestions",
}


def given(offers: Iterable[str], plain: str = "Object") -> Json:
    """A 200 with a body that has a tag. plain: the schema of what is called JSON and no more."""
    return {"description": TELLS[200], "headers": TAGGED, "content": _contents(offers, plain)}


def fleeting(offers: Iterable[str]) -> Json:
    """A 200 about this moment, which nobody keeps, and so without a tag."""
    return {"description": TELLS[200], "content": _contents(offers, "Health")}


def bare(status: int) -> Json:
    """A status that says all by itself and by its headers."""
    return {"description": TELLS[status], "headers": HEADERS.get(status, {})}


def fault(status: int) -> Json:
    """A status with a problem document, or the same as a page."""
    return {**bare(status), **_problem()}


def otherwise() -> Json:
    """Any other fault, such as a line or a header that is too long for the server."""
    return {"description": "Any other fault.", **_problem()}


def several(statuses: Iterable[int]) -> Json:
    """Statuses other than 200, as OpenAPI keys them."""
    return {str(status): bare(status) if status < 400 else fault(status) for status in statuses}


def _problem() -> Json:
    return {"content": {PROBLEM: {"schema": reference("Problem")}, HTML: {"schema": TEXT}}}


def _contents(offers: Iterable[str], schema: str) -> Json:
    return {media_type: _content(media_type, schema) for media_type in offers}


def _content(media_type: str, schema: str) -> Json:
    named = NAMED.get(media_type)
    if named is not None:
        return {"schema": reference(named)}
    return {"schema": reference(schema) if media_type == "application/json" else TEXT}
