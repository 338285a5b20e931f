"""Invented judgements: mentions of one invented person in two sessions, said to be the same."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from itertools import islice
from pathlib import Path

from kg.concepts import Evidence, Verdict
from kg.inputs import read_inputs
from kg.keys import opaque
from kg.pipeline import believed
from kg.records import PartyKind
from kg.resolve.judgements import Judgement, judgement_line
from kg.resolve.sessions import sessions as sessions_of
from kg.resolve.statements import statements

A_SESSION = 0.2
"""Judgements a session, as in the embedded data."""

REVIEWER = "synthetic"
DAY = dt.date(2026, 11, 24)


def judgements(folder: Path, sessions: int) -> str:
    """The lines of the reviewer's file, for the sheets that the folder has."""
    found = islice(pairs(folder), int(sessions * A_SESSION))
    return "".join(judgement_line(judgement(*pair)) for pair in found)


def pairs(folder: Path) -> list[tuple[str, str]]:
    """Mentions of one name in two sessions, one pair a name."""
    mentions: dict[str, dict[object, str]] = defaultdict(dict)
    for session in sessions_of(believed(read_inputs(data=folder))):
        for statement in statements(session):
            party = statement.party
            if party.kind is PartyKind.PERSON and party.name is not None:
                mentions[party.name.upper()].setdefault(session.key, statement.key)
    found = (list(keys.values()) for _, keys in sorted(mentions.items()))
    return [(keys[0], keys[1]) for keys in found if len(keys) > 1]


def judgement(left: str, right: str) -> Judgement:
    """The judgement that the two are one."""
    return Judgement(
        id=opaque("j", left, right),
        left=left,
        right=right,
        verdict=Verdict.SAME,
        evidence=(Evidence.SAME_NORMALISED_NAME,),
        counter=(),
        reviewer=REVIEWER,
        date=DAY,
        ruleset="1",
        note="Synthetic.",
    )
