"""Sched's export of the people of a role, as CSV or JSON: each is put to the sessions it names.

A record here holds one party of one session, and is joined to the programme by the session's id.
Biographies and pictures are not carried; the place, the pages and the networks of an account are
what its owner told of itself, not of a part in a meeting. Those who only attend are nobody's
business. Accounts of one name are never taken for one person here: a finding names them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.errors import SourceError
from kg.keys import session_key
from kg.names import name_key
from kg.records import About, Finding, Item, Origin, PartyRecord, SessionRecord, Skipped
from kg.sources.given import Given
from kg.sources.parties import with_country_codes
from kg.sources.sample import Sample
from kg.sources.sched.export_rows import Row, columns, media_type, rows, words
from kg.sources.sched.parties import account
from kg.sources.source import Source

NAME = "sched-roles"
VERSION = 1

IDENTIFIER = re.compile(r"[0-9a-f]{32}")
JOINTS = re.compile(r"[\s,;|]+")
ATTENDS = frozenset({"attendee", "attendees"})
NO_ROLE = "the list does not say in which role"
NO_SESSION = "the list names no session of this account"
NO_IDENTIFIER = "it is no identifier of a session"
ONLY_ATTENDS = "who only attends has no part in a session"


def recognises(sample: Sample) -> bool:
    """Whether its columns are those of a list of accounts."""
    return {"username", "name"} <= columns(sample)


def read(source: Source, given: Given) -> Iterator[Item]:
    """A record a person and session; SourceError where no edition is named: it tells no year."""
    if given.year is None:
        raise SourceError(
            "a list of people has no dates; name the edition that it belongs to",
            document=source.name,
        )
    form = media_type(source.sample())
    yield About(media_type=form)
    accounts: dict[str, tuple[str, Origin]] = {}
    for row in rows(source, given, form):
        if isinstance(row, Skipped):
            yield row
            continue
        yield from _items(row, given.year)
        yield from _namesakes(row, accounts)


def _items(row: Row, year: int) -> Iterator[Item]:
    role, told = row.text("role"), row.text("name") or ""
    if role is None:
        yield Skipped(row.origin, told, NO_ROLE)
        return
    if role.casefold() in ATTENDS:
        yield Skipped(row.origin, role, ONLY_ATTENDS)
        return
    party = account(row.fields, role, row.place("name"))
    if isinstance(party, Skipped):
        yield party
        return
    named = tuple(_sessions(row.fields.get("sessions")))
    if not named:
        yield Skipped(row.origin, told, NO_SESSION)
    for session in named:
        if IDENTIFIER.fullmatch(session):
            yield _session(row, year, session, party)
        else:
            yield Skipped(row.place("sessions"), session[:200], NO_IDENTIFIER)


def _session(row: Row, year: int, session: str, party: PartyRecord) -> SessionRecord:
    parties = with_country_codes((party,))
    key = session_key("sched", session)
    return SessionRecord(row.origin, year, key=key, uid=session, parties=parties)


def _sessions(value: object) -> Iterator[str]:
    """Identifiers in one text, in a list, or as the ids of a list's objects."""
    for one in value if isinstance(value, list) else [value]:
        text = words(one.get("id") or one.get("eventid")) if isinstance(one, dict) else words(one)
        yield from filter(None, JOINTS.split(text or ""))


def _namesakes(row: Row, accounts: dict[str, tuple[str, Origin]]) -> Iterator[Finding]:
    """Where the first account stands that goes by the name of this row, if it is another one.

    A finding is published with the graph, and user names are not.
    """
    name, username = row.text("name"), row.text("username")
    if name is None or username is None:
        return
    here = row.place("username")
    first, there = accounts.setdefault(name_key(name), (username, here))
    if first != username:
        where = there.place if there.line is None else f"line {there.line}"
        what = f"another account, at {where}, has this name too; the two are kept apart"
        yield Finding(here, name, what)
