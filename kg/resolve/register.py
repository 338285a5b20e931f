"""The register of ids: an id is given once, to the mention it was first minted for, for good.

Lines of `id<TAB>mention`, appended and never edited or sorted, so that a document that arrives
later renames nothing. Where two registered ids turn out to be one entity, the one registered
first stays and the other points to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.errors import IdentityError
from kg.keys import check_character, opaque

_LINE = re.compile(r"([po][0-9a-z]{10})\t([sm][0-9a-z]{10})")


@dataclass(frozen=True, slots=True)
class Register:
    """Mention to id, in the order of registration."""

    ids: Mapping[str, str]

    @property
    def ranks(self) -> dict[str, int]:
        """How early each id was registered."""
        return {identifier: rank for rank, identifier in enumerate(self.ids.values())}


@dataclass(frozen=True, slots=True)
class Naming:
    """The ids of clusters: which cluster got which, and what was merged or is new.

    by_mention: every mention's id. merged: an id that is no more, to the one that stands for it.
    fresh: id to mention, for ids that are not in the register yet. orphans: registered ids whose
    mention no document makes any more.
    """

    by_mention: Mapping[str, str]
    merged: Mapping[str, str]
    fresh: Mapping[str, str]
    orphans: tuple[str, ...]


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


def name_clusters(prefix: str, groups: Iterable[tuple[str, ...]], register: Register) -> Naming:
    """The id of every cluster: its earliest registered one, else one made of its first mention.

    prefix: `p` for persons, `o` for organizations.
    """
    by_mention: dict[str, str] = {}
    merged: dict[str, str] = {}
    fresh: dict[str, str] = {}
    ranks = register.ranks
    taken = set(ranks)
    for group in groups:
        known = sorted({register.ids[m] for m in group if m in register.ids}, key=ranks.__getitem__)
        identifier = known[0] if known else _mint(prefix, group[0], taken)
        if not known:
            fresh[identifier] = group[0]
            taken.add(identifier)
        merged.update(dict.fromkeys(known[1:], identifier))
        by_mention.update(dict.fromkeys(group, identifier))
    registered = (pair for pair in register.ids.items() if pair[1].startswith(prefix))
    orphans = tuple(sorted(i for mention, i in registered if mention not in by_mention))
    return Naming(by_mention, merged, fresh, orphans)


def _mint(prefix: str, mention: str, taken: set[str]) -> str:
    """An id that no other entity has or had."""
    identifier, attempt = opaque(prefix, mention), 0
    while identifier in taken:
        attempt += 1
        identifier = opaque(prefix, mention, str(attempt))
    return identifier


def register_lines(naming: Naming) -> str:
    """What to append to the register so that the fresh ids stay as they are."""
    return "".join(f"{identifier}\t{mention}\n" for identifier, mention in naming.fresh.items())
