"""Named graphs as downloads, and the dump of all of them."""

from __future__ import annotations

from collections import Counter

from flask import Blueprint, Response, send_file

from kg.publish.dumps import serialised
from server.forms import GRAPHS, QUADS
from server.links import quoted
from server.pages.evidence import documents
from server.problems import RequestError
from server.replies import body, data, lens, library, negotiated, page, root
from server.serving import Library

graphs = Blueprint("graphs", __name__)

DUMP = "dump.nq"


@graphs.get("/graph/")
def every() -> Response:
    """The graphs of the store, with their documents."""
    here = library()
    view = lens(here)
    sources = [(view.named(g), view.values(g, "prov:wasDerivedFrom")) for g in here.store.graphs]
    return page("graphs.html", graphs=sources)


@graphs.get("/graph/<name>")
def graph(name: str) -> Response:
    """One graph, as a page or as data."""
    stem, _, suffix = name.rpartition(".")
    if suffix in GRAPHS and stem:
        return _data(library(), stem, suffix)
    _known(library(), name)
    form = negotiated(GRAPHS, f"{root()}/graph/{quoted(name)}")
    here = library()
    response = _shown(here, name) if form == "html" else _data(here, name, form)
    response.vary.add("Accept")
    return response


@graphs.get(f"/{DUMP}")
def dump() -> Response:
    """Every quad of every graph, sorted."""
    here = library()
    if here.build is not None and (here.build / DUMP).is_file():
        return send_file(here.build / DUMP, QUADS["nq"].media_type, etag=here.store.digest)
    quads = [quad for name in here.store.graphs for quad in here.store.graph(name)]
    lines = serialised(quads, QUADS["nq"].rdf, here.store.base).splitlines(keepends=True)
    return body(b"".join(sorted(lines)), QUADS["nq"].media_type)


def _known(here: Library, name: str) -> str:
    iri = f"{here.store.base}graph/{quoted(name)}"
    if iri not in here.store.graphs:
        raise RequestError(404, f"there is no graph <{iri}>; see {root()}/graph/")
    return iri


def _data(here: Library, name: str, suffix: str) -> Response:
    quads = here.store.graph(_known(here, name))
    if suffix in QUADS:
        return data(list(quads), GRAPHS[suffix], here.store.base)
    return data([quad.triple for quad in quads], GRAPHS[suffix], here.store.base)


def _shown(here: Library, name: str) -> Response:
    iri = _known(here, name)
    view = lens(here)
    kinds: Counter[str] = Counter()
    size = 0
    for quad in here.store.graph(iri):
        size += 1
        if quad.predicate.value.endswith("#type"):
            kinds[str(quad.object)[1:-1]] += 1
    return page(
        "graph.html",
        iri=iri,
        size=size,
        kinds=[(view.named(kind), number) for kind, number in kinds.most_common()],
        documents=documents(view, [iri]) if name.startswith("src-") else (),
        forms=[(GRAPHS[s], f"{root()}/graph/{quoted(name)}.{s}") for s in GRAPHS],
    )
