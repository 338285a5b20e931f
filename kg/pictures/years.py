"""Answers by annual meeting: how many of each group, and which meetings have nothing yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.answers.answered import Answers
from kg.answers.question import Question
from kg.answers.questions import YEARS
from kg.pictures.rows import rows

NOT_STATED = "not stated"
Count = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Groups:
    """Numbers by group and year. years: of all meetings; gaps: of those without a session here."""

    years: tuple[str, ...]
    gaps: frozenset[str]
    whole: Count
    groups: Mapping[str, Count]

    @property
    def total(self) -> int:
        """How many there are in all years."""
        return sum(self.whole.values())

    @property
    def drawn(self) -> tuple[str, ...]:
        """The years that something is known of."""
        return tuple(year for year in self.years if year not in self.gaps)

    def of(self, group: str) -> int:
        """How many there are of a group in all years."""
        return sum(self.groups.get(group, {}).values())

    @property
    def largest_first(self) -> tuple[str, ...]:
        """The groups by their number; what is not stated comes last."""
        return tuple(sorted(self.groups, key=lambda g: (g == NOT_STATED, -self.of(g), g)))


def by_year(answers: Answers, asked: Question, group: str, number: str, whole: Question) -> Groups:
    """The groups of an answer. group, number: its columns; whole: the same without groups."""
    meetings = {row["meeting"]: row for row in rows(answers, YEARS)}
    year = {iri: row["start"][:4] for iri, row in meetings.items()}
    groups: dict[str, dict[str, int]] = {}
    for row in rows(answers, asked):
        groups.setdefault(row[group], {})[year[row["meeting"]]] = int(row[number])
    return Groups(
        years=tuple(year.values()),
        gaps=frozenset(year[iri] for iri, row in meetings.items() if row["sessions"] == "0"),
        whole={year[row["meeting"]]: int(row[number]) for row in rows(answers, whole)},
        groups=groups,
    )
