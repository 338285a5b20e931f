"""What a bare GET of the endpoint gives: its service description, or a form for who reads pages.

SPARQL 1.1 Service Description, section 2: the description is had at the endpoint itself.
"""

from __future__ import annotations

from flask import Response

from server.forms import GRAPHS, HTML
from server.isolation.limits import Limits
from server.negotiation import choose
from server.problems import RequestError
from server.replies import body, not_acceptable
from server.self_description.service import Served, description, serialisation
from server.serving import Library
from server.sparql.choosing import PLAIN_GRAPHS

OFFERS = {
    **{form.media_type: suffix for suffix, form in GRAPHS.items()},
    **PLAIN_GRAPHS,
    HTML: "html",
}
MISSING = "there is no query; send one as the parameter query. What the endpoint says of itself is"


def form_of(accept: str | None) -> str:
    """The media type of the introduction; raises a 406 that says how to ask, too."""
    found = choose(accept, tuple(OFFERS))
    if found is None:
        offers = (*(form.media_type for form in GRAPHS.values()), HTML)
        raise RequestError(406, f"{MISSING} in other forms: {not_acceptable(offers)}")
    return found


def introduction(library: Library, limits: Limits, media_type: str, *, federated: bool) -> Response:
    """The service description in a form of statements."""
    store = library.store
    served = Served(store.base, store.graphs, federated=federated)
    told = description(served, library.description, limits)
    response = body(serialisation(told, OFFERS[media_type], store.base), media_type)
    response.vary.add("Accept")
    return response
