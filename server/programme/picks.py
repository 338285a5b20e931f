"""The sessions that somebody picked, as they stand in an address and nowhere else.

`2017/ws15,of4,2019/opening`: a year counts for all that follow it, so that long lists stay short.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kg.publish.entry import Entry
from server.problems import RequestError
from server.programme.kept import Programmes

PARAMETER = "s"
MOST = 200
SESSION = re.compile(r"(?:(\d{4})/)?([A-Za-z0-9][A-Za-z0-9._~-]{0,79})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Picked:
    """The sessions in the order of time, and the keys of those that nothing is known of."""

    entries: tuple[Entry, ...]
    unknown: tuple[str, ...]


def keys(values: Iterable[str]) -> tuple[str, ...]:
    """The keys in values of the parameter, each once, in order; raises a 400 for what is none."""
    found: set[str] = set()
    for value in values:
        found.update(_keys(value))
        if len(found) > MOST:
            raise RequestError(400, f"a list holds up to {MOST} sessions; make two of it")
    return tuple(sorted(found))


def compact(listed: Iterable[str]) -> str:
    """The shortest value of the parameter that stands for these keys."""
    parts, year = [], ""
    for key in sorted(listed):
        own, _, rest = key.partition("/")
        parts.append(rest if own == year else key)
        year = own
    return ",".join(parts)


def picked(programmes: Programmes, listed: Iterable[str]) -> Picked:
    """What is known of the sessions of these keys."""
    entries, unknown = [], []
    for key in listed:
        programme = programmes.of(key.partition("/")[0])
        entry = None if programme is None else programme.by_key.get(key)
        if entry is None:
            unknown.append(key)
        else:
            entries.append(entry)
    return Picked(tuple(sorted(entries, key=lambda entry: entry.order)), tuple(unknown))


def _keys(value: str) -> Iterable[str]:
    year = None
    for part in filter(None, value.split(",")):
        found = SESSION.fullmatch(part)
        year = (found and found[1]) or year
        if found is None or year is None:
            told = f"{part[:40]!r} is no session; give year and key, as in 2017/ws15"
            raise RequestError(400, told)
        yield f"{year}/{found[2]}"
