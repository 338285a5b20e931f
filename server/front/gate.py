"""The application as ASGI: the endpoint waits without a thread, all else has one of a few."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import chain

from flask import Flask, Response
from werkzeug import Request

from kg.errors import KgError
from server.front.body import Receive, VanishedError, whole_body
from server.front.clients import client_of
from server.front.environ import Scope, environ
from server.front.sending import Send, StalledError, send_response
from server.front.watch import Watch
from server.front.wsgi import replied
from server.headers import finished
from server.observing.record import FAILED, GONE, Observed
from server.observing.routes import template
from server.problems import RequestError, answer
from server.replies import base_of
from server.sparql.answering import respond
from server.sparql.desk import Desk
from server.sparql.pages import Pages
from server.sparql.seen import Seen, seen_in

ENDPOINT = "/sparql"
THREADS = 8
BODY_SECONDS = 15.0


class Gate:
    """Serves an application by ASGI. observe: is told of each request once it is over."""

    def __init__(
        self, app: Flask, desk: Desk, observe: Callable[[Observed], None], prefix: str = ""
    ) -> None:
        self._app = app
        self._desk = desk
        self._pages = Pages(app)
        self._observe = observe
        self._prefix = prefix
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="page")
        self._most = int(app.config["MAX_CONTENT_LENGTH"])
        self.open = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return
        self.open += 1
        begun = time.monotonic()
        made = environ(scope, b"", self._prefix)
        status, sent = 0, 0
        try:
            status, sent = await self._answered(scope, made, receive, send)
        except (VanishedError, StalledError, asyncio.CancelledError):
            seen_in(made).outcome = GONE
        finally:
            self.open -= 1
            self._observe(observed(made, status, time.monotonic() - begun, sent))

    async def _answered(
        self, scope: Scope, made: dict[str, object], receive: Receive, send: Send
    ) -> tuple[int, int]:
        try:
            body = await whole_body(scope, receive, self._most, BODY_SECONDS)
        except RequestError as error:
            # What was not read would be taken for the next request.
            return await self._send(send, made, self._problem(made, error), close=True)
        made.update(environ(scope, body, self._prefix))
        if made["PATH_INFO"] == ENDPOINT and made["SCRIPT_NAME"] == self._prefix:
            response = await Watch(receive).over(self._asked(made))
            return await self._send(send, made, response)
        return await self._page(made, send)

    async def _asked(self, made: dict[str, object]) -> Response:
        request = Request(made)
        try:
            client = client_of(str(made["REMOTE_ADDR"]))
            response = await respond(request, self._desk, self._pages, client)
        except (RequestError, KgError) as error:
            response = self._problem(made, error)
        except Exception as error:
            seen_in(made).outcome = FAILED
            self._app.logger.exception("a query was not answered")
            response = self._problem(made, error)
        finished(request, response, base_of(self._app))
        return response

    def _problem(self, made: dict[str, object], error: Exception) -> Response:
        with self._app.request_context(made):
            return answer(error)

    async def _send(
        self, send: Send, made: dict[str, object], response: Response, *, close: bool = False
    ) -> tuple[int, int]:
        if close:
            finished(Request(made), response, base_of(self._app))
            response.headers["Connection"] = "close"
        pieces, _, headers = response.get_wsgi_response(made)
        code = response.status_code
        try:
            return code, await send_response(send, code, headers, pieces, None)
        finally:
            response.close()

    async def _page(self, made: dict[str, object], send: Send) -> tuple[int, int]:
        reply = await replied(self._app, made, self._threads)
        try:
            if reply.rest is None:
                sent = await send_response(send, reply.status, reply.headers, (reply.first,), None)
            else:
                pieces = chain((reply.first,), reply.rest)
                sent = await send_response(send, reply.status, reply.headers, pieces, self._threads)
            return reply.status, sent
        finally:
            reply.close()


def observed(made: dict[str, object], status: int, seconds: float, sent: int) -> Observed:
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
