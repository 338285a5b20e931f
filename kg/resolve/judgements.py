"""Judgements are data: one JSON object a line, appended and never edited.

`{"id", "left", "right", "verdict", "evidence", "counter", "reviewer", "date", "ruleset", "note",
"supersedes"}`, keyed by the ids of mentions and never by names. Where the evidence holds
`spelling-slip`, the left mention is the misspelt one. A line `{"id", "retracts", "reviewer",
"date", "ruleset", "note"}` takes a judgement back and puts no other in its place.

"Same" joins, "different" holds apart, "unsure" does neither: it only spares others the question.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from kg.concepts import Evidence, Verdict
from kg.errors import IdentityError
from kg.records import Origin

REQUIRED = frozenset({"id", "left", "right", "verdict", "evidence", "reviewer", "date", "ruleset"})
OPTIONAL = frozenset({"counter", "note", "supersedes"})
RETRACTION = frozenset({"id", "retracts", "reviewer", "date", "ruleset"})
REVIEWER = re.compile(r"[a-z][a-z0-9-]{0,30}")
"""The key of a reviewer, which names files."""

Member = TypeVar("Member", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a reviewer decided of two mentions, and why; origin: the line it was read from."""

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
    origin: Origin | None = field(default=None, compare=False)

    @property
    def cited(self) -> str:
        """Its id and the line that it stands in, for a message."""
        return _cited(self.id, self.origin)

    @property
    def pair(self) -> tuple[str, str]:
        """The two mentions in a fixed order."""
        return (self.left, self.right) if self.left < self.right else (self.right, self.left)


@dataclass(frozen=True, slots=True)
class Retraction:
    """A judgement taken back, and by whom; nobody has judged the pair any more."""

    id: str
    retracts: str
    reviewer: str
    date: dt.date
    ruleset: str
    note: str | None = None
    origin: Origin | None = field(default=None, compare=False)

    @property
    def cited(self) -> str:
        """Its id and the line that it stands in, for a message."""
        return _cited(self.id, self.origin)


Decision = Judgement | Retraction


def parse_judgements(content: bytes, name: str) -> tuple[Decision, ...]:
    """The decisions of one file; raises IdentityError with the line that does not hold."""
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        raise IdentityError("not UTF-8; save the judgements as UTF-8", document=name) from error
    lines = enumerate(text.split("\n"), start=1)
    return tuple(_decision(line, name, number) for number, line in lines if line.strip())


def judgement_line(decision: Decision) -> str:
    """The line of a file that says it, its end included; `parse_judgements` reads it back."""
    if isinstance(decision, Retraction):
        told: dict[str, object] = {"id": decision.id, "retracts": decision.retracts}
    else:
        told = {
            "id": decision.id,
            "left": decision.left,
            "right": decision.right,
            "verdict": decision.verdict,
            "evidence": list(decision.evidence),
            "counter": list(decision.counter),
        }
    told |= {
        "reviewer": decision.reviewer,
        "date": decision.date.isoformat(),
        "ruleset": decision.ruleset,
    }
    if decision.note is not None:
        told["note"] = decision.note
    if isinstance(decision, Judgement) and decision.supersedes is not None:
        told["supersedes"] = decision.supersedes
    return json.dumps(told, ensure_ascii=False) + "\n"


def _cited(identifier: str, origin: Origin | None) -> str:
    return f"{identifier} ({origin.document}:{origin.line})" if origin else identifier


def _decision(line: str, name: str, number: int) -> Decision:
    try:
        fields = json.loads(line)
        return _from_fields(fields, Origin(name, number))
    except (ValueError, TypeError) as error:
        raise IdentityError(
            f"not a judgement: {error}; see data/README.md for the form", document=name, line=number
        ) from error


def _from_fields(fields: object, origin: Origin) -> Decision:
    if not isinstance(fields, Mapping):
        raise TypeError("a line must hold one JSON object")
    if "retracts" in fields:
        return _retraction(fields, origin)
    _check_names(set(fields), REQUIRED, OPTIONAL)
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
        origin=origin,
    )


def _retraction(fields: Mapping[str, object], origin: Origin) -> Retraction:
    _check_names(set(fields), RETRACTION, frozenset({"note"}))
    return Retraction(
        id=_text(fields, "id"),
        retracts=_text(fields, "retracts"),
        reviewer=_text(fields, "reviewer"),
        date=dt.date.fromisoformat(_text(fields, "date")),
        ruleset=_text(fields, "ruleset"),
        note=_text(fields, "note") if "note" in fields else None,
        origin=origin,
    )


def _check_names(names: set[str], required: frozenset[str], optional: frozenset[str]) -> None:
    wrong = sorted((required - names) | (names - required - optional))
    if wrong:
        raise ValueError(f"missing or unknown: {', '.join(wrong)}")


def _text(fields: Mapping[str, object], key: str) -> str:
    value = fields[key]
    if not isinstance(value, str) or not value:
        raise ValueError(f"{key} must be a text")
    return value


def _members(kind: type[Member], values: object) -> tuple[Member, ...]:
    if not isinstance(values, list):
        raise TypeError("evidence and counter must be lists")
    return tuple(kind(value) for value in values)
