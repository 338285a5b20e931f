"""When each record changed last, carried on from one build to the next.

A build looks at no clock, so that what changed with it has no time yet: its time is that of the
moment at which the build takes the place of the one before, and the build after it writes that
down. So a record has the time since which it is told as it is, and whoever asks for what has
changed since they asked last is told of everything that has.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

FILE = "harvest.tsv"
FORM = "igf-kg harvest 1"
GONE = "gone"
MOMENT = "%Y-%m-%dT%H:%M:%SZ"


@dataclass(frozen=True, slots=True)
class Line:
    """A record. told: a digest of what is told of it, None for one that is gone.

    since: the time since which it is so, None for since this build.
    """

    told: str | None
    sets: tuple[str, ...]
    since: dt.datetime | None = None


Ledger = Mapping[str, Line]
"""The records by their paths."""


def continued(before: Ledger, now: Mapping[str, Line]) -> dict[str, Line]:
    """The ledger of a new build. before: with its times; now: what the new build tells."""
    return dict(sorted(_continued(before, now)))


def _continued(before: Ledger, now: Mapping[str, Line]) -> Iterator[tuple[str, Line]]:
    for path, line in now.items():
        old = before.get(path)
        same = old is not None and (old.told, old.sets) == (line.told, line.sets)
        yield path, old if same and old is not None else line
    for path, old in before.items():
        if path not in now:
            yield path, old if old.told is None else replace(old, told=None, since=None)


def dated(ledger: Ledger, published: dt.datetime) -> dict[str, Line]:
    """The same with a time for each. published: when its build took the place of another."""
    return {
        path: line if line.since is not None else replace(line, since=published)
        for path, line in ledger.items()
    }


def moved(ledger: Ledger, arrived: dt.datetime) -> dict[str, Line]:
    """The same where nothing is known of what was told here before: all is new at one time."""
    return {path: replace(line, since=arrived) for path, line in ledger.items()}


def as_text(ledger: Ledger, place: int) -> str:
    """As the file has it: a line for each record, the parts of it with tabs between.

    place: a number of the folder that the file is in, which a copy of the folder does not have.
    """
    rows = (
        "\t".join(
            (
                path,
                line.told or GONE,
                "" if line.since is None else line.since.strftime(MOMENT),
                " ".join(line.sets),
            )
        )
        for path, line in ledger.items()
    )
    return "".join(f"{row}\n" for row in (f"{FORM}\t{place}", *rows))


def of_text(text: str) -> tuple[dict[str, Line], int] | None:
    """What the file says, and its place; None where it is not whole, or of another form."""
    first, *rows = text.split("\n")
    form, _, place = first.partition("\t")
    if form != FORM or rows[-1:] != [""]:
        return None
    try:
        return dict(map(_line, rows[:-1])), int(place)
    except ValueError:
        return None


def _line(row: str) -> tuple[str, Line]:
    path, told, since, sets = row.split("\t")
    moment = dt.datetime.strptime(since, MOMENT).replace(tzinfo=dt.UTC) if since else None
    return path, Line(None if told == GONE else told, tuple(sets.split()), moment)
