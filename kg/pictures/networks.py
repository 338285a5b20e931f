"""Pictures of who shares sessions: bodies, and people."""

from __future__ import annotations

from functools import partial

from kg.answers.answered import Answers
from kg.answers.parties import CO_SPEAKERS, TOGETHER
from kg.answers.question import Question
from kg.pictures.picture import Picture
from kg.pictures.rows import rows
from kg.pictures.spec import Spec
from kg.pictures.ties import Tie, groups, ties
from kg.pictures.wording import counted

CAPTION = (
    "Only two that share two sessions or more are in it, and of these the {most} that share most;"
    " the number on an arc is how many. To be in one session says nothing of what the two have to"
    " do with each other, and {whom} that no document names are not in it."
)


def _network(asked: Question, key: str, noun: tuple[str, str], most: int) -> Picture:
    caption = CAPTION.format(most=most, whom=noun[1])
    return Picture(asked, caption, partial(_said, asked, key, noun), partial(_drawn, asked, key))


def _drawn(asked: Question, key: str, answers: Answers, width: float) -> Spec:
    names, found = _ties(asked, key, answers)
    return ties(names, found, width)


def _said(asked: Question, key: str, noun: tuple[str, str], answers: Answers) -> str:
    names, found = _ties(asked, key, answers)
    if not found:
        return f"No two {noun[1]} share two sessions or more."
    most = max(tie.sessions for tie in found)
    together = list(groups(found))
    pair = next(tie for tie in found if tie.sessions == most)
    return (
        f"{counted(len(found), 'pair')} among {counted(len(names), *noun)} with two shared sessions"
        f" or more, at most {most} ({names[pair.one]} and {names[pair.other]}), in"
        f" {counted(len(together), 'group')}."
    )


def _ties(asked: Question, key: str, answers: Answers) -> tuple[dict[str, str], list[Tie]]:
    names: dict[str, str] = {}
    found = []
    for row in rows(answers, asked):
        names |= {row[key]: row["name"], row["other"]: row["otherName"]}
        found.append(Tie(row[key], row["other"], int(row["sessions"])))
    return names, found


ORGANIZATIONS = _network(TOGETHER, "organization", ("organisation", "organisations"), 40)
PEOPLE = _network(CO_SPEAKERS, "person", ("person", "people"), 25)
