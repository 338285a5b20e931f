"""How telling a name is: whether two people of these very words are to be expected.

Where a given name goes with g surnames and a surname with s given names among n names, chance
alone makes about g * s / n people of both. A corpus that is small can't show this, so words that
are common everywhere, and names of few letters, are never telling.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.resolve.people.names import PersonName
from kg.resolve.people.widespread import COMMON_GIVEN_NAMES, COMMON_SURNAMES

FEWEST_LETTERS = 8
FEWEST_NAMES = 2000
EXPECTED_NAMESAKES = 0.02


@dataclass(frozen=True, slots=True)
class Rarity:
    """What goes with what in all names of a corpus."""

    surnames: Mapping[str, frozenset[str]]
    given_names: Mapping[str, frozenset[str]]
    names: int

    @classmethod
    def of(cls, names: Iterable[PersonName]) -> Rarity:
        """Measured over the full names, each counted once."""
        cores = {name.core for name in names if name.is_full}
        surnames: dict[str, set[str]] = defaultdict(set)
        given_names: dict[str, set[str]] = defaultdict(set)
        for given, family in cores:
            surnames[given].add(family)
            given_names[family].add(given)
        return cls(_frozen(surnames), _frozen(given_names), len(cores))

    def is_rare(self, name: PersonName) -> bool:
        """Whether a namesake is not to be expected."""
        if not name.is_full or len(name.compact) < FEWEST_LETTERS or _is_common(name):
            return False
        return self.namesakes(name) <= EXPECTED_NAMESAKES

    def namesakes(self, name: PersonName) -> float:
        """How many people of this given name and surname chance would make."""
        given = len(self.surnames.get(name.given, ()))
        family = len(self.given_names.get(name.family, ()))
        return given * family / max(self.names, FEWEST_NAMES)


def _is_common(name: PersonName) -> bool:
    """A surname that is common everywhere, unless the given name is long and no common one."""
    if name.family not in COMMON_SURNAMES:
        return False
    return name.given in COMMON_GIVEN_NAMES or len("".join(name.folded[:-1])) < FEWEST_LETTERS


def _frozen(groups: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    return {key: frozenset(group) for key, group in groups.items()}
