"""Which id each mention had, and from which day: the history of ids, appended and never edited.

Lines of `mention<TAB>id<TAB>date`. A mention's last line holds; its earlier lines are its past.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.errors import IdentityError
from kg.keys import check_character

_LINE = re.compile(r"([sm][0-9a-z]{10})\t([po][0-9a-z]{10})\t(\d{4}-\d\d-\d\d)")


@dataclass(frozen=True, slots=True)
class Membership:
    """A mention was given an id on a day."""

    mention: str
    id: str
    date: dt.date


def parse_memberships(content: bytes, name: str) -> tuple[Membership, ...]:
    """The history of one file; raises IdentityError with the line that does not hold."""
    found: list[Membership] = []
    latest: dict[str, str] = {}
    for number, line in enumerate(content.decode(errors="replace").split("\n"), start=1):
        if not line.strip():
            continue
        membership = _membership(line)
        if membership is None:
            raise IdentityError(
                "not `mention<TAB>id<TAB>date`, or the id's check character is wrong;"
                " restore the line",
                document=name,
                line=number,
            )
        if latest.get(membership.mention) == membership.id:
            raise IdentityError(
                "the mention has this id already; remove the later line",
                document=name,
                line=number,
            )
        latest[membership.mention] = membership.id
        found.append(membership)
    return tuple(found)


def _membership(line: str) -> Membership | None:
    match = _LINE.fullmatch(line)
    if match is None or check_character(match[2][1:-1]) != match[2][-1]:
        return None
    try:
        return Membership(match[1], match[2], dt.date.fromisoformat(match[3]))
    except ValueError:
        return None


def pasts(memberships: Iterable[Membership]) -> dict[str, tuple[Membership, ...]]:
    """Every mention's lines, the oldest first."""
    found: dict[str, list[Membership]] = defaultdict(list)
    for membership in memberships:
        found[membership.mention].append(membership)
    return {mention: tuple(lines) for mention, lines in found.items()}


def changes(
    memberships: Iterable[Membership], by_mention: Mapping[str, str], today: dt.date
) -> tuple[Membership, ...]:
    """What the history lacks: the mentions whose id is new or has changed, sorted by mention."""
    latest = {membership.mention: membership.id for membership in memberships}
    return tuple(
        Membership(mention, identifier, today)
        for mention, identifier in sorted(by_mention.items())
        if latest.get(mention) != identifier
    )


def membership_lines(memberships: Iterable[Membership]) -> str:
    """The lines to append to the history."""
    return "".join(f"{m.mention}\t{m.id}\t{m.date.isoformat()}\n" for m in memberships)
