"""Sched's export of sessions, as CSV or JSON: every row a session, none left out for what it is.

Descriptions are not carried. Goers and check-ins are clicks of users, no head count that anyone
states, and `0` seats means that there is no limit. `company` and its like are filters that each
programme uses for a thing of its own, so they are told as skipped and not taken for an employer.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial

from kg.concepts import SessionStatus
from kg.keys import session_key
from kg.records import About, Item, PartyRecord, SessionRecord, Skipped
from kg.sources.feeds.entries import labelled, titled_session
from kg.sources.feeds.times import Placed, feed_items, placed
from kg.sources.given import Given
from kg.sources.parties import with_country_codes
from kg.sources.sample import Sample
from kg.sources.sched.export_rows import Row, columns, media_type, rows
from kg.sources.sched.fields import leftovers, links
from kg.sources.sched.parties import listed_parties
from kg.sources.sched.times import clock_finding, stated_times
from kg.sources.source import Source

NAME = "sched-export"
VERSION = 1

# What is not published yet may still be dropped.
SCHEDULED, PROPOSED = SessionStatus.SCHEDULED, SessionStatus.PROPOSED
MARKS = frozenset({"event_key", "event_start", "event_type"})
JOINT = ", "
MARKED = (("active", "N"), ("invite_only", "Y"))
"""Columns, and what in them is told as a flag."""


def recognises(sample: Sample) -> bool:
    """Whether its columns are those of the export, whatever the file is called."""
    found = columns(sample)
    return "name" in found and len(found & MARKS) > 1


def read(source: Source, given: Given) -> Iterator[Item]:
    """A session a row; SourceError where the list is broken, or of no known edition."""
    form = media_type(source.sample())
    yield About(media_type=form)
    told: set[timedelta] = set()
    yield from feed_items(rows(source, given, form), partial(_items, given=given, told=told))


def _items(row: Row | Skipped, given: Given, told: set[timedelta]) -> Iterator[Item]:
    if isinstance(row, Skipped):
        yield row
        return
    times = stated_times(row, row.text("name") or "")
    when = placed(times.span, given)
    if isinstance(when, Skipped):
        yield when
        return
    found = tuple(listed_parties(row))
    parties = (party for party in found if isinstance(party, PartyRecord))
    yield replace(
        _session(row, when, given),
        date_as_stated=times.date,
        time_as_stated=times.time,
        parties=with_country_codes(parties),
    )
    yield from (party for party in found if isinstance(party, Skipped))
    yield from leftovers(row)
    yield from (*times.findings, *when.findings)
    finding = clock_finding(row, when, told)
    yield from (finding,) if finding else ()


def _session(row: Row, when: Placed, given: Given) -> SessionRecord:
    session = titled_session(row.origin, when, row.text("name"), row.text("event_key"))
    usual = PROPOSED if row.text("active") == "N" else SCHEDULED
    session = labelled(session, _labels(row), given.editions.get(when.year), usual)
    marks = (f"{name}: {mark}" for name, mark in MARKED if row.text(name) == mark)
    room = JOINT.join(filter(None, (row.text("venue"), row.text("address"))))
    return replace(
        session,
        key=_key(row),
        room=room.lstrip("- ") or None,
        uid=row.text("id"),
        flags=(*session.flags, *marks),
        capacity=_seats(row),
        links=tuple(links(row)),
    )


def _key(row: Row) -> str:
    uid = row.text("id")
    if uid is not None:
        return session_key("sched", uid)
    named = (row.text(name) or "" for name in ("event_key", "event_start", "name", "venue"))
    return session_key("sched-entry", *named)


def _labels(row: Row) -> Iterator[str]:
    """The type, which may hold a comma, then its subtype and the tags."""
    yield row.text("event_type") or ""
    yield row.text("event_subtype") or ""
    yield from (tag.strip() for tag in (row.text("tags") or "").split(","))


def _seats(row: Row) -> int | None:
    stated = row.text("seats") or ""
    return (
        int(stated) or None if stated.isascii() and stated.isdigit() and len(stated) < 7 else None
    )
