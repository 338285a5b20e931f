"""What the present state of an address says of its history: where its earlier states are found."""

from __future__ import annotations

from flask import Response, current_app, request

from server.memento.links import of_original
from server.memento.originals import original
from server.past.shelf import Shelf
from server.replies import base_of


def with_history(shelf: Shelf, response: Response) -> Response:
    """The links of RFC 7089 besides those that a response has; nothing is looked up for them.

    Not what was met with a fault of the server; of what is gone, the history is all there is.
    """
    if shelf.empty or response.status_code >= 500 or request.method not in ("GET", "HEAD"):
        return response
    base = base_of(current_app)
    query = request.query_string.decode("ascii", "replace")
    wanted = original(base, request.path.removeprefix("/"), query)
    if wanted is not None:
        own = response.headers.get("Link")
        told = of_original(base, wanted)
        response.headers["Link"] = f"{own}, {told}" if own else told
    return response
