"""The session that a transcript is of, from what its heading or address says.

That there is a transcript shows that the session was held.
"""

from __future__ import annotations

import datetime as dt

from kg.concepts import SessionStatus
from kg.keys import session_key
from kg.records import Finding, LinkKind, LinkRecord, Origin, SessionRecord, TitleBasis
from kg.sources.given import Given
from kg.sources.moments import day_finding
from kg.sources.transcripts.numbered_days import BASIS, numbered_day
from kg.sources.transcripts.titles import TranscriptTitle


def transcript_session(
    says: TranscriptTitle, address: str | None, origin: Origin, given: Given, basis: TitleBasis
) -> tuple[SessionRecord, tuple[Finding, ...]]:
    """The session without its parties; a finding where its day cannot be told."""
    date, strange = _date(says, origin, given)
    told = (str(says.year), says.day or "", says.room or "", says.title or "")
    record = SessionRecord(
        origin=origin,
        year=says.year,
        key=None if says.code else session_key(*((address,) if address else told)),
        code=says.code,
        code_as_stated=says.code_as_stated,
        kind=says.kind,
        session_type=says.session_type,
        title=says.title,
        title_basis=basis,
        date=date,
        date_as_stated=says.day,
        date_basis=BASIS if date and says.number is not None else None,
        room=says.room,
        status=SessionStatus.HELD,
        address=address,
        links=(LinkRecord(LinkKind.TRANSCRIPT, address),) if address else (),
    )
    return record, (strange,) if strange else ()


def _date(
    says: TranscriptTitle, origin: Origin, given: Given
) -> tuple[dt.date | None, Finding | None]:
    edition = given.editions.get(says.year)
    if says.day is None:
        return None, None
    if says.date is not None:
        strange = day_finding(origin, says.day, says.date, edition)
        return (None if strange else says.date), strange
    if edition is None or says.number is None:
        what = f"{says.year} is no known edition, so its days by number are left without a date"
        return None, Finding(origin, says.day, what)
    date = numbered_day(edition, says.number)
    if date is None:
        what = (
            f"the IGF of {says.year}, {edition.start} to {edition.end}, has no day that can be told"
            " from this number, so the session is kept without a date"
        )
        return None, Finding(origin, says.day, what)
    return date, None
