"""Several names in one cell, joined with commas or semicolons: split only where that is certain.

A comma may also stand within a name, before a degree, a legal form or a post. So every part must
be in the form of a name, or the cell is left whole.
"""

from __future__ import annotations

import re

from kg.names import CREDENTIALS, MOST_WORDS, is_written_as_name
from kg.sources.affiliations import LEGAL_FORMS

JOINTS = re.compile(r"\s*;\s*|\s*,\s+")
JOINED_WITHIN = re.compile(r" and | & ")
SUFFIXES = CREDENTIALS | LEGAL_FORMS | {"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"}


def people_in(cell: str) -> tuple[str, ...]:
    """The names of people in the order printed; none where one part is no name."""
    names = _split(cell)
    return names if all(is_written_as_name(name) for name in names) else ()


def bodies_in(cell: str) -> tuple[str, ...]:
    """The names of bodies; none where a comma may stand within one, as in `Post, Tax and Trade`."""
    names = _split(cell)
    behind_a_comma = cell.partition(",")[2]
    is_doubtful = JOINED_WITHIN.search(behind_a_comma) or not all(map(_may_be_body, names))
    return () if is_doubtful else names


def _may_be_body(name: str) -> bool:
    return len(name.split()) <= MOST_WORDS and not name[0].islower()


def _split(cell: str) -> tuple[str, ...]:
    names: list[str] = []
    for part in filter(None, JOINTS.split(cell.strip(" ,;"))):
        if names and part.casefold() in SUFFIXES:
            names[-1] = f"{names[-1]}, {part}"
        else:
            names.append(part)
    return tuple(names)
