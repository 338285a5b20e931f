"""A session as a programme lists it: what every export of a list of sessions is made of."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

CANCELLED = frozenset({"cancelled", "withdrawn"})


@dataclass(frozen=True, slots=True)
class Named:
    """A thing with its name; language: of the name, where it is known."""

    iri: str
    name: str
    language: str | None = None

    @property
    def key(self) -> str:
        """The last part of its address, which names it within its kind."""
        return self.iri.rstrip("/").rpartition("/")[2]

    @property
    def heading(self) -> str:
        """The name as the beginning of a line has it: labels of concepts are in small letters."""
        return self.name[:1].upper() + self.name[1:]


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """An annual meeting. zone: the name of its time zone. place: its town and country."""

    iri: str
    name: str
    short: str
    year: str
    zone: str | None = None
    start: dt.date | None = None
    end: dt.date | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One session. key: `2017/ws15`. page: its absolute address for good.

    start, end: a day, or a time with its offset, or not stated. room_text: as documents print it.
    speakers, moderators: those who took part. organizations: those that took part, organised, or
    that somebody spoke for; who withdrew is in none of them.
    """

    key: str
    iri: str
    page: str
    meeting: Meeting
    title: str
    language: str | None = None
    code: str | None = None
    start: dt.date | dt.datetime | None = None
    end: dt.date | dt.datetime | None = None
    room: Named | None = None
    venue: str | None = None
    room_text: str | None = None
    kind: Named | None = None
    form: Named | None = None
    status: Named | None = None
    called_off: bool = False
    themes: tuple[Named, ...] = ()
    tags: tuple[Named, ...] = ()
    organizers: tuple[Named, ...] = ()
    speakers: tuple[Named, ...] = ()
    moderators: tuple[Named, ...] = ()
    organizations: tuple[Named, ...] = ()

    @property
    def begins(self) -> dt.datetime | None:
        """The time at which it begins; None where no more than a day is stated."""
        return self.start if isinstance(self.start, dt.datetime) else None

    @property
    def ends(self) -> dt.datetime | None:
        """The time at which it ends, where one is stated."""
        return self.end if isinstance(self.end, dt.datetime) else None

    @property
    def day(self) -> dt.date | None:
        """The day on which it begins, at the place."""
        return self.start.date() if isinstance(self.start, dt.datetime) else self.start

    @property
    def cancelled(self) -> bool:
        """Whether a document says that it does not take place."""
        return self.called_off or (self.status is not None and self.status.key in CANCELLED)

    @property
    def place(self) -> str | None:
        """The room with its venue, in one line; what is printed where no room is known."""
        if self.room is None:
            return self.room_text
        return self.room.name if self.venue is None else f"{self.room.name}, {self.venue}"

    @property
    def order(self) -> tuple[str, str, str, str]:
        """Sorts by day, time, code and title; what has no time comes after what has, and so on."""
        day = "~" if self.day is None else self.day.isoformat()
        time = "~" if self.begins is None else self.begins.astimezone(dt.UTC).isoformat()
        return day, time, self.code or "", f"{self.title.casefold()} {self.key}"


def at_the_place(moment: dt.datetime, zone: str | None) -> dt.datetime:
    """The same instant by the clocks of a zone; in UTC where there is no such zone."""
    try:
        return moment.astimezone(dt.UTC if zone is None else ZoneInfo(zone))
    except (ZoneInfoNotFoundError, ValueError):
        return moment.astimezone(dt.UTC)
