"""Invented sessions in the form of our session sheets, in the proportions of the embedded data."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.synthetic.parties import COUNTRIES, STAKEHOLDERS, Crowd, Person, word

KINDS = ("transcript", "transcript", "sched", "sched", "igf-page", "other", "digwatch", "report")
TYPES = ("Workshop", "Workshop", "Workshop", "Main Session", "Open Forum", "Day 0", "Lightning")
COALITION = "Dynamic Coalition"
OF_SERIES = 0.18
SECOND_SOURCE = 0.16
PARTIES = (0, 0, 1, 1, 2, 2, 3, 3, 4, 5, 8)
ROLES = ("moderator", "Speaker", "Speaker", "panelist", "Organizer", "participant", "chair")
FIRST_HOUR, HOURS = 9, 8
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Meeting:
    """The year and the first day of an invented meeting."""

    year: int

    @property
    def days(self) -> tuple[dt.date, ...]:
        """Four days of November."""
        return tuple(dt.date(self.year, 11, day) for day in range(9, 13))


@dataclass(frozen=True, slots=True)
class Cast:
    """Whoever and whatever comes again from year to year."""

    chance: random.Random
    crowd: Crowd
    series: tuple[str, ...]


def entries(meeting: Meeting, numbers: range, cast: Cast) -> Iterator[Row]:
    """The entries of one year's sheet: one a session, and a second for every sixth."""
    for number in numbers:
        told = _session(meeting, number, cast)
        people = [cast.crowd.person() for _ in range(cast.chance.choice(PARTIES))]
        kinds = cast.chance.sample(sorted(set(KINDS)), 2)
        kinds[0] = cast.chance.choice(KINDS)
        sources = kinds if cast.chance.random() < SECOND_SOURCE else kinds[:1]
        for place, kind in enumerate(dict.fromkeys(sources)):
            yield _entry(told, number, kind, place, people, cast)


def _session(meeting: Meeting, number: int, cast: Cast) -> Row:
    chance = cast.chance
    told: Row = {"type": chance.choice(TYPES)}
    if chance.random() < OF_SERIES:
        told |= {"type": COALITION, "title": f"{COALITION} on {chance.choice(cast.series)}"}
    else:
        words = f"{word(chance, 3)} and {word(chance, 4)}"
        told |= {"title": f"Synthetic session {number:05}: {words}"}
        if told["type"] == "Workshop":
            told |= {"code": f"WS{number}"}
    hour = FIRST_HOUR + chance.randrange(HOURS)
    told |= {"date": chance.choice(meeting.days)}
    if chance.random() < 0.4:
        told |= {"start": dt.time(hour, 0), "end": dt.time(hour, 50)}
    if chance.random() < 0.5:
        told |= {"room": f"Synthetic Room {chance.randrange(1, 12)}"}
    if chance.random() < 0.15:
        told |= {"themes": [f"Synthetic theme {chance.randrange(1, 7)}"]}
    return told | {"year": meeting.year}


def _entry(
    told: Row, number: int, kind: str, place: int, people: Sequence[Person], cast: Cast
) -> Row:
    year = told["year"]
    head: Row = {
        "id": f"{year}-syn{number}@{kind}",
        "source": f"https://synthetic.example/{year}/{kind}/{number}",
        "source_kind": kind,
    }
    entry = head | {key: value for key, value in told.items() if key != "year"}
    parties = [_party(person, cast.chance) for person in people]
    if cast.chance.random() < 0.3 and place == 0:
        organizer = {"name": cast.crowd.body(), "role": "Organizer", "kind": "organisation"}
        entry["organizers"] = [organizer]
    if parties:
        entry["people"] = parties
    return entry | (_report(cast.chance) if kind == "report" else {})


def _party(person: Person, chance: random.Random) -> Row:
    party: Row = {"name": person.printed(chance), "role": chance.choice(ROLES)}
    if chance.random() < 0.5:
        party |= {"affiliation": person.body, "organizations": [person.body]}
    if chance.random() < 0.15:
        party |= {"stakeholder": chance.choice(STAKEHOLDERS)}
    if chance.random() < 0.1:
        party |= {"country": chance.choice(COUNTRIES)}
    return party


def _report(chance: random.Random) -> Row:
    present = chance.randrange(20, 200)
    count = {
        "question": "participants-present",
        "as_stated": f"{present}",
        "exact": present,
    }
    answer = {"question": "discussions", "summary": f"Synthetic: {word(chance, 4)} was discussed."}
    return {"counts": [count], "answers": [answer]}
