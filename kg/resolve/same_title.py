"""Sessions that documents list under keys of their own, joined by their title and their day.

A long title on one day is one session where nothing speaks against it: two codes, two editor's
keys, two times, two rooms, or one document that lists it twice. In doubt they stay apart.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from kg.concepts import Rule
from kg.keys import is_session_key
from kg.records import SessionRecord, TitleBasis
from kg.resolve.series.titles import name_key
from kg.resolve.sessions import Saying, Session, SessionKey

WORDS, LETTERS = 4, 20
ROOM_WORDS = frozenset(["room", "rm", "workshop", "ws", "hall", "salle", "saal", "raum", "the"])


def with_same_title(found: Sequence[Session]) -> tuple[Session, ...]:
    """The sessions, those of one title and day as one; the others as they came."""
    joined: dict[SessionKey, Session] = {}
    for group in _groups(found):
        survivor = _survivor(group)
        for session in group:
            joined[session.key] = survivor
    apart = (session for session in found if session.key not in joined)
    unique = {session.key: session for session in joined.values()}
    return tuple(sorted((*apart, *unique.values()), key=lambda session: session.key))


def under_new_keys(earlier: Iterable[Session], found: Iterable[Session]) -> tuple[Session, ...]:
    """What earlier snapshots list, under the keys that joining has given the sessions."""
    new = {old: session.key for session in found for _, old in session.formerly}
    groups: dict[SessionKey, list[Session]] = defaultdict(list)
    for session in earlier:
        groups[new.get(session.key, session.key)].append(session)
    return tuple(_one(key, group) for key, group in sorted(groups.items()))


def _groups(found: Sequence[Session]) -> Iterator[tuple[Session, ...]]:
    """Sessions that share a title and a day, each group whole and without a doubt."""
    blocks: dict[tuple[int, dt.date, str], dict[SessionKey, Session]] = defaultdict(dict)
    for session in found:
        for saying in session.sayings:
            day, title = _day(saying.record), _title(saying.record)
            if day is not None and title is not None:
                blocks[session.key.year, day, title][session.key] = session
    shared = {frozenset(block) for block in blocks.values() if len(block) > 1}
    times = Counter(key for keys in shared for key in keys)
    by_key = {session.key: session for session in found}
    for keys in sorted(shared, key=sorted):
        group = tuple(by_key[key] for key in sorted(keys))
        # A session that shares its titles with different others is a matter for a person.
        bridged = any(times[key] > 1 for key in keys)
        if not bridged and not any(_doubt(one, other) for one, other in combinations(group, 2)):
            yield group


def _doubt(one: Session, other: Session) -> bool:
    documents = [{saying.document.key for saying in session.sayings} for session in (one, other)]
    if documents[0] & documents[1]:
        return True
    names = [_named(session) for session in (one, other)]
    if names[0] is not None and names[0] == names[1]:
        return True
    pairs = [(left.record, right.record) for left in one.sayings for right in other.sayings]
    return any(_times_differ(*pair) or _rooms_differ(*pair) for pair in pairs)


def _named(session: Session) -> str | None:
    """Who gave the session its name: the programme a code, an editor a key, or only a reader."""
    if any(saying.record.code is not None for saying in session.sayings):
        return "code"
    return None if is_session_key(session.key.key) else "editor"


def _times_differ(one: SessionRecord, other: SessionRecord) -> bool:
    return one.start is not None and other.start is not None and one.start != other.start


def _rooms_differ(one: SessionRecord, other: SessionRecord) -> bool:
    rooms = [_room(record.room or "") for record in (one, other)]
    return all(rooms) and not (rooms[0] <= rooms[1] or rooms[1] <= rooms[0])


def _room(printed: str) -> frozenset[str]:
    words = re.findall(r"[a-z]+|[1-9]\d*", printed.casefold())
    return frozenset(words) - ROOM_WORDS


def _survivor(group: Sequence[Session]) -> Session:
    """Under the code, else the editor's key, else the key that came into the data first."""
    first = min(group, key=_precedence)
    formerly = tuple(
        (saying.document.key, session.key)
        for session in group
        if session.key != first.key
        for saying in session.sayings
    )
    whole = _one(first.key, group)
    return replace(whole, rule=Rule.SAME_TITLE_AND_DAY, formerly=tuple(sorted(set(formerly))))


def _precedence(session: Session) -> tuple[int, str, SessionKey]:
    rank = {"code": 0, "editor": 1, None: 2}[_named(session)]
    imported = min(saying.document.imported or "~" for saying in session.sayings)
    return (rank, imported, session.key)


def _one(key: SessionKey, group: Sequence[Session]) -> Session:
    sayings = (saying for session in group for saying in session.sayings)
    return replace(group[0], key=key, sayings=tuple(sorted(sayings, key=_place)))


def _place(saying: Saying) -> tuple[str, str]:
    return (saying.document.key, saying.record.origin.place or "")


def _day(record: SessionRecord) -> dt.date | None:
    return record.date if record.start is None else record.start.date()


def _title(record: SessionRecord) -> str | None:
    """The title for comparison, if it is printed and long enough to be one session's alone."""
    if record.title is None or record.title_basis is not TitleBasis.PRINTED:
        return None
    key = name_key(record.title)
    return key if len(key.split()) >= WORDS and len(key) >= LETTERS else None
