"""Answers a request to the endpoint, from its parameters to the response."""

from __future__ import annotations

import asyncio

from flask import Response
from werkzeug import Request

from kg.errors import KgError, QueryError
from kg.remote.faults import MovedError
from server.federation.relay import restored
from server.forms import HTML, content_type
from server.headers import common
from server.isolation.faults import UnansweredError
from server.isolation.spool import Spool
from server.observing.record import CACHED, FAILED, OK, REFUSED, query_hash
from server.problems import RequestError
from server.reply import Reply
from server.serving import Library
from server.sparql.asking import METHODS, asked
from server.sparql.desk import Desk
from server.sparql.introducing import form_of, introduction
from server.sparql.pages import Pages
from server.sparql.planning import Plan, name_of, planned
from server.sparql.seen import Seen, seen_in


async def respond(request: Request, desk: Desk, pages: Pages, client: str) -> Reply | Response:
    """A reply that is complete, or a response that still lacks what all pages carry.

    Raises RequestError, QueryError, UnansweredError or StoreError, unless a reader of pages can
    mend the query in the form. client: whom the query is counted for, so that nobody takes all
    workers.
    """
    try:
        return await _answered(request, desk, pages, client)
    except (RequestError, KgError) as error:
        query = pages.to_mend(request)
        if query is None:
            raise
        return await pages.fault(request, query, error)


async def _answered(request: Request, desk: Desk, pages: Pages, client: str) -> Reply | Response:
    try:
        return await _respond(request, desk, pages, client)
    except MovedError:
        await desk.look_again()
        return await _respond(request, desk, pages, client)


async def _respond(request: Request, desk: Desk, pages: Pages, client: str) -> Reply | Response:
    seen = seen_in(request.environ)
    seen.outcome = REFUSED
    if request.method == "OPTIONS":
        return _options()
    library = desk.serving.library()
    what = asked(request, desk.limits.query_characters)
    if what is None:
        return await _bare(request, desk, library, pages)
    seen.query = query_hash(what.query)
    accept = request.headers.get("Accept")
    name = name_of(what, accept, library.store)
    plan = desk.plans.get(name)
    if plan is None:
        plan = planned(what, accept, library.store, desk.relay)
        desk.plans.put(name, plan)
    seen.form = plan.query.form
    if _has_it(request, plan):
        seen.outcome = CACHED
        return Reply(304, headers(plan, library.known_version), b"")
    content = desk.cache.get(plan.key) if plan.steady else None
    if content is not None:
        seen.outcome = CACHED
        return await _delivered(request, pages, library, plan, content)
    seen.outcome = FAILED
    spool = await _evaluated(desk, library, plan, client, seen)
    return await _delivered(request, pages, library, plan, spool)


def headers(plan: Plan, version: str) -> list[tuple[str, str]]:
    """The headers of an answer to a query, whether it is sent or the client has it already."""
    found = [*common(plan.task.base, version), ("Vary", "Accept")]
    if plan.tag is None:
        return [*found, ("Cache-Control", "no-store")]
    return [*found, ("Cache-Control", "no-cache"), ("ETag", f'W/"{plan.tag}"')]


async def _bare(request: Request, desk: Desk, library: Library, pages: Pages) -> Response:
    form = form_of(request.headers.get("Accept"))
    seen_in(request.environ).outcome = OK
    if form == HTML:
        return await pages.form(request)
    key = f"introduction {library.edition} {form}"
    content = desk.cache.get(key)
    if content is None:
        federated = desk.relay is not None
        content = await asyncio.to_thread(
            introduction, library, desk.limits, form, federated=federated
        )
        desk.cache.put(key, content)
    response = Response(content, content_type=content_type(form))
    response.vary.add("Accept")
    return response


def _has_it(request: Request, plan: Plan) -> bool:
    given = request.headers.get("If-None-Match")
    if given is None or plan.tag is None or request.method == "POST":
        return False
    return request.if_none_match.contains_weak(plan.tag)


async def _evaluated(
    desk: Desk, library: Library, plan: Plan, client: str, seen: Seen
) -> Spool | bytes:
    try:
        async with desk.pool(library) as pool:
            spool = await pool.answer(plan.task, client)
    except (UnansweredError, QueryError) as error:
        seen.outcome = error.outcome if isinstance(error, UnansweredError) else REFUSED
        if desk.relay is not None:
            # The engine tells of the relay's address, which has a secret in it.
            error.what = restored(error.what, desk.relay)
        raise
    seen.outcome, seen.queued = OK, spool.queued
    content = spool.content
    if content is None:
        return spool
    if plan.steady:
        desk.cache.put(plan.key, content)
    return content


async def _delivered(
    request: Request, pages: Pages, library: Library, plan: Plan, answer: Spool | bytes
) -> Reply | Response:
    if plan.form.suffix == "html":
        rows = answer if isinstance(answer, bytes) else answer.whole()
        query = plan.query
        return await pages.answer(request, query.text, query.form, rows, plan.task.base)
    size = len(answer) if isinstance(answer, bytes) else answer.size
    told = [
        ("Content-Type", plan.form.content_type),
        ("Content-Length", str(size)),
        *headers(plan, library.known_version),
    ]
    if isinstance(answer, bytes):
        return Reply(200, told, answer)
    return Reply(200, told, b"", answer.pieces(), answer.close)


def _options() -> Response:
    response = Response(status=204, headers={"Allow": ", ".join(METHODS)})
    response.headers["Access-Control-Max-Age"] = "86400"
    return response
