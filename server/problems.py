"""What goes wrong, told in the form that the client reads: a page, or a problem document."""

from __future__ import annotations

import json
from collections.abc import Sequence

from flask import Flask, Response, make_response, render_template, request
from werkzeug.exceptions import HTTPException, NotFound

from kg.errors import KgError, QueryError, StoreError
from server.forms import HTML
from server.isolation.faults import UnansweredError
from server.negotiation import choose

PROBLEM = "application/problem+json"
RETRY_AFTER = 5
TITLES = {
    400: "This request cannot be understood",
    403: "This request is refused",
    404: "There is nothing here under this address",
    405: "This address does not take that method",
    406: "There is no such form of this",
    410: "What was here is gone for good",
    408: "The request did not come in time",
    413: "This is more than the server takes",
    414: "This is more than the server takes",
    415: "The server does not read this kind of body",
    416: "There is no such part of this",
    429: "You ask faster than the server answers",
    431: "This is more than the server takes",
    500: "The server made a mistake",
    503: "The server cannot answer this just now",
    504: "The query took too long",
}
NOWHERE = (
    "no page and no data of this site has this address; look for it by its words, or begin at /"
)
# For programs, unless they ask for a page.
DATA_PATHS = (
    "/timegate/",
    "/timemap/",
    "/sparql",
    "/data/",
    "/dump",
    "/reconcile",
    "/search.json",
    "/suggest",
)


class RequestError(Exception):
    """A request that cannot be met; forms: what could be had instead, as (label, address)."""

    def __init__(
        self,
        status: int,
        detail: str,
        forms: Sequence[tuple[str, str]] = (),
        allow: str = "",
        retry_after: int | None = None,
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.forms = tuple(forms)
        self.allow = allow
        self.retry_after = retry_after


def register(app: Flask) -> None:
    """Let one handler answer for every fault."""
    for kind in (RequestError, HTTPException, KgError):
        app.register_error_handler(kind, answer)


def answer(error: Exception) -> Response:
    """The response to a fault."""
    problem = as_problem(error)
    form = form_of(request.path, request.headers.get("Accept"))
    title = TITLES.get(problem.status, "This request cannot be met")
    if form == HTML:
        body = render_template("problem.html", problem=problem, title=title)
    else:
        body = _document(problem, title)
    response = make_response(body)
    response.content_type = form if form == PROBLEM else f"{HTML}; charset=utf-8"
    return told(response, problem)


def form_of(path: str, accept: str | None) -> str:
    """The media type that a fault is told in: a program's by what it asks for, or by where."""
    offers = (PROBLEM, HTML) if path.startswith(DATA_PATHS) else (HTML, PROBLEM)
    return choose(accept, offers) or offers[0]


def told(response: Response, problem: RequestError) -> Response:
    """The response with the status and the headers of a fault."""
    response.status_code = problem.status
    response.vary.add("Accept")
    if problem.allow:
        response.headers["Allow"] = problem.allow
    if problem.retry_after is not None:
        response.headers["Retry-After"] = str(problem.retry_after)
    return response


def as_problem(error: Exception) -> RequestError:
    """Any fault as a problem with a status."""
    if isinstance(error, RequestError):
        return error
    if isinstance(error, QueryError):
        return RequestError(400, str(error))
    if isinstance(error, UnansweredError):
        return RequestError(error.status, str(error), retry_after=error.retry_after)
    if isinstance(error, StoreError):
        return RequestError(503, str(error), retry_after=RETRY_AFTER)
    if isinstance(error, NotFound):
        return RequestError(404, NOWHERE)
    if isinstance(error, HTTPException):
        allowed = ", ".join(sorted(getattr(error, "valid_methods", None) or ()))
        detail = f"use one of {allowed}" if allowed else error.description or ""
        return RequestError(error.code or 500, detail, allow=allowed)
    return RequestError(500, "an error that nobody foresaw; please report how you came here")


def _document(problem: RequestError, title: str) -> str:
    members: dict[str, object] = {
        "type": "about:blank",
        "title": title,
        "status": problem.status,
        "detail": problem.detail,
    }
    if problem.forms:
        members["available"] = [{"type": label, "href": href} for label, href in problem.forms]
    return json.dumps(members, ensure_ascii=False) + "\n"
