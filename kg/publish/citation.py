"""A reference to a session, a meeting or a document, as reference managers keep them.

No session has an author or an editor. Those who organised it are named as what they are, and in one
piece, for no document says which part of a name is the family name.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Literal

from kg.publish.entry import Entry

Kind = Literal["session", "meeting", "report", "page"]
DASH = "\u2013"
UNKEYED = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """One reference. key: of letters, digits and hyphens. event: what a session was part of.

    year: where no day is stated. accessed: `2026-11-24` or `2026-11`, the day of a document's copy.
    """

    key: str
    kind: Kind
    title: str
    url: str
    language: str | None = None
    genre: str | None = None
    code: str | None = None
    event: str | None = None
    day: dt.date | None = None
    end: dt.date | None = None
    year: int | None = None
    place: str | None = None
    organizers: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    accessed: str | None = None
    note: str | None = None

    @property
    def described(self) -> str | None:
        """What it is, in words: `Workshop WS15 at the Internet Governance Forum 2017`."""
        what = " ".join(part for part in (self.genre, self.code) if part)
        if self.event is None:
            return what or None
        return f"{what or 'Session'} at the {self.event}"

    @property
    def notes(self) -> tuple[str, ...]:
        """What has no field of its own in forms that know authors and editors alone."""
        organised = f"Organised by {', '.join(self.organizers)}" if self.organizers else None
        return tuple(note for note in (organised, self.note) if note)


def of_session(entry: Entry) -> Citation:
    """The reference to a session."""
    meeting = entry.meeting
    year = entry.day.year if entry.day else None
    return Citation(
        key=key("igf", entry.key),
        kind="session",
        title=entry.title,
        url=entry.page,
        language=entry.language,
        genre=None if entry.kind is None else entry.kind.heading,
        code=entry.code,
        event=meeting.name,
        day=entry.day,
        year=year or (int(meeting.year) if meeting.year.isdecimal() else None),
        place=meeting.place,
        organizers=tuple(named.name for named in entry.organizers),
        keywords=tuple(dict.fromkeys(named.name for named in (*entry.themes, *entry.tags))),
        note=_note(entry),
    )


def key(*parts: str) -> str:
    """A key of parts, such as `igf-2017-ws15`, that every program takes."""
    return UNKEYED.sub("-", "-".join(parts).lower()).strip("-")


def hours(entry: Entry) -> str | None:
    """The time at the place with its offset: `09:00`, a dash, `10:30 (UTC+01:00)`."""
    if entry.begins is None:
        return None
    zone = entry.begins.isoformat()[-6:]
    until = "" if entry.ends is None else f"{DASH}{_until(entry.begins, entry.ends)}"
    return f"{entry.begins:%H:%M}{until} (UTC{zone})"


def _until(begins: dt.datetime, ends: dt.datetime) -> str:
    later = ends.date() != begins.date()
    return f"{ends:%H:%M} on {ends:%Y-%m-%d}" if later else f"{ends:%H:%M}"


def _note(entry: Entry) -> str | None:
    where = ", ".join(part for part in (hours(entry), entry.place) if part)
    state = "Cancelled" if entry.cancelled else ""
    return ". ".join(part for part in (state, where) if part) or None
