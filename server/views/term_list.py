"""`/terms.json`: what an editor of queries completes, and how it leads from an IRI to a page."""

from __future__ import annotations

from flask import Blueprint, Response

from server.replies import body, library

writing = Blueprint("writing", __name__)


@writing.get("/terms.json")
def terms() -> Response:
    """The terms of the present build."""
    return body(library().term_list, "application/json")
