"""What Sched's types stand for: themes, or kinds of session. Programmes of most years mix the two.

The label tells which: a kind is one that the table of session types knows, or whose last word is
one for an item of a programme; everything else is a theme as organisers named it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kg.concepts import SessionType
from kg.labels import session_type_of

KIND = re.compile(
    r".*\b(?:sessions?|workshops?|forums?|events?|talks?|meetings?|ceremony|coalitions?"
    r"|tracks?|halls?|awards?|booths?)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Types:
    """kind: the first type that is one, as printed."""

    kind: str | None
    session_type: SessionType | None
    themes: tuple[str, ...]


def types_of(labels: Iterable[str]) -> Types:
    """The labels of an event in their order."""
    every = tuple(dict.fromkeys(labels))
    kinds = [label for label in every if is_kind(label)]
    known = (session_type_of(kind) for kind in kinds)
    themes = tuple(label for label in every if label not in kinds)
    return Types(
        kinds[0] if kinds else None,
        next((concept for concept in known if concept is not SessionType.OTHER), None)
        or (SessionType.OTHER if kinds else None),
        themes,
    )


def is_kind(label: str) -> bool:
    """Whether the label names a kind of session."""
    return session_type_of(label) is not SessionType.OTHER or KIND.fullmatch(label) is not None
