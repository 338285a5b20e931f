"""The register of ids: an id is given once, to the mention it was first minted for, for good.

Lines of `id<TAB>mention`, appended and never edited or sorted, so that a document that arrives
later renames nothing. What ids a mention had since then is a history of its own (memberships).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kg.errors import IdentityError
from kg.keys import check_character
from kg.resolve.memberships import Membership
from kg.resolve.taken_down.hashes import NO_NAMES, Salted
from kg.resolve.taken_down.sparing import Spared
from kg.resolve.withdrawals import Withdrawal

_LINE = re.compile(r"([po][0-9a-z]{10})\t([sm][0-9a-z]{10})")


@dataclass(frozen=True, slots=True)
class Register:
    """Mention to id, in the order of registration, and the history of the ids of all mentions.

    closed: ids that no cluster may bear any more. names: hashes of names that stay withheld.
    spared: who bears such a name and is somebody else.
    """

    ids: Mapping[str, str]
    memberships: tuple[Membership, ...] = ()
    withdrawals: tuple[Withdrawal, ...] = ()
    closed: frozenset[str] = frozenset()
    names: tuple[Salted, ...] = NO_NAMES
    spared: tuple[Spared, ...] = ()

    @property
    def ranks(self) -> dict[str, int]:
        """How early each id was registered; those that only the history knows come last."""
        known = dict.fromkeys((*self.ids.values(), *(m.id for m in self.memberships)))
        return {identifier: rank for rank, identifier in enumerate(known)}

    @property
    def latest(self) -> dict[str, str]:
        """Mention to the id it had last."""
        return {membership.mention: membership.id for membership in self.memberships}

    @property
    def merged(self) -> dict[str, str]:
        """Id to the one that its first mention went over to."""
        latest = self.latest
        moves = ((identifier, latest.get(m, identifier)) for m, identifier in self.ids.items())
        return {gone: stays for gone, stays in moves if gone != stays}


NOTHING_REGISTERED = Register({})


def parse_register(content: bytes, name: str) -> Register:
    """The register of one file; raises IdentityError with the line that does not hold."""
    ids: dict[str, str] = {}
    seen: set[str] = set()
    for number, line in enumerate(content.decode(errors="replace").split("\n"), start=1):
        if not line.strip():
            continue
        match = _LINE.fullmatch(line)
        if match is None or check_character(match[1][1:-1]) != match[1][-1]:
            raise IdentityError(
                "not `id<TAB>mention`, or the id's check character is wrong; restore the line",
                document=name,
                line=number,
            )
        if match[1] in seen or match[2] in ids:
            raise IdentityError(
                "the id or the mention is registered twice; remove the later line",
                document=name,
                line=number,
            )
        seen.add(match[1])
        ids[match[2]] = match[1]
    return Register(ids)
