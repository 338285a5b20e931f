"""Changes of a data folder as an editor makes them, one after the other."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

from benchmarks.synthetic.judged import REVIEWER, judgement, pairs
from kg.decided import judgements_in
from kg.judging import JUDGEMENTS
from kg.resolve.judgements import Judgement, judgement_line

TITLE = re.compile(r'^title = "(.+)"$', re.MULTILINE)
END = re.compile(r"^end = (\d{4}-\d\d-\d\d)$", re.MULTILINE)
YEAR = "2016"
ADDED = f"""
[[session]]
id = "{YEAR}-synthetic-added@other"
source = "https://synthetic.example/added"
source_kind = "other"
type = "Workshop"
title = "Synthetic session that was added"

[[session.people]]
name = "Ada Synthetic Addedovu"
role = "Speaker"
"""


def title(data: Path) -> None:
    """One session has another title."""
    path = data / "sessions" / f"{YEAR}.toml"
    text = path.read_text("utf-8")
    found = list(TITLE.finditer(text))
    one = found[len(found) // 2]
    path.write_text(f"{text[: one.end(1)]}, again{text[one.end(1) :]}", "utf-8")


def session(data: Path) -> None:
    """One session more."""
    path = data / "sessions" / f"{YEAR}.toml"
    path.write_text(path.read_text("utf-8") + ADDED, "utf-8")


def judged(data: Path) -> None:
    """Two mentions that nobody judged are judged to be one person."""
    decided = judgements_in(data)
    known = {key for one in decided if isinstance(one, Judgement) for key in one.pair}
    pair = next(pair for pair in pairs(data) if not known & set(pair))
    path = data / JUDGEMENTS / f"{REVIEWER}.jsonl"
    before = path.read_text("utf-8") if path.exists() else ""
    path.write_text(before + judgement_line(judgement(*pair)), "utf-8")


def edition(data: Path) -> None:
    """One meeting ends a day later."""
    path = data / "editions" / f"{YEAR}.toml"
    text = path.read_text("utf-8")
    one = END.search(text)
    if one is None:
        raise ValueError(f"{path} has no line that tells the end; choose another year")
    later = dt.date.fromisoformat(one[1]) + dt.timedelta(days=1)
    path.write_text(f"{text[: one.start(1)]}{later}{text[one.end(1) :]}", "utf-8")


def nothing(data: Path) -> None:
    """All is as it was, and a build is made all the same."""
    if not data.is_dir():
        raise ValueError(f"{data} is no folder")


EDITS: dict[str, Callable[[Path], None]] = {
    "nothing changed": nothing,
    "a title changed": title,
    "a session added": session,
    "a judgement added": judged,
    "a meeting's end changed": edition,
}
