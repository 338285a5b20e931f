"""What the labels of a programme's entry stand for: its kind, a theme of the edition, or a tag.

Some years have used the type of an entry for its theme, so a label is compared with the edition's
own themes first: letters only, since the themes' punctuation varies from page to page. A label
such as `U: UPDATED` is set among them by the programme's system, and is a flag.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kg.concepts import SessionStatus, SessionType
from kg.labels import session_type_of
from kg.records import EditionRecord
from kg.sources.title_flags import is_flag, split_flags

MARKED = re.compile(r"[A-Z]: (?P<flag>.+)")


@dataclass(frozen=True, slots=True)
class Labels:
    """kind: the first label that is no theme, as printed; tags: the others."""

    kind: str | None = None
    session_type: SessionType | None = None
    themes: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    status: SessionStatus | None = None


def labels_of(printed: Iterable[str], edition: EditionRecord | None) -> Labels:
    """Every label once, in the order printed."""
    every = tuple(dict.fromkeys(label for label in printed if label))
    flags = {label: flag for label in every if (flag := _flag(label))}
    known = {_letters(theme) for theme in edition.themes} if edition else set()
    themes = tuple(label for label in every if _letters(label) in known)
    others = [label for label in every if label not in themes and label not in flags]
    kind = others[0] if others else None
    return Labels(
        kind,
        session_type_of(kind) if kind else None,
        themes,
        tuple(others[1:]),
        tuple(flags.values()),
        next((status for status in map(_status, flags.values()) if status), None),
    )


def _flag(label: str) -> str | None:
    found = MARKED.fullmatch(label)
    return found["flag"] if found and is_flag(found["flag"]) else None


def _status(flag: str) -> SessionStatus | None:
    return split_flags(f"[{flag}] title").status


def _letters(label: str) -> str:
    return "".join(char for char in label.casefold() if char.isalnum())
