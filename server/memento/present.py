"""What the present state of an address says of its history: where its earlier states are found."""

from __future__ import annotations

from flask import Response, current_app, request

from server.memento.links import of_original
from server.memento.originals import original
from server.past.shelf import Shelf
from server.replies import base_of

NO_HISTORY = frozenset({400, 405, 410})


def with_history(shelf: Shelf, response: Response) -> Response:
    """The links of RFC 7089 besides those that a response has; nothing is looked up for them.

    Not where the server was at fault, and not of what was withdrawn: that has no history.
    """
    if shelf.empty or response.status_code in NO_HISTORY or response.status_code >= 500:
        return response
    base = base_of(current_app)
    query = request.query_string.decode("ascii", "replace")
    wanted = original(base, request.path.removeprefix("/"), query)
    if wanted is not None:
        own = response.headers.get("Link")
        told = of_original(base, wanted)
        response.headers["Link"] = f"{own}, {told}" if own else told
    return response
