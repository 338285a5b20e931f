"""The pages of the endpoint, made in a thread, as templates take their time."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any

from flask import Flask, Response
from werkzeug import Request

from kg.sparql.query import Form
from server.answers import shown
from server.examples import examples
from server.replies import page, root
from server.sparql.choosing import forms_of


class Pages:
    """Makes pages of one application."""

    def __init__(self, app: Flask) -> None:
        self._app = app

    async def form(self, request: Request) -> Response:
        """A place to write a query."""
        return await self._made(
            request,
            lambda: page("sparql.html", query=None, shown=None, examples=examples()),
        )

    async def answer(
        self, request: Request, query: str, form: Form, rows: bytes, base: str
    ) -> Response:
        """The first rows of an answer. rows: what a worker tells of them."""

        def made() -> Response:
            told: dict[str, Any] = json.loads(rows)
            table = shown(told, tuple(forms_of(form)), base, root())
            return page("sparql.html", query=query, shown=table, examples=examples())

        return await self._made(request, made)

    async def _made(self, request: Request, make: Callable[[], Response]) -> Response:
        def within() -> Response:
            with self._app.request_context(request.environ):
                return make()

        response = await asyncio.to_thread(within)
        response.vary.add("Accept")
        return response
