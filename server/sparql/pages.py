"""The pages of the endpoint, made in a thread, as templates take their time."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any

from flask import Flask, Response, current_app
from werkzeug import Request

from kg.namespaces import PREFIXES
from kg.sparql.query import Form
from server.answers import shown
from server.examples import examples
from server.forms import GRAPHS, HTML, ROWS
from server.pages.head import Head
from server.pages.values import Value
from server.problems import as_problem, form_of, told
from server.replies import base_of, page, root
from server.sparql.choosing import forms_of

ABOUT = (
    "Ask the IGF knowledge graph with SPARQL: who met at the Internet Governance Forum, in which"
    " session and in what role. With examples to begin from, and answers as table, chart or data."
)
GRAPHS_NAMED = ("default-graph-uri", "named-graph-uri")


class Pages:
    """Makes pages of one application."""

    def __init__(self, app: Flask) -> None:
        self._app = app

    async def form(self, request: Request) -> Response:
        """A place to write a query."""
        return await self._made(request, lambda: _page(request))

    async def answer(
        self, request: Request, query: str, form: Form, rows: bytes, base: str
    ) -> Response:
        """The first rows of an answer. rows: what a worker tells of them."""

        def made() -> Response:
            found: dict[str, Any] = json.loads(rows)
            table = shown(found, tuple(forms_of(form)), base, root())
            return _page(request, query=query, shown=table)

        return await self._made(request, made)

    @staticmethod
    def to_mend(request: Request) -> str | None:
        """The query that a reader of pages has sent in an address, None for any other client."""
        if form_of(request.path, request.headers.get("Accept")) != HTML:
            return None
        return request.args.get("query")

    async def fault(self, request: Request, query: str, error: Exception) -> Response:
        """The form with a query that was not answered, and why."""
        problem = as_problem(error)

        def made() -> Response:
            return told(_page(request, query=query, fault=problem), problem)

        return await self._made(request, made)

    async def _made(self, request: Request, make: Callable[[], Response]) -> Response:
        def within() -> Response:
            with self._app.request_context(request.environ):
                return make()

        response = await asyncio.to_thread(within)
        response.vary.add("Accept")
        return response


def _page(request: Request, **values: object) -> Response:
    asked = "query" in values
    head = Head(
        title="Ask the graph",
        canonical=f"{base_of(current_app)}sparql",
        description=None if asked else ABOUT,
        indexed=not asked,
        crumbs=(Value("SPARQL"),),
    )
    return page(
        "sparql.html",
        head,
        examples=examples(),
        prefixes=PREFIXES,
        graphs=[(n, graph) for n in GRAPHS_NAMED for graph in request.args.getlist(n)],
        row_forms=[(form.suffix, form.label) for form in ROWS.values()],
        statement_forms=[(form.suffix, form.label) for form in GRAPHS.values()],
        **values,
    )
