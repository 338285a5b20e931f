"""What a page tells reference managers: the `citation_…` tags of Highwire Press, for sessions only.

A session has no author: whoever spoke or organised it wrote no text of that name, so nobody is
named as one. The tags know no sessions, and a reader of them may take it for a conference paper;
the files under `/cite/` say what it is.
"""

from __future__ import annotations

import pyoxigraph as ox

from server.links import link
from server.pages.values import Lens, expanded

Tags = tuple[tuple[str, str], ...]


def citation_tags(lens: Lens, iri: str) -> Tags:
    """The tags of the page of a thing, in order; none where it is no session."""
    if expanded("igf:Session") not in lens.types(iri):
        return ()
    name = next(iter(lens.values(iri, "schema:name")), None)
    if name is None:
        return ()
    meeting = next(iter(lens.targets(iri, "schema:superEvent")), None)
    tags = {
        "citation_title": name.text,
        "citation_conference_title": None if meeting is None else lens.label(meeting),
        "citation_publication_date": _date(lens, iri, meeting),
        "citation_language": name.language,
        "citation_public_url": f"{lens.store.base.rstrip('/')}{link(iri, lens.store.base)}",
    }
    told = [(tag, text) for tag, text in tags.items() if text]
    about = lens.values(iri, "igf:theme", "igf:tag")
    return (*told, *(("citation_keywords", value.text) for value in about))


def _date(lens: Lens, iri: str, meeting: str | None) -> str | None:
    """Its day with slashes, as the tags want it; where none is stated, the year of the meeting."""
    day = _start(lens, iri)[:10].replace("-", "/")
    return day or (_start(lens, meeting)[:4] if meeting else None)


def _start(lens: Lens, event: str) -> str:
    starts = (
        term for term in lens.terms(event, "schema:startDate") if isinstance(term, ox.Literal)
    )
    return next((start.value for start in starts), "")
