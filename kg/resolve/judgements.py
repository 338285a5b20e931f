"""Judgements are data: one JSON object a line, appended and never edited.

`{"id", "left", "right", "verdict", "evidence", "counter", "reviewer", "date", "ruleset", "note",
"supersedes"}`, keyed by the ids of mentions and never by names. Where the evidence holds
`spelling-slip`, the left mention is the misspelt one.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from kg.concepts import Evidence, Verdict
from kg.errors import IdentityError

REQUIRED = frozenset({"id", "left", "right", "verdict", "evidence", "reviewer", "date", "ruleset"})
OPTIONAL = frozenset({"counter", "note", "supersedes"})

Member = TypeVar("Member", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a reviewer decided of two mentions, and why."""

    id: str
    left: str
    right: str
    verdict: Verdict
    evidence: tuple[Evidence, ...]
    counter: tuple[Evidence, ...]
    reviewer: str
    date: dt.date
    ruleset: str
    note: str | None = None
    supersedes: str | None = None

    @property
    def pair(self) -> tuple[str, str]:
        """The two mentions in a fixed order."""
        return (self.left, self.right) if self.left < self.right else (self.right, self.left)


def parse_judgements(content: bytes, name: str) -> tuple[Judgement, ...]:
    """The judgements of one file; raises IdentityError with the line that does not hold."""
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        raise IdentityError("not UTF-8; save the judgements as UTF-8", document=name) from error
    lines = enumerate(text.split("\n"), start=1)
    return tuple(_judgement(line, name, number) for number, line in lines if line.strip())


def in_force(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The judgements that no later one supersedes, sorted by id.

    Raises IdentityError for an id used twice or a superseded id that does not exist.
    """
    every = tuple(judgements)
    by_id = {judgement.id: judgement for judgement in every}
    if len(by_id) != len(every):
        twice = sorted({j.id for j in every if sum(other.id == j.id for other in every) > 1})
        raise IdentityError(f"judgement {twice[0]} is there twice; give each line an id of its own")
    replaced = {judgement.supersedes for judgement in every if judgement.supersedes is not None}
    unknown = sorted(replaced - by_id.keys())
    if unknown:
        raise IdentityError(f"judgement {unknown[0]} is superseded but not there; restore its line")
    return tuple(by_id[key] for key in sorted(by_id.keys() - replaced))


def _judgement(line: str, name: str, number: int) -> Judgement:
    try:
        fields = json.loads(line)
        return _from_fields(fields)
    except (ValueError, TypeError) as error:
        raise IdentityError(
            f"not a judgement: {error}; see data/README.md for the form", document=name, line=number
        ) from error


def _from_fields(fields: object) -> Judgement:
    if not isinstance(fields, Mapping):
        raise TypeError("a line must hold one JSON object")
    names = set(fields)
    if not names >= REQUIRED or names - REQUIRED - OPTIONAL:
        wrong = sorted((REQUIRED - names) | (names - REQUIRED - OPTIONAL))
        raise ValueError(f"missing or unknown: {', '.join(wrong)}")
    if fields["left"] == fields["right"]:
        raise ValueError("left and right are the same mention")
    return Judgement(
        id=_text(fields, "id"),
        left=_text(fields, "left"),
        right=_text(fields, "right"),
        verdict=Verdict(_text(fields, "verdict")),
        evidence=_members(Evidence, fields["evidence"]),
        counter=_members(Evidence, fields.get("counter", [])),
        reviewer=_text(fields, "reviewer"),
        date=dt.date.fromisoformat(_text(fields, "date")),
        ruleset=_text(fields, "ruleset"),
        note=fields.get("note"),
        supersedes=fields.get("supersedes"),
    )


def _text(fields: Mapping[str, object], key: str) -> str:
    value = fields[key]
    if not isinstance(value, str) or not value:
        raise ValueError(f"{key} must be a text")
    return value


def _members(kind: type[Member], values: object) -> tuple[Member, ...]:
    if not isinstance(values, list):
        raise TypeError("evidence and counter must be lists")
    return tuple(kind(value) for value in values)
