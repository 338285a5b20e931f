"""Several names in one cell of a table or one line of a form."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.name_parts import is_suffix, parse_name
from kg.names import is_written_as_name
from kg.text import clean


def split_names(cell: str) -> tuple[str, ...] | None:
    """The names in a cell that holds names and nothing else; None where it is in doubt.

    Semicolons and line breaks part names for certain; a comma, `and` or `&` only between full
    names, for `Kim, Jung Hee` is one person and `Ada and Bo Mare` are two.
    """
    parts = [clean(part).strip(" ,") for part in re.split(r"[;\n]", cell)]
    parts = [part for part in parts if part]
    if len(parts) > 1:
        return tuple(parts) if all(_is_one_name(part) for part in parts) else None
    if not parts:
        return None
    if not re.search(r",|&|\band\b", parts[0]):
        return tuple(parts) if _is_one_name(parts[0]) else None
    names = _with_suffixes(re.split(r"\s*,\s*(?:and\s+|&\s*)?|\s+(?:and|&)\s+", parts[0]))
    return names if all(_is_full_name(name) for name in names) else None


def _with_suffixes(parts: Sequence[str]) -> tuple[str, ...]:
    """`Ada Mare`, `PhD` as the one name that they are."""
    names: list[list[str]] = []
    for part in parts:
        if names and part and all(is_suffix(word) for word in part.split()):
            names[-1].append(part)
        else:
            names.append([part])
    return tuple(", ".join(name) for name in names)


def _is_one_name(text: str) -> bool:
    parsed = parse_name(text)
    two_people = re.search(r"&|\band\b", text) or text.count(",") > 1
    return not two_people and bool(parsed.words) and is_written_as_name(" ".join(parsed.words))


def _is_full_name(text: str) -> bool:
    return len(parse_name(text).words) > 1 and is_written_as_name(text.replace(",", ""))
