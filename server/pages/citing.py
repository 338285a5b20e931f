"""A text to cite a page by: the thing, its permanent name, the build, and the documents behind."""

from __future__ import annotations

from server.kept import version
from server.pages.counting import listed_in_words
from server.pages.description import short_name
from server.pages.evidence import source_graphs
from server.pages.facts import document_of
from server.pages.head import SITE_NAME
from server.pages.kinds import kind, title
from server.pages.moments import span
from server.pages.values import Lens
from server.pages.whereabouts import town

DOCUMENTS = 3
DIGEST = 16


def citation_text(lens: Lens, iri: str) -> str:
    """`“Title”. Workshop at IGF 2017, …. In: IGF knowledge graph, …. <name>. From: ….`, whole."""
    words = title(lens, iri)
    named = f"{words}." if "“" in words else f"“{words}”."
    where = " ".join(filter(None, (named, _occasion(lens, iri))))
    store = lens.store
    build = f"{SITE_NAME}, version {version(store)}, build {store.digest[:DIGEST]}"
    return f"{where} In: {build}. <{iri}>.{_documents(lens, iri)}"


def _occasion(lens: Lens, iri: str) -> str:
    """What it is; for a session, at which meeting, where and when."""
    if kind(lens, iri) != "Session":
        return f"{kind(lens, iri)}."
    what = lens.text(iri, "igf:sessionType") or "session"
    code = lens.text(iri, "schema:identifier")
    meetings = [short_name(lens, meeting) for meeting in lens.targets(iri, "schema:superEvent")]
    named = f"{what[:1].upper()}{what[1:]}{f' {code}' if code else ''}"
    at = f" at {' and '.join(meetings)}" if meetings else ""
    return ", ".join(filter(None, (f"{named}{at}", town(lens, iri), span(lens, iri)))) + "."


def _documents(lens: Lens, iri: str) -> str:
    names = tuple(document_of(lens, graph).text for graph in source_graphs(lens, iri))
    listed = listed_in_words(names, DOCUMENTS)
    return f" From: {listed}." if listed else ""
