"""The application as ASGI: the endpoint waits without a thread, all else has one of a few."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from flask import Flask, Response
from werkzeug import Request

from kg.errors import KgError
from server.clients import client_of
from server.front.body import Receive, VanishedError, whole_body
from server.front.environ import Environ, Scope, environ, fill
from server.front.own import PATHS, Own
from server.front.page_cache import fresh, keepable, page_cache, wanted
from server.front.sending import Send, StalledError, send_reply
from server.front.watch import Watch
from server.front.wsgi import replied
from server.headers import finished
from server.observing.record import FAILED, GONE, Observed
from server.observing.routes import template
from server.problems import RequestError, answer
from server.replies import base_of, edition_of, version_of
from server.reply import Reply
from server.sparql.answering import respond
from server.sparql.desk import Desk
from server.sparql.pages import Pages
from server.sparql.seen import Seen, seen_in

ENDPOINT = "/sparql"
BROKEN_OFF = Reply(400, [("Connection", "close"), ("Content-Length", "0")], b"")
THREADS = 8
BODY_SECONDS = 15.0


class Gate:
    """Serves an application by ASGI.

    log: is told of each request once it is over. prefix: the path that the site stands under.
    proxied: whether a proxy before us names the client at the end of X-Forwarded-For.
    """

    def __init__(
        self,
        app: Flask,
        desk: Desk,
        *,
        log: Callable[[Observed], None] | None = None,
        prefix: str = "",
        proxied: bool = False,
    ) -> None:
        self._app = app
        self._desk = desk
        self._pages = Pages(app)
        self._own = Own(desk, log)
        self._prefix = prefix
        self._proxied = proxied
        self._cache = page_cache()
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="page")
        self._most = int(app.config["MAX_CONTENT_LENGTH"])
        self.open = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return
        self.open += 1
        begun = time.monotonic()
        made = environ(scope, self._prefix, proxied=self._proxied)
        status, sent = 0, 0
        try:
            reply = await self._answered(scope, made, receive)
            try:
                sent = await send_reply(send, reply, self._threads)
                status = reply.status
            finally:
                reply.close()
        except VanishedError:
            seen_in(made).outcome = GONE
            # For one who is there and sent what is no body; one who left does not hear it.
            await send_reply(send, BROKEN_OFF, self._threads)
        except (StalledError, asyncio.CancelledError):
            seen_in(made).outcome = GONE
        finally:
            self.open -= 1
            self._own.observe(observed(made, status, time.monotonic() - begun, sent))

    async def _answered(self, scope: Scope, made: Environ, receive: Receive) -> Reply:
        try:
            fill(made, await whole_body(scope, receive, self._most, BODY_SECONDS))
        except RequestError as error:
            response = self._problem(made, error)
            # What was not read would be taken for the next request.
            response.headers["Connection"] = "close"
            return self._finished(made, response)
        if made["PATH_INFO"] == ENDPOINT and made["SCRIPT_NAME"] == self._prefix:
            return await Watch(receive).over(self._asked(made))
        if made["PATH_INFO"] in PATHS:
            return self._of_own(made)
        return await self._page(made)

    def _of_own(self, made: Environ) -> Reply:
        try:
            return self._own.reply(made["PATH_INFO"], made["REQUEST_METHOD"])
        except RequestError as error:
            return self._finished(made, self._problem(made, error))

    async def _asked(self, made: Environ) -> Reply:
        found: Reply | Response
        try:
            client = client_of(made["REMOTE_ADDR"])
            found = await respond(Request(made), self._desk, self._pages, client)
        except (RequestError, KgError) as error:
            found = self._problem(made, error)
        except Exception as error:
            seen_in(made).outcome = FAILED
            self._app.logger.exception("a query was not answered")
            found = self._problem(made, error)
        return found if isinstance(found, Reply) else self._finished(made, found)

    def _finished(self, made: Environ, response: Response) -> Reply:
        finished(Request(made), response, base_of(self._app), version_of(self._app))
        return Reply.of(response, made)

    def _problem(self, made: Environ, error: Exception) -> Response:
        with self._app.request_context(made):
            return answer(error)

    async def _page(self, made: Environ) -> Reply:
        edition = edition_of(self._app)
        what = wanted(made, edition)
        if what is None:
            return await replied(self._app, made, self._threads)
        reply = self._cache.get(what.key)
        if reply is None:
            reply = await replied(self._app, made, self._threads)
            # Another build may have come in the meantime, of which this page may be.
            if keepable(reply) and edition_of(self._app) == edition:
                self._cache.put(what.key, reply)
        return fresh(reply, what.conditions)


def observed(made: Environ, status: int, seconds: float, sent: int) -> Observed:
    """What is known of a request that is over; without a status the client left first."""
    seen: Seen = seen_in(made)
    failed = FAILED if status >= 500 else "ok"
    return Observed(
        method=str(made["REQUEST_METHOD"]),
        route=template(str(made["PATH_INFO"])),
        status=status or 499,
        seconds=seconds,
        sent=sent,
        outcome=seen.outcome or failed,
        query=seen.query,
        form=seen.form,
        queued=seen.queued,
        path=str(made["PATH_INFO"]),
        client=str(made["REMOTE_ADDR"]),
    )
