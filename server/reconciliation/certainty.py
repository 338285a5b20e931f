"""When a candidate is marked as a match: never on a name that others may have too.

A name alone is shared by people; an acronym, a country or a word that many bodies go by says too
little; a title that may come back each year needs its year. And nothing that was given may differ.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kg.countries import country_code
from kg.resolve.bodies.names import is_acronym
from kg.resolve.bodies.reach import says_too_little
from server.reconciliation.entries import Entry
from server.reconciliation.kinds import ORGANIZATION, PERSON, SERIES, SESSION, Kind

# What two of one name seldom share; a year or a country they often do.
TELLING = ("affiliation", "affiliation-as-stated", "session", "person", "part-of")
# Sessions of other types come back under one title.
OWN_TITLES = frozenset({"workshop", "lightning session"})
LONG_TITLE = 4
SHORT_WORD = 6
ALIKE_ENOUGH = 0.6


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for and against one entity.

    same: its published names that have the key of the asked one. agreements: by property.
    signed: the asked text is its code.
    """

    entry: Entry
    asked: str
    same: tuple[str, ...]
    likeness: float
    agreements: Mapping[str, float]
    signed: bool


def is_certain(found: Evidence, rivals: Sequence[Evidence]) -> bool:
    """Whether this and no other entity is meant."""
    if any(value == 0 for value in found.agreements.values()):
        return False
    if found.entry.kind is SESSION and _by_code(found):
        return sum(_by_code(rival) for rival in rivals) == 1
    # Those that have the name in another order, or by mistake, may be meant as well.
    if not found.same or sum(rival.likeness == 1 for rival in rivals) != 1:
        return False
    return RULES[found.entry.kind](found)


def _by_code(found: Evidence) -> bool:
    """Year and code are the forum's own key, unless the title beside them is quite another."""
    fits = found.signed or not found.asked or found.likeness >= ALIKE_ENOUGH
    values = found.agreements
    return fits and found.entry.kind is SESSION and values.get("code") == values.get("year") == 1


def _person(found: Evidence) -> bool:
    words = found.entry.kind.key(found.asked).split()
    full = [word for word in words if len(word) > 1 or not word.isascii()]
    return len(full) > 1 and _is_told(found)


def _organization(found: Evidence) -> bool:
    names = (found.asked, *found.same)
    if any(says_too_little(name) or country_code(name) for name in names):
        return False
    return _is_told(found) or not any(is_acronym(name) or _is_short(name) for name in names)


def _is_short(name: str) -> bool:
    """Whether a name is one short word, which may be an acronym or a word of every day."""
    words = ORGANIZATION.key(name).split()
    return len(words) == 1 and len(words[0]) < SHORT_WORD


def _session(found: Evidence) -> bool:
    if found.agreements.get("year") == 1:
        return True
    types = found.entry.values.get("session-type", ())
    words = found.entry.kind.key(found.asked).split()
    return len(words) >= LONG_TITLE and not OWN_TITLES.isdisjoint(types)


def _series(found: Evidence) -> bool:
    return len(found.entry.kind.key(found.asked).split()) > 1


def _is_told(found: Evidence) -> bool:
    return any(found.agreements.get(pid) == 1 for pid in TELLING)


RULES: dict[Kind, Callable[[Evidence], bool]] = {
    PERSON: _person,
    ORGANIZATION: _organization,
    SESSION: _session,
    SERIES: _series,
}
