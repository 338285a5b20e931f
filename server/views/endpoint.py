"""The SPARQL 1.1 protocol, for queries alone; a browser without a query gets a form."""

from __future__ import annotations

from collections.abc import Mapping

import pyoxigraph as ox
from flask import Blueprint, Response, current_app, request

from kg.sparql.query import Dataset
from kg.store import Answer, Store
from server.answers import Shown, shown
from server.examples import examples
from server.forms import ANSWERS, HTML, ROWS, TRIPLES, RdfForm, RowsForm
from server.negotiation import choose
from server.problems import RequestError
from server.replies import body, data, library, not_acceptable, page, root

endpoint = Blueprint("endpoint", __name__)

ENCODED = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
UPDATE = "application/sparql-update"
NO_UPDATE = "this endpoint only reads; send a SELECT, ASK, CONSTRUCT or DESCRIBE query"
Form = RdfForm | RowsForm


@endpoint.route("/sparql", methods=["GET", "POST"])
def sparql() -> Response:
    """Answer a query, or offer the form to write one."""
    store = library().store
    query = asked()
    if query is None:
        return _form()
    if len(query) > current_app.config["MAX_QUERY"]:
        most = current_app.config["MAX_QUERY"]
        raise RequestError(
            413, f"the query has {len(query)} characters; write it in at most {most}"
        )
    answer = store.query(query, dataset(store))
    suffix = chosen(answer)
    if suffix == "html":
        return _page(query, shown(answer, store.base, root()))
    return written(answer, suffix, store.base)


def asked() -> str | None:
    """The query of this request, None where a GET brings none."""
    if request.method == "POST" and request.mimetype == DIRECT:
        try:
            return request.get_data().decode()
        except UnicodeDecodeError as error:
            raise RequestError(400, "the body is not UTF-8; send it as UTF-8") from error
    if request.method == "POST" and request.mimetype != ENCODED:
        if request.mimetype == UPDATE:
            raise RequestError(415, NO_UPDATE)
        raise RequestError(415, f"send the query as {DIRECT}, or in a form as {ENCODED}")
    if "update" in request.values:
        raise RequestError(400, NO_UPDATE)
    queries = request.values.getlist("query")
    if len(queries) > 1 or (request.method == "POST" and not queries):
        raise RequestError(400, "send exactly one parameter named query")
    return queries[0] if queries and queries[0].strip() else None


def dataset(store: Store) -> Dataset:
    """The graphs that the request names; they outrank those of the query."""
    # With the query as the body, the parameters stand in the address.
    values = request.args if request.mimetype == DIRECT else request.values
    asked = Dataset(
        tuple(values.getlist("default-graph-uri")), tuple(values.getlist("named-graph-uri"))
    )
    for graph in (*asked.default, *asked.named):
        if graph not in store.graphs:
            raise RequestError(400, f"there is no graph <{graph}> here, and nothing is fetched")
    return asked


def chosen(answer: Answer) -> str:
    """The suffix of the form to answer in: named by `format`, or negotiated."""
    forms = forms_of(answer)
    # Not of the protocol, and others spell it otherwise: what is unknown here leaves it to Accept.
    named = request.values.get("format", "")
    if named in forms:
        return named
    by_type = {form.media_type: suffix for suffix, form in forms.items()}
    # Many clients ask for the syntax alone.
    plain = {"application/json": "json", "application/xml": "xml"}
    by_type |= {kind: suffix for kind, suffix in plain.items() if suffix in forms}
    by_type[HTML] = "html"
    found = choose(request.headers.get("Accept"), tuple(by_type))
    if found is None:
        raise RequestError(406, not_acceptable(tuple(by_type)))
    return by_type[found]


def forms_of(answer: Answer) -> Mapping[str, Form]:
    """The forms that this kind of answer can take."""
    if isinstance(answer, ox.QueryTriples):
        return TRIPLES
    return ANSWERS if isinstance(answer, ox.QueryBoolean) else ROWS


def written(answer: Answer, suffix: str, base: str) -> Response:
    """The whole answer in one of its forms."""
    if isinstance(answer, ox.QueryTriples):
        response = data(frozenset(answer), TRIPLES[suffix], base)
    else:
        form = ROWS[suffix]
        response = body(answer.serialize(format=form.results) or b"", form.media_type)
    response.vary.add("Accept")
    return response


def _form() -> Response:
    if choose(request.headers.get("Accept"), (HTML,)) is None:
        raise RequestError(400, "there is no query; send one as the parameter query")
    response = page("sparql.html", query=None, shown=None, examples=examples())
    response.vary.add("Accept")
    return response


def _page(query: str, result: Shown) -> Response:
    response = page("sparql.html", query=query, shown=result, examples=examples())
    response.vary.add("Accept")
    return response
