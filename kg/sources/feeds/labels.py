"""What the labels of a programme's entry stand for: its kind, a theme, or a flag.

Programmes of most years mix kinds and themes in one place, and the label tells which: a theme of
the edition is one, its punctuation aside; a kind is a label that the table of session types knows,
or that ends in a word for an item of a programme; everything else is a theme as organisers named
it. A label such as `U: UPDATED` is set among them by the programme's system, and is a flag.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kg.concepts import SessionStatus, SessionType
from kg.labels import session_type_of
from kg.records import EditionRecord
from kg.sources.title_flags import is_flag, split_flags

KIND = re.compile(
    r".*\b(?:sessions?|workshops?|forums?|events?|talks?|meetings?|ceremony|coalitions?"
    r"|tracks?|halls?|awards?|booths?|registration|breaks?|receptions?|meals?|lunch|keynotes?|pick-up)",
    re.IGNORECASE,
)
MARKED = re.compile(r"[A-Z]: (?P<flag>.+)")


@dataclass(frozen=True, slots=True)
class Labels:
    """kind: the first label that is one, as printed; tags: further kinds."""

    kind: str | None = None
    session_type: SessionType | None = None
    themes: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    status: SessionStatus | None = None


def labels_of(printed: Iterable[str], edition: EditionRecord | None = None) -> Labels:
    """Every label once, in the order printed."""
    every = tuple(dict.fromkeys(label for label in printed if label))
    flags = {label: flag for label in every if (flag := _flag(label))}
    known_themes = {_letters(theme) for theme in edition.themes} if edition else set()
    kinds = [label for label in every if is_kind(label) and _letters(label) not in known_themes]
    return Labels(
        kind=kinds[0] if kinds else None,
        session_type=_session_type(kinds),
        themes=tuple(label for label in every if label not in kinds and label not in flags),
        tags=tuple(kinds[1:]),
        flags=tuple(flags.values()),
        status=next((status for status in map(_status, flags.values()) if status), None),
    )


def is_kind(label: str) -> bool:
    """Whether the label names a kind of session."""
    is_known = session_type_of(label) is not SessionType.OTHER
    return is_known or (KIND.fullmatch(label) is not None and _flag(label) is None)


def _session_type(kinds: list[str]) -> SessionType | None:
    known = (session_type_of(kind) for kind in kinds)
    found = next((concept for concept in known if concept is not SessionType.OTHER), None)
    return found or (SessionType.OTHER if kinds else None)


def _flag(label: str) -> str | None:
    found = MARKED.fullmatch(label)
    return found["flag"] if found and is_flag(found["flag"]) else None


def _status(flag: str) -> SessionStatus | None:
    return split_flags(f"[{flag}] title").status


def _letters(label: str) -> str:
    """The label as it is compared: its punctuation varies from page to page."""
    return "".join(char for char in label.casefold() if char.isalnum())
