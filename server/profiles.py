"""The two JSON-LD profiles of a thing: all that is told of it, or what search engines read."""

from __future__ import annotations

from collections.abc import Collection

import pyoxigraph as ox
from flask import Response, request

from kg.publish.jsonld import lean
from server.problems import RequestError
from server.replies import json_ld

FULL, LEAN = "full", "lean"


def profile_asked() -> str:
    """The profile that the client asks for; all that is told where it names none."""
    asked = request.args.get("profile", FULL)
    if asked not in (FULL, LEAN):
        raise RequestError(400, f"there is no such profile; ask for {FULL} or {LEAN}")
    return asked


def lean_view(triples: Collection[ox.Triple], iri: str) -> Response:
    """What the page of a thing holds for search engines, by itself."""
    view = lean(triples, iri)
    if view is None:
        raise RequestError(404, f"schema.org has no words for <{iri}>; ask without a profile")
    return json_ld(view)
