"""How far a session is known to have got, from what all documents say of it together.

An account from after the session outranks every plan, and an explicit word outranks silence: a
session that a later snapshot leaves out may have been called off, moved or renamed, so that is said
and no more. Only where a document says that it will not take place is the event cancelled.
"""

from __future__ import annotations

from collections.abc import Iterator

from rdflib.term import URIRef

from kg.concepts import SessionStatus
from kg.graph.quads import Triple, day
from kg.iris import concept
from kg.namespaces import IGF, SCHEMA
from kg.resolve.sessions import Saying, Session

STATUS_ORDER = (
    SessionStatus.HELD,
    SessionStatus.CANCELLED,
    SessionStatus.WITHDRAWN,
    SessionStatus.MERGED,
    SessionStatus.MOVED,
    SessionStatus.GONE,
    SessionStatus.SCHEDULED,
    SessionStatus.PROPOSED,
)
PLANS = frozenset({SessionStatus.SCHEDULED, SessionStatus.PROPOSED, None})
# Of what was merged, moved or is no longer listed, nobody says whether it was called off.
EVENT_STATUS = {
    SessionStatus.HELD: SCHEMA.EventScheduled,
    SessionStatus.SCHEDULED: SCHEMA.EventScheduled,
    SessionStatus.CANCELLED: SCHEMA.EventCancelled,
    SessionStatus.WITHDRAWN: SCHEMA.EventCancelled,
}


def status_triples(iri: URIRef, session: Session) -> Iterator[Triple]:
    """The status shown, the event's, and since when a programme no longer lists the session."""
    stated = {_status(saying, session) for saying in session.sayings}
    status = next((s for s in STATUS_ORDER if s in stated), SessionStatus.PROPOSED)
    yield iri, IGF.sessionStatus, concept(status)
    if status in EVENT_STATUS:
        yield iri, SCHEMA.eventStatus, EVENT_STATUS[status]
    gone = [s.record.gone for s in session.sayings if s.record.gone and not _listed(s, session)]
    if gone:
        yield iri, IGF.goneSince, day(min(gone))


def _status(saying: Saying, session: Session) -> SessionStatus | None:
    status = saying.record.status
    if saying.record.gone is None or status not in PLANS:
        return status
    return status if _listed(saying, session) else SessionStatus.GONE


def _listed(gone: Saying, session: Session) -> bool:
    """Whether the same feed lists the session after all, under another of its identifiers."""
    feed = gone.document.feed
    return feed is not None and any(
        saying.document.feed == feed and saying.record.gone is None for saying in session.sayings
    )
