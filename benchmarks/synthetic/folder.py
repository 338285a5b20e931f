"""Writes the folder: editions, sessions, bodies and series, the list of them, and a README."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from benchmarks.synthetic.judged import DAY, REVIEWER, judgements
from benchmarks.synthetic.parties import Crowd, word
from benchmarks.synthetic.sessions import Cast, Meeting, Row, entries
from benchmarks.synthetic.toml_text import keys_text, table_text
from kg.inputs import read_inputs
from kg.judging import JUDGEMENTS
from kg.pipeline import all_identities
from kg.registration import MENTIONS, REGISTER, append_fresh

YEARS = range(2006, 2026)
AGAIN = 0.25
"""How often one who comes to a session came to one before."""

BODIES_LISTED = 1 / 40
SERIES_LISTED = 1 / 20
MOST_LISTED = 250
RETRIEVED = "2026-11"
MARK = "# SYNTHETIC. Invented by a program to measure with; nothing in here ever took place.\n"
README = """# A synthetic data folder

Invented by `python -m benchmarks.synthetic`, to measure what a build costs: {sessions:,} sessions,
seed {seed}. No person, body, session or document in here exists. Do not publish it, and do not mix
it with `data/`.
"""


def write(folder: Path, sessions: int, seed: int = 1) -> None:
    """Writes the data of so many sessions; the same bytes for the same size and seed."""
    chance = random.Random(seed)  # noqa: S311  # invented names, no secrets
    series = tuple(f"Synthetic {word(chance, 4)}" for _ in range(_listed(sessions, SERIES_LISTED)))
    cast = Cast(chance, Crowd(chance, AGAIN), series)
    _put(folder / "README.md", README.format(sessions=sessions, seed=seed))
    listed = [*_editions(folder), *_sessions(folder, sessions, cast)]
    bodies = [_body(chance) for _ in range(_listed(sessions, BODIES_LISTED))]
    _put(folder / "organizations.toml", MARK + _tables("organization", bodies))
    _put(folder / "series.toml", MARK + _tables("series", [_coalition(name) for name in series]))
    listed += [
        {"file": "organizations.toml", "reader": "organization-sheet"},
        {"file": "series.toml", "reader": "series-sheet"},
    ]
    _put(folder / "sources.toml", MARK + _tables("sheet", listed))
    _decide(folder, sessions)


def _decide(folder: Path, sessions: int) -> None:
    """Judgements, then the ids of all people and bodies, as after `kg register`."""
    for path in (REGISTER, MENTIONS):
        _put(folder / path, "")
    _put(folder / JUDGEMENTS / f"{REVIEWER}.jsonl", judgements(folder, sessions))
    inputs = read_inputs(data=folder)
    append_fresh(all_identities(inputs), inputs.register, DAY, folder)


def _editions(folder: Path) -> Iterator[Row]:
    for ordinal, year in enumerate(YEARS, start=1):
        days = Meeting(year).days
        edition: Row = {
            "year": year,
            "ordinal": ordinal,
            "start": days[0],
            "end": days[-1],
            "zone": "UTC",
            "city": "Synthetic City",
            "country": "Switzerland",
            "country_code": "CH",
            "theme": f"Synthetic theme of {year}",
            "sources": [f"https://synthetic.example/{year}"],
            "retrieved": RETRIEVED,
        }
        venue = table_text("venue", {"name": "Synthetic Congress Centre"})
        _put(folder / f"editions/{year}.toml", f"{MARK}{keys_text(edition)}\n{venue}")
        yield {"file": f"editions/{year}.toml", "reader": "edition-sheet", "edition": year}


def _sessions(folder: Path, sessions: int, cast: Cast) -> Iterator[Row]:
    each = -(-sessions // len(YEARS))
    for place, year in enumerate(YEARS):
        numbers = range(place * each, min((place + 1) * each, sessions))
        rows = list(entries(Meeting(year), numbers, cast))
        head = keys_text({"year": year, "retrieved": RETRIEVED})
        if rows:
            _put(folder / f"sessions/{year}.toml", f"{MARK}{head}\n{_tables('session', rows)}")
            yield {"file": f"sessions/{year}.toml", "reader": "session-sheet", "edition": year}


def _body(chance: random.Random) -> Row:
    name = f"Synthetic {word(chance, 5)} Agency"
    return {"key": name.lower().replace(" ", "-"), "name": name}


def _coalition(name: str) -> Row:
    key = f"dc-{name.lower().replace(' ', '-')}"
    return {
        "key": key,
        "name": f"Dynamic Coalition on {name}",
        "kind": "dynamic-coalition",
    }


def _listed(sessions: int, share: float) -> int:
    return min(MOST_LISTED, max(1, int(sessions * share)))


def _tables(name: str, rows: list[Row]) -> str:
    return "".join(table_text(name, row) for row in rows)


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
