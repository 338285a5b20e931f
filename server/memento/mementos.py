"""The earlier states of an address, one for each release that has it (URI-M)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from kg.releases.history import History
from server.memento.originals import Original

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Memento:
    """One state. moment: that of its release."""

    version: str
    moment: dt.datetime
    address: str

    @property
    def date(self) -> str:
        """Its moment as headers have it."""
        return http_date(self.moment)


def http_date(moment: dt.datetime) -> str:
    """RFC 7089, section 2.1.1: `Thu, 31 May 2007 20:35:00 GMT`."""
    day, month = DAYS[moment.weekday()], MONTHS[moment.month - 1]
    return f"{day}, {moment:%d} {month} {moment.year:04} {moment:%H:%M:%S} GMT"


def mementos(history: History, wanted: Original, site: str) -> tuple[Memento, ...]:
    """All of them, oldest first. site: the address that all releases are served below."""
    if wanted.things:
        found = next(filter(None, map(history.versions, wanted.things)), ())
        releases = [kept for kept, _ in found if kept.base == wanted.base]
    else:
        releases = [kept for kept in history.releases if kept.base == wanted.base]
    return tuple(
        Memento(
            kept.version,
            history.moment(kept.version),
            f"{site}release/{kept.version}/{wanted.rest}",
        )
        for kept in releases
    )


def nearest(found: Sequence[Memento], moment: dt.datetime | None) -> Memento:
    """The last that is not after the moment, the first where all are; without one, the last."""
    if moment is None:
        return found[-1]
    before = [memento for memento in found if memento.moment <= moment]
    return before[-1] if before else found[0]
