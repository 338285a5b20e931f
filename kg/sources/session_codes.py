"""The session code that a title or heading carries, and the type that the code stands for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.concepts import SessionType
from kg.labels import code_of
from kg.labels.sessions import TYPES

SUFFIX = re.compile(r"(?P<title>.*\S)\s*\((?P<code>[^()]{2,40})\)")
NUMBER = re.compile(r"[0-9]+")
GAP = re.compile(r"\s*[:.|\u2013\u2014-]\s+|\s+")
LONGEST_CODE = 40


@dataclass(frozen=True, slots=True)
class CodedTitle:
    """A title without its code, and the code as printed and in its canonical form."""

    title: str
    code_as_stated: str
    code: str


def coded_title(text: str) -> CodedTitle | None:
    """`Title (WS15)` (2017), `WS62: Title` (2014) or `WS #51 Title` (2024); None without a code."""
    suffix = SUFFIX.fullmatch(text)
    code = code_of(suffix["code"]) if suffix else None
    if suffix is not None and code is not None:
        return CodedTitle(suffix["title"], suffix["code"], code)
    return _with_prefix(text)


def _with_prefix(text: str) -> CodedTitle | None:
    # "Day 0 Event #178" holds two numbers; the code ends at the one that makes it a code.
    for number in NUMBER.finditer(text[:LONGEST_CODE]):
        stated = text[: number.end()]
        code, gap = code_of(stated), GAP.match(text, number.end())
        if code is not None and gap is not None and text[gap.end() :]:
            return CodedTitle(text[gap.end() :], stated, code)
    return None


def type_of_code(code: str) -> SessionType:
    """The type whose label makes codes of this form: `workshop` for WS15."""
    number = NUMBER.search(code)
    tail = number.group() if number else ""
    found = (kind for label, kind in TYPES.items() if code_of(f"{label} {tail}") == code)
    return next(found, SessionType.OTHER)
