"""`/linkset/…`: the links of a page and of its data as one document (RFC 9264)."""

from __future__ import annotations

from flask import Blueprint, Response, request

from server.faces import dated
from server.linksets import as_json, as_text
from server.negotiation import choose
from server.problems import RequestError
from server.replies import body, library, not_acceptable, root
from server.signposting import LINKSET, LINKSET_JSON, Landing, every_link
from server.views import concepts, dataset, entities, examples, graphs, terms

linksets = Blueprint("linksets", __name__)

OFFERS = (LINKSET_JSON, LINKSET)
ALIASES = {"application/json": LINKSET_JSON, "text/plain": LINKSET}
ENDING = ".json"
WHOLE = {
    "void": dataset.landing_of,
    "ontology": terms.ontology_landing,
    "shapes": terms.shapes_landing,
    "examples": examples.landing_of_all,
}
UNDER = {
    "doc/": entities.landing_of,
    "voc/": concepts.landing_of,
    "ontology/": terms.term_landing,
    "shapes/": terms.shape_landing,
    "graph/": graphs.landing_of,
    "examples/": examples.landing_of,
}


@linksets.get("/linkset/<path:path>")
def linkset(path: str) -> Response:
    """The link set of the page at a path; the ending `.json`, or Accept, chooses its form."""
    stem = path.removesuffix(ENDING)
    landing = _landing(stem)
    form = LINKSET_JSON if stem != path else _negotiated(stem)
    links = every_link(landing)
    written = as_json(links) if form == LINKSET_JSON else as_text(links)
    response = body(written.encode(), form)
    if stem == path:
        response.vary.add("Accept")
    response.headers["Link"] = f'<{landing.page}>; rel="describes"; type="text/html"'
    return dated(library(), response, landing.name)


def _landing(path: str) -> Landing:
    if path in WHOLE:
        return WHOLE[path]()
    for start, landing_of in UNDER.items():
        if path.startswith(start) and path != start:
            return landing_of(path.removeprefix(start))
    what = f"there is no page with links at {root()}/{path[:80]}; see {root()}/openapi.json"
    raise RequestError(404, what)


def _negotiated(path: str) -> str:
    found = choose(request.headers.get("Accept"), OFFERS, ALIASES)
    if found is None:
        json = (LINKSET_JSON, f"{root()}/linkset/{path}{ENDING}")
        raise RequestError(406, not_acceptable(OFFERS), (json,))
    return found
