"""Which releases were made: appended lines of `version<TAB>date<TAB>content<TAB>bag`, for good.

A later line of the same version with a fifth column, a day, says that the bag was made anew then
without somebody who was withdrawn: it takes the place of the earlier one.

content: the digest of the statements of a release; bag: that of its package.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from kg.errors import SourceError

VERSION = re.compile(r"[0-9]+(\.[0-9]+){0,3}(-[a-z0-9]+(\.[a-z0-9]+)*)?")
"""As `2026.1` or `1.0.0-rc.1`: it is part of addresses and of names of files."""
SHOWN = 12
_DAY = r"\t(\d{4}-\d\d-\d\d)"
_LINE = re.compile(rf"([^\t]+){_DAY}\t([0-9a-f]{{64}})\t([0-9a-f]{{64}})(?:{_DAY})?")


@dataclass(frozen=True, slots=True)
class Release:
    """A release as it was made on a day.

    content: the SHA-256 of its statements, in hex, without the one that tells the version.
    bag: the SHA-256 of the tag manifest of its bag, which holds the sums of everything in it.
    """

    version: str
    date: dt.date
    content: str
    bag: str
    redacted: dt.date | None = None

    @property
    def line(self) -> str:
        """As the file has it."""
        later = f"\t{self.redacted.isoformat()}" if self.redacted else ""
        return f"{self.version}\t{self.date.isoformat()}\t{self.content}\t{self.bag}{later}\n"


def version_of(content: str, releases: tuple[Release, ...]) -> str:
    """What a build with this content is called.

    The last release, where it is that; otherwise what came after the last release, told apart by
    its content, as in `2026.1+3f2a9c1b7d04`; `0` where nothing was released yet.
    """
    if not releases:
        return f"0+{content[:SHOWN]}"
    last = releases[-1]
    return last.version if last.content == content else f"{last.version}+{content[:SHOWN]}"


def precedence(version: str) -> tuple[tuple[int, ...], bool, tuple[tuple[bool, int, str], ...]]:
    """Sorts versions as Semantic Versioning 2.0.0, 11, does: 1.9, 1.10-rc.1, 1.10.

    A number left out is 0, and numbers come before words.
    """
    numbers, dash, rest = version.partition("-")
    told = [int(number) for number in numbers.split(".")]
    words = rest.split(".") if dash else []
    return (
        (*told, *[0] * (4 - len(told))),
        not dash,
        tuple((not w.isdecimal(), int(w) if w.isdecimal() else 0, w) for w in words),
    )


def parse_releases(content: bytes, name: str) -> tuple[Release, ...]:
    """The releases of the file, oldest first; raises SourceError with the line that is wrong."""
    found: dict[str, Release] = {}
    for number, line in enumerate(content.decode(errors="replace").split("\n"), start=1):
        if not line.strip():
            continue
        try:
            release = _release(line)
            if release.redacted is None and release.version in found:
                raise ValueError(f"{release.version} was released before; remove the later line")
        except ValueError as error:
            raise SourceError(str(error), document=name, line=number) from error
        found[release.version] = release
    return tuple(found.values())


def _release(line: str) -> Release:
    match = _LINE.fullmatch(line)
    if match is None:
        raise ValueError("not `version<TAB>date<TAB>content<TAB>bag`; restore the line")
    if VERSION.fullmatch(match[1]) is None:
        raise ValueError(f"{match[1]} is no version; write it as 2026.1")
    redacted = _day(match[5]) if match[5] else None
    return Release(match[1], _day(match[2]), match[3], match[4], redacted)


def _day(written: str) -> dt.date:
    try:
        return dt.date.fromisoformat(written)
    except ValueError as error:
        raise ValueError(f"there is no day {written}; correct the date") from error
