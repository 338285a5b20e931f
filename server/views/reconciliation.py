"""`/reconcile`: the Reconciliation API 0.2, and what clients of 0.1 send."""

from __future__ import annotations

import json

from flask import Blueprint, Response, request

from server.problems import RequestError
from server.reconciliation.extension import cells, extended, number, proposed
from server.reconciliation.index import Index
from server.reconciliation.kinds import kind_of
from server.reconciliation.manifest import address, manifest
from server.reconciliation.properties import properties_of
from server.reconciliation.queries import batch, parsed, query, refused, texted
from server.reconciliation.results import Json, result
from server.reconciliation.scoring import candidates
from server.reconciliation.suggestions import (
    suggested_entities,
    suggested_properties,
    suggested_types,
)
from server.replies import body, library, page, root

reconciliation = Blueprint("reconciliation", __name__, url_prefix="/reconcile")

ENCODED = "application/x-www-form-urlencoded"
ASKS = ("queries", "query", "extend")
NO_JSONP = "JSONP is not offered; leave callback out, and read the JSON: any site may, by CORS"
PREVIEWED = 6
# Clients show the preview in a frame of theirs; it has nothing that a click could be stolen for.
FRAMED = (
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *"
)


@reconciliation.before_request
def _without_callback() -> None:
    if "callback" in request.args:
        raise refused(NO_JSONP)


@reconciliation.route("", methods=["GET", "POST"], strict_slashes=False)
def service() -> Response:
    """The manifest, a batch of queries, or a data extension."""
    if request.method == "POST" and request.mimetype != ENCODED:
        raise RequestError(415, f"send queries or extend in a form, as {ENCODED}")
    asked = [name for name in ASKS if name in request.values]
    if len(asked) > 1 or any(len(request.values.getlist(name)) > 1 for name in asked):
        raise refused(f"send one of {', '.join(ASKS)}, and once")
    here = library()
    if asked:
        return _json(ANSWERS[asked[0]](request.values[asked[0]], here.index))
    if request.method == "POST":
        raise refused(f"there is nothing to answer; send one of {', '.join(ASKS)} in a form")
    base = here.store.base
    return _json(manifest(address(request.url_root, request.host, base), base))


@reconciliation.get("/suggest/entity")
def entities() -> Response:
    """Entities by the beginning of a name."""
    return _json(suggested_entities(request.args, library().index))


@reconciliation.get("/suggest/type")
def types() -> Response:
    """Types by the beginning of their name."""
    return _json(suggested_types(request.args))


@reconciliation.get("/suggest/property")
def properties() -> Response:
    """Properties by the beginning of their name."""
    return _json(suggested_properties(request.args))


@reconciliation.get("/properties")
def proposals() -> Response:
    """The properties that a table of a type can be extended with."""
    name = request.args.get("type", "")
    kind = kind_of(name)
    if name and kind is None:
        raise refused(f"there is no type {name[:50]!r}; ask for suggestions")
    return _json(proposed(kind, name, number(request.args.get("limit"), "the limit")))


@reconciliation.get("/preview")
def preview() -> Response:
    """A small page about an entity, to be shown in another's."""
    index = library().index
    asked = request.args.get("id", "")
    entry = index.entry(asked)
    if entry is None:
        raise RequestError(404, f"there is no entity {asked[:100]!r}; search for one by its name")
    facts = [
        (known.name, cells(entry, known, index)[:PREVIEWED])
        for known in properties_of(entry.kind)
        if known.id != "name" and known.id in entry.values
    ]
    response = page(
        "preview.html",
        entry=entry,
        facts=facts,
        href=f"{root()}/doc/{entry.id}",
    )
    response.headers["Content-Security-Policy"] = FRAMED
    return response


def _batch(text: str, index: Index) -> Json:
    return {key: result(candidates(asked, index), index) for key, asked in batch(text).items()}


def _single(text: str, index: Index) -> Json:
    """The one query of 0.1: an object, or a bare name with its parameters beside it."""
    value: dict[str, object] = {"query": texted(text, "query")} if text[:1] != "{" else {}
    value |= parsed(text, "query") if text[:1] == "{" else {}
    for name in ("type", "type_strict"):
        if name in request.values:
            value.setdefault(name, request.values[name])
    if "limit" in request.values:
        value.setdefault("limit", number(request.values["limit"], "limit"))
    return result(candidates(query(value, "the query"), index), index)


ANSWERS = {"queries": _batch, "query": _single, "extend": extended}


def _json(told: Json) -> Response:
    # In ASCII: a client may send, and gets back, half of a character that JSON can spell.
    return body(json.dumps(told).encode(), "application/json")
