"""Answers a request to the endpoint, from its parameters to the response."""

from __future__ import annotations

from flask import Response
from werkzeug import Request

from kg.errors import QueryError
from server.forms import HTML
from server.isolation.faults import UnansweredError
from server.isolation.spool import Spool
from server.negotiation import choose
from server.observing.record import CACHED, FAILED, OK, REFUSED, query_hash
from server.problems import RequestError
from server.serving import Library
from server.sparql.asking import METHODS, asked
from server.sparql.desk import Desk
from server.sparql.pages import Pages
from server.sparql.planning import Plan, planned
from server.sparql.seen import Seen, seen_in

NOT_MODIFIED = 304


async def respond(request: Request, desk: Desk, pages: Pages, client: str) -> Response:
    """The response. Raises RequestError, QueryError, UnansweredError or StoreError.

    client: whom the query is counted for, so that nobody takes all workers.
    """
    seen = seen_in(request.environ)
    seen.outcome = REFUSED
    if request.method == "OPTIONS":
        return _options()
    library = desk.serving.library()
    what = asked(request, desk.limits.query_characters)
    if what is None:
        return await _bare(request, pages)
    seen.query = query_hash(what.query)
    plan = planned(what, request.headers.get("Accept"), library.store)
    seen.form = plan.query.form
    if plan.tag and request.method != "POST" and request.if_none_match.contains_weak(plan.tag):
        seen.outcome = CACHED
        return _with_headers(Response(status=NOT_MODIFIED), plan)
    content = desk.cache.get(plan.key) if plan.tag else None
    if content is not None:
        seen.outcome = CACHED
        return await _delivered(request, pages, plan, content)
    seen.outcome = FAILED
    spool = await _evaluated(desk, library, plan, client, seen)
    return await _delivered(request, pages, plan, spool)


async def _bare(request: Request, pages: Pages) -> Response:
    if choose(request.headers.get("Accept"), (HTML,)) is None:
        raise RequestError(400, "there is no query; send one as the parameter query")
    return await pages.form(request)


async def _evaluated(
    desk: Desk, library: Library, plan: Plan, client: str, seen: Seen
) -> Spool | bytes:
    pool = await desk.pool(library)
    try:
        spool = await pool.answer(plan.task, client)
    except UnansweredError as error:
        seen.outcome = error.outcome
        raise
    except QueryError:
        seen.outcome = REFUSED
        raise
    seen.outcome, seen.queued = OK, spool.queued
    content = spool.content
    if content is None:
        return spool
    if plan.tag:
        desk.cache.put(plan.key, content)
    return content


async def _delivered(request: Request, pages: Pages, plan: Plan, answer: Spool | bytes) -> Response:
    if plan.form.suffix == "html":
        rows = answer if isinstance(answer, bytes) else b"".join(answer.pieces())
        query = plan.query
        response = await pages.answer(request, query.text, query.form, rows, plan.task.base)
    elif isinstance(answer, bytes):
        response = Response(answer)
    else:
        response = Response(answer.pieces(), headers={"Content-Length": str(answer.size)})
        response.call_on_close(answer.close)
    return _with_headers(response, plan)


def _with_headers(response: Response, plan: Plan) -> Response:
    if response.status_code != NOT_MODIFIED:
        response.content_type = plan.form.content_type
    response.vary.add("Accept")
    if plan.tag:
        response.set_etag(plan.tag, weak=True)
    else:
        response.cache_control.no_store = True
    return response


def _options() -> Response:
    response = Response(status=204, headers={"Allow": ", ".join(METHODS)})
    response.headers["Access-Control-Max-Age"] = "86400"
    return response
