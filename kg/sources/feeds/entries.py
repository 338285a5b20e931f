"""What the title and the labels of a programme's entry make of a session, whatever lists it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.concepts import SessionStatus
from kg.labels import code_of
from kg.records import EditionRecord, Origin, SessionRecord
from kg.sources.feeds.labels import labels_of
from kg.sources.feeds.times import Placed
from kg.sources.session_codes import coded_title, type_of_code
from kg.sources.title_flags import split_flags


def titled_session(
    origin: Origin, when: Placed, title: str | None, number: str | None = None
) -> SessionRecord:
    """The session at its time; number: what the organisers call it, which may be a code."""
    flagged = split_flags(title or "")
    coded = coded_title(flagged.title)
    code = coded.code if coded else code_of(number or "")
    stated = coded.code_as_stated if coded else number
    return SessionRecord(
        origin,
        when.year,
        code=code,
        code_as_stated=stated if code else None,
        session_type=type_of_code(code) if code else None,
        title=(coded.title if coded else flagged.title) or None,
        date=when.date,
        start=when.start,
        end=when.end,
        status=flagged.status,
        flags=flagged.flags,
        merged_into=flagged.merged_into,
    )


def labelled(
    session: SessionRecord,
    printed: Iterable[str],
    edition: EditionRecord | None,
    usual: SessionStatus,
) -> SessionRecord:
    """The session with what its labels say; usual: its status where nothing says another."""
    labels = labels_of(printed, edition)
    return replace(
        session,
        kind=labels.kind,
        session_type=session.session_type or labels.session_type,
        themes=labels.themes,
        tags=labels.tags,
        status=session.status or labels.status or usual,
        flags=tuple(dict.fromkeys((*session.flags, *labels.flags))),
    )
