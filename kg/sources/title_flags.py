"""Words that organisers put beside a title: `[SOLD OUT]`, `CANCELLED:`, `(Moved to Room 3)`.

They are no part of the title. In brackets they count as they stand; without any only where
no title would say so: in capitals, or as the whole of a status or with the number of a room.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.concepts import SessionStatus

WORDS: dict[str, SessionStatus | None] = {
    "cancelled": SessionStatus.CANCELLED,
    "canceled": SessionStatus.CANCELLED,
    "session cancelled": SessionStatus.CANCELLED,
    "session canceled": SessionStatus.CANCELLED,
    "withdrawn": SessionStatus.WITHDRAWN,
    "moved": SessionStatus.MOVED,
    "relocated": SessionStatus.MOVED,
    "rescheduled": SessionStatus.MOVED,
    "merged": SessionStatus.MERGED,
    "postponed": None,
    "sold out": None,
    "full": None,
    "fully booked": None,
    "waitlist only": None,
    "invitation only": None,
    "by invitation only": None,
    "new": None,
    "updated": None,
    "new time": None,
    "new room": None,
    "time change": None,
    "room change": None,
    "confirmed": None,
    "tbc": None,
    "cb": None,
}
"""Flags seen, in small letters, and the status that they give a session; CB is a kind of 2014."""

STATUS_WORDS = frozenset(word for word, status in WORDS.items() if status is not None)

PHRASES: tuple[tuple[str, SessionStatus], ...] = (
    ("moved to ", SessionStatus.MOVED),
    ("relocated to ", SessionStatus.MOVED),
    ("rescheduled to ", SessionStatus.MOVED),
    ("merged with ", SessionStatus.MERGED),
    ("merged into ", SessionStatus.MERGED),
    ("cancelled ", SessionStatus.CANCELLED),
    ("canceled ", SessionStatus.CANCELLED),
    ("withdrawn ", SessionStatus.WITHDRAWN),
)
LONGEST_TITLE = 500
"""Characters; a longer line is no title with flags."""
MOST = 6
"""Flags that are taken off one title: no real one has as many."""

IN_BRACKETS = r"(?:\[(?P<square>[^\[\]]+)\]|\((?P<round>[^()]+)\)|\*+(?P<stars>[^*]+)\*+)"
BRACKETS_BEFORE = re.compile(rf"{IN_BRACKETS}(?P<rest>.+)")
BRACKETS_BEHIND = re.compile(rf"(?P<rest>[^\[(*].*?){IN_BRACKETS}")
WORDS_BEFORE = re.compile(r"(?P<flag>[\w #./-]+?) ?(?::| [-\u2013\u2014|]) +(?P<rest>.+)")
WORDS_BEHIND = re.compile(r"(?P<rest>.+) [-\u2013\u2014|] (?P<flag>[^-\u2013\u2014|]+)")
CAPITALS_BEFORE = re.compile(
    r"(?P<flag>CANCELL?ED|WITHDRAWN|POSTPONED|RESCHEDULED|SOLD OUT) (?P<rest>.*[a-z].*)"
)
INTO = re.compile(r"merged into (?P<code>.+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FlaggedTitle:
    """A title without its flags, the flags as printed, and the status that they give.

    merged_into: the session that a flag names as the one this went into, as printed.
    """

    title: str
    flags: tuple[str, ...] = ()
    status: SessionStatus | None = None
    merged_into: str | None = None


def split_flags(title: str) -> FlaggedTitle:
    """The title and its flags; a title that is nothing but a flag stays as it is."""
    flags: list[str] = []
    rest = title.strip()
    for _ in range(MOST if len(rest) <= LONGEST_TITLE else 0):
        found = _first_flag(rest)
        if found is None:
            break
        flag, rest = found
        flags.append(flag)
    into = (match for flag in flags if (match := INTO.fullmatch(flag)))
    return FlaggedTitle(
        rest,
        tuple(flags),
        next((status for status in map(_status, flags) if status is not None), None),
        next((match["code"] for match in into), None),
    )


def _first_flag(title: str) -> tuple[str, str] | None:
    """A flag before or behind the title, and the title without it."""
    for form in (BRACKETS_BEFORE, BRACKETS_BEHIND):
        found = form.fullmatch(title)
        flag = found["square"] or found["round"] or found["stars"] if found else ""
        if found is not None and is_flag(flag) and _bare(found["rest"]):
            return flag.strip(), _bare(found["rest"])
    for form in (WORDS_BEFORE, CAPITALS_BEFORE, WORDS_BEHIND):
        found = form.fullmatch(title)
        if found is not None and _stands_alone(found["flag"]) and _bare(found["rest"]):
            return found["flag"].strip(), _bare(found["rest"])
    return None


def _bare(rest: str) -> str:
    return rest.lstrip(" :-\u2013\u2014|").rstrip(" -\u2013\u2014|")


def _stands_alone(flag: str) -> bool:
    """Whether words without brackets are a flag; "Moved to Tears: Gulls" is a title."""
    if not is_flag(flag):
        return False
    return flag.isupper() or _folded(flag) in STATUS_WORDS or any(map(str.isdigit, flag))


def is_flag(text: str) -> bool:
    """Whether a text beside a title is one of the known flags."""
    folded = _folded(text)
    return folded in WORDS or any(folded.startswith(start) for start, _ in PHRASES)


def _status(flag: str) -> SessionStatus | None:
    folded = _folded(flag)
    phrases = (status for start, status in PHRASES if folded.startswith(start))
    return WORDS.get(folded) or next(phrases, None)


def _folded(text: str) -> str:
    return " ".join(text.casefold().strip(" *!:.").split())
