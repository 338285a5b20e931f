"""The title of a Sched event without its code, its flags and the kind of session before a bar."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.concepts import SessionStatus, SessionType
from kg.labels import code_of, session_type_of
from kg.sources.session_codes import coded_title
from kg.sources.title_flags import FlaggedTitle, split_flags

KIND_BEFORE = re.compile(r"(?P<kind>[^|]{2,40}?) \| (?P<title>.+)")

YEAR_BEFORE = re.compile(r"^IGF 20[0-9]{2} (?=\S)")
"""As titles begin that were copied from the IGF's own site; taken off where a code follows."""


@dataclass(frozen=True, slots=True)
class ReadTitle:
    """title: None where nothing but a code is printed. kind: as printed before a bar."""

    title: str | None
    code: str | None = None
    code_as_stated: str | None = None
    kind: str | None = None
    flags: tuple[str, ...] = ()
    status: SessionStatus | None = None
    merged_into: str | None = None


def read_title(text: str) -> ReadTitle:
    """`[SOLD OUT] WS #51 Title` and `Main Session | Title` in their parts."""
    outer = split_flags(text)
    code = code_of(outer.title)
    if code is not None:
        return _with_flags(ReadTitle(None, code, outer.title), outer)
    coded = coded_title(YEAR_BEFORE.sub("", outer.title))
    if coded is not None:
        # A flag may stand inside the code too: `Title [CANCELLED] (WS15)`.
        inner = split_flags(coded.title)
        read = ReadTitle(inner.title, coded.code, coded.code_as_stated)
        return _with_flags(_with_flags(read, outer), inner)
    kind, title = _kind_before(outer.title)
    return _with_flags(ReadTitle(title, kind=kind), outer)


def _kind_before(title: str) -> tuple[str | None, str]:
    found = KIND_BEFORE.fullmatch(title)
    if found is None or session_type_of(found["kind"]) is SessionType.OTHER:
        return None, title
    return found["kind"], found["title"]


def _with_flags(read: ReadTitle, found: FlaggedTitle) -> ReadTitle:
    return ReadTitle(
        read.title,
        read.code,
        read.code_as_stated,
        read.kind,
        (*read.flags, *found.flags),
        read.status or found.status,
        read.merged_into or found.merged_into,
    )
