"""Who is somebody else: lines of `key<TAB>date` or `key<TAB>date<TAB>reviewer`, appended.

The key is that of a mention (`s…`) or the id of a person (`p…`) who bears a name that is withheld
and is not whoever it is withheld for.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from kg.errors import IdentityError
from kg.keys import check_character
from kg.resolve.judgements import REVIEWER

_LINE = re.compile(r"([sp][0-9a-z]{10})\t(\d{4}-\d\d-\d\d)(?:\t([^\t]+))?")


@dataclass(frozen=True, slots=True)
class Spared:
    """A mention or a person that keeps its name, since when, and who said so."""

    key: str
    date: dt.date
    by: str | None = None

    @property
    def line(self) -> str:
        """As the file has it."""
        who = f"\t{self.by}" if self.by else ""
        return f"{self.key}\t{self.date.isoformat()}{who}\n"


def parse_spared(content: bytes, name: str) -> tuple[Spared, ...]:
    """The lines of one file; raises IdentityError with the line that does not hold."""
    found: list[Spared] = []
    for number, line in enumerate(content.decode(errors="replace").split("\n"), start=1):
        if line.strip():
            spared = _spared(line)
            if spared is None:
                raise IdentityError(
                    "not `key<TAB>date` or `key<TAB>date<TAB>reviewer`; restore the line",
                    document=name,
                    line=number,
                )
            found.append(spared)
    return tuple(found)


def _spared(line: str) -> Spared | None:
    match = _LINE.fullmatch(line)
    if match is None or check_character(match[1][1:-1]) != match[1][-1]:
        return None
    if match[3] is not None and not REVIEWER.fullmatch(match[3]):
        return None
    try:
        return Spared(match[1], dt.date.fromisoformat(match[2]), match[3])
    except ValueError:
        return None
