"""The reference to a session, a meeting or a document, for those who cite it."""

from __future__ import annotations

import re

from kg.publish.citation import Citation, Kind, key, of_session
from kg.publish.entry import Meeting
from server.links import entity_iri, link
from server.pages.values import Lens, expanded
from server.programme.kept import Programmes

COPIED = re.compile(r"\d{4}-\d\d(-\d\d)?", re.ASCII)


def reference(programmes: Programmes, lens: Lens, path: str) -> Citation | None:
    """The reference to what has this path; None for what nobody cites, or what is not known."""
    kind, _, rest = path.partition("/")
    known = programmes.of(rest.partition("/")[0]) if kind in ("session", "meeting") else None
    if known is not None and kind == "session":
        entry = known.by_key.get(rest)
        return None if entry is None else of_session(entry)
    if known is not None and rest == known.meeting.year:
        return _of_meeting(known.meeting, _page(lens, known.meeting.iri))
    return _of_document(lens, path) if kind == "source" else None


def _of_meeting(meeting: Meeting, page: str) -> Citation:
    return Citation(
        key=key("igf", meeting.year),
        kind="meeting",
        title=meeting.name,
        url=page,
        language="en",
        day=meeting.start,
        end=meeting.end,
        year=int(meeting.year),
        place=meeting.place,
    )


def _of_document(lens: Lens, path: str) -> Citation | None:
    """A document by its own address where it has one; what was read of it is told on our page."""
    iri = entity_iri(lens.store.base, path)
    if expanded("igf:SourceDocument") not in lens.types(iri):
        return None
    own, kind = lens.text(iri, "schema:url"), lens.text(iri, "igf:documentKind")
    page = _page(lens, iri)
    report: Kind = "report" if kind is not None and "report" in kind else "page"
    copied = next((str(getattr(t, "value", "")) for t in lens.terms(iri, "igf:retrieved")), "")
    return Citation(
        key=key("igf", path),
        kind=report,
        title=lens.label(iri),
        url=own or page,
        genre=kind,
        accessed=copied if COPIED.fullmatch(copied) else None,
        note=f"What was read of it: {page}" if own else None,
    )


def _page(lens: Lens, iri: str) -> str:
    return f"{lens.store.base.rstrip('/')}{link(iri, lens.store.base)}"
