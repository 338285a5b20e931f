"""Pictures of head counts: each statement a row, in the words of its document."""

from __future__ import annotations

from collections.abc import Iterator

from kg.answers.answered import Answers
from kg.answers.head_counts import OF_MEETINGS, OF_SESSIONS
from kg.answers.questions import YEARS
from kg.pictures.estimates import Estimate, estimates
from kg.pictures.picture import Picture
from kg.pictures.rows import Words, rows
from kg.pictures.spec import Spec
from kg.pictures.wording import counted

CAPTION = (
    "Each row is what one document says or several repeat; nothing is added up, and where two rows"
    " of a year differ, both stand here. An arrow is a lower bound: the number may"
    " have been any larger one."
)


def _meetings(answers: Answers) -> Iterator[Estimate]:
    told = rows(answers, OF_MEETINGS)
    for year in dict.fromkeys(row["start"][:4] for row in rows(answers, YEARS)):
        found = [row for row in told if row["year"] == year]
        if not found:
            yield Estimate(year, "", 0, None)
        for row in found:
            kind = "" if row["counted"] == "participants" else f" ({row['counted']})"
            yield _estimate(row, f"{row['stated']}{kind}")


def _sessions(answers: Answers) -> Iterator[Estimate]:
    before = ""
    for row in rows(answers, OF_SESSIONS):
        if row["session"] != before:
            yield Estimate(row["year"], row["name"], 0, None)
        before = row["session"]
        # "participants present (2017 template)": which form has asked it is in the table.
        what = row["counted"].partition(" (")[0]
        yield _estimate(row, f"{what}: {row['stated']}")


def _estimate(row: Words, text: str) -> Estimate:
    number = row["number"] or row["atLeast"]
    if not row["number"]:
        certainty = "least" if row["atLeast"] else None
    else:
        certainty = "about" if row["approximate"] == "true" else "exact"
    return Estimate(row["year"], text, round(float(number or 0)), certainty)


def _said_of_meetings(answers: Answers) -> str:
    found = [*_meetings(answers)]
    silent = sum(one.certainty is None for one in found)
    years = len({one.heading for one in found})
    least = sum(one.certainty == "least" for one in found)
    about = sum(one.certainty == "about" for one in found)
    return (
        f"{counted(len(found) - silent, 'statement')} on {years - silent} of"
        f" {counted(years, 'annual meeting')} (lower bounds: {least}, rough numbers: {about}); on"
        f" {silent} no document here says anything."
    )


def _said_of_sessions(answers: Answers) -> str:
    found = rows(answers, OF_SESSIONS)
    sessions = len({row["session"] for row in found})
    women = len({row["session"] for row in found if row["counted"].startswith("women")})
    every = sum({row["meeting"]: int(row["sessions"]) for row in rows(answers, YEARS)}.values())
    return (
        f"For {sessions} of {counted(every, 'session')} a document has a head count, and for"
        f" {women} one of the women present; on {every - sessions} no document here says anything."
    )


def _of_meetings(answers: Answers, width: float) -> Spec:
    return estimates([*_meetings(answers)], width)


def _of_sessions(answers: Answers, width: float) -> Spec:
    return estimates([*_sessions(answers)], width)


MEETINGS = Picture(OF_MEETINGS, CAPTION, _said_of_meetings, _of_meetings)
SESSIONS = Picture(OF_SESSIONS, CAPTION, _said_of_sessions, _of_sessions)
