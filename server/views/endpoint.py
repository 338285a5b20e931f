"""The endpoint in the application itself, for a server that gives each request a thread."""

from __future__ import annotations

from flask import Blueprint, current_app, request
from werkzeug import Request
from werkzeug.wrappers import Response as AnyResponse

from server.front.clients import client_of
from server.reply import Reply
from server.sparql.answering import respond
from server.sparql.desk import Desk

endpoint = Blueprint("endpoint", __name__)

ENDPOINT = "igf-kg-endpoint"
PAGES = "igf-kg-endpoint-pages"


@endpoint.route("/sparql", methods=["GET", "POST", "OPTIONS"], provide_automatic_options=False)
def sparql() -> AnyResponse:
    """Answer a query, or offer the form to write one."""
    desk: Desk = current_app.extensions[ENDPOINT]
    # Flask's own request is known to this thread alone.
    present = Request(request.environ)
    pages = current_app.extensions[PAGES]
    found = desk.wait_for(respond(present, desk, pages, client_of(request.remote_addr)))
    return found.as_response() if isinstance(found, Reply) else found
