"""Sessions made part of another of one meeting, where the printed code is that of one we know.

And the addresses of sessions that turned out to be one with another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rdflib.namespace import DCTERMS

from kg.graph.context import Context
from kg.graph.quads import Triple
from kg.labels import code_of
from kg.namespaces import IGF
from kg.resolve.sessions import Session, SessionKey

Codes = Mapping[tuple[int, str], SessionKey]


def merger_triples(context: Context) -> Iterator[Triple]:
    """Each merger from both its sides."""
    sessions = context.resolution.sessions
    codes = {
        (session.key.year, saying.record.code): session.key
        for session in sessions
        for saying in session.sayings
        if saying.record.code is not None
    }
    for session in sessions:
        for _, former in session.formerly:
            yield context.session(former), DCTERMS.isReplacedBy, context.session(session.key)
        for part, whole in _mergers(session, codes):
            if part != whole:
                yield context.session(part), IGF.mergedInto, context.session(whole)
                yield context.session(whole), IGF.mergedFrom, context.session(part)


def _mergers(session: Session, codes: Codes) -> Iterator[tuple[SessionKey, SessionKey]]:
    """Pairs of a part and the whole that it went into."""
    for saying in session.sayings:
        into, parts = saying.record.merged_into, saying.record.merged_from
        whole = None if into is None else _known(into, session.key.year, codes)
        if whole is not None:
            yield session.key, whole
        for printed in parts:
            part = _known(printed, session.key.year, codes)
            if part is not None:
                yield part, session.key


def _known(printed: str, year: int, codes: Codes) -> SessionKey | None:
    code = code_of(printed)
    return None if code is None else codes.get((year, code))
