"""Misspelt and shortened names across sessions (tier 2): captions write what they hear.

A word may be misspelt, or be an initial only, where the other word of the name points at nobody
else: no surname but these spellings goes with the given name in all documents, or no given name
but these with the surname. Beside it the sessions must have something in common; only a long name
misspelt in its surname does without, where no two affiliations are stated.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product

from kg.concepts import Evidence, Rule
from kg.resolve.clusters import Link
from kg.resolve.people.affiliations import akin
from kg.resolve.people.agreements import agreement, is_slip
from kg.resolve.people.joining import Joiner
from kg.resolve.people.names import PersonName
from kg.resolve.people.rarity import Rarity
from kg.resolve.people.sightings import Sighting
from kg.resolve.people.widespread import COMMON_GIVEN_NAMES, COMMON_SURNAMES

LONG_NAME = 15
"""Letters of the shorter spelling; of shorter names, people who judged by hand left some open."""

SHORTEST_SURNAME = 4
SURE_SURNAME = 5
LONG_SURNAME = 8
LARGEST_BLOCK = 60
FIRM = frozenset({Evidence.SAME_ORGANIZATION, Evidence.AKIN_AFFILIATION})

Core = tuple[str, str]
ByCore = dict[Core, list[Sighting]]


def link_slips(joiner: Joiner, found: Iterable[Sighting], rarity: Rarity) -> None:
    """Joins the sightings of two spellings of a rare name, and of its initial."""
    by_core: ByCore = defaultdict(list)
    for sighting in found:
        for name in sorted(sighting.names, key=lambda name: name.words):
            if rarity.is_rare(name) or is_initial(name):
                by_core[name.core].append(sighting)
    for one, other in sorted(set(_misspelt(rarity))):
        _join(joiner, (by_core[one], by_core[other]), Evidence.SPELLING_SLIP)
        if one[0] == other[0] and min(len("".join(one)), len("".join(other))) >= LONG_NAME:
            _join_untied(joiner, by_core[one], by_core[other])
    for one, other in sorted(_initials(by_core, rarity)):
        _join(joiner, (by_core[one], by_core[other]), Evidence.INITIAL_FOR_GIVEN_NAME)


def is_initial(name: PersonName) -> bool:
    """Whether a given name of one letter stands before a long surname that is not a common one."""
    if name.is_partial or len(name.given) != 1 or name.middles:
        return False
    return len(name.family) >= SHORTEST_SURNAME and name.family not in COMMON_SURNAMES


def tie(left: Sighting, right: Sighting) -> Evidence | None:
    """What two sightings have in common beside a name, the firmest first."""
    if left.bodies & right.bodies:
        return Evidence.SAME_ORGANIZATION
    if any(akin(*pair) for pair in product(left.affiliations, right.affiliations)):
        return Evidence.AKIN_AFFILIATION
    if left.series & right.series:
        return Evidence.SAME_SERIES
    return Evidence.SHARED_COMPANIONS if left.companions & right.companions else None


def _join(
    joiner: Joiner, sides: tuple[Sequence[Sighting], Sequence[Sighting]], reason: Evidence
) -> None:
    lefts, rights = (side[:LARGEST_BLOCK] for side in sides)
    for left, right in product(lefts, rights):
        if not _agree(left, right, reason):
            continue
        evidence = tie(left, right)
        bodies = left.names_a_body and right.names_a_body
        short = min(len(name.family) for name in (*left.names, *right.names)) < SURE_SURNAME
        if evidence is not None and (evidence in FIRM or not (bodies or short)):
            _link(joiner, left, right, (reason, Evidence.RARE_NAME, evidence))


def _join_untied(joiner: Joiner, lefts: Sequence[Sighting], rights: Sequence[Sighting]) -> None:
    """Joins two spellings that nothing ties but their length, unless both name bodies."""
    naming = {joiner.find(s.key) for s in (*lefts, *rights) if s.names_a_body}
    pairs = product(lefts[:LARGEST_BLOCK], rights[:LARGEST_BLOCK])
    pair = next((pair for pair in pairs if _agree(*pair, Evidence.SPELLING_SLIP)), None)
    if pair is not None and len(naming) < 2:
        _link(joiner, *pair, (Evidence.SPELLING_SLIP, Evidence.RARE_NAME))


def _agree(left: Sighting, right: Sighting, reason: Evidence) -> bool:
    """Whether two names agree in just this way; a slip and a middle name left out are too much."""
    return any(agreement(*pair) is reason for pair in product(left.names, right.names))


def _link(joiner: Joiner, left: Sighting, right: Sighting, evidence: tuple[Evidence, ...]) -> None:
    joiner.join_sessions(Link(left.key, right.key, Rule.RARE_NAME_MISSPELT, evidence))


def _misspelt(rarity: Rarity) -> Iterator[tuple[Core, Core]]:
    for given, families in rarity.surnames.items():
        for one, other in _surnames_alike(given, families, rarity):
            yield (given, one), (given, other)
    for family, givens in rarity.given_names.items():
        if family not in COMMON_SURNAMES and _are_spellings(givens, given=True):
            for one, other in combinations(sorted(givens), 2):
                yield (one, family), (other, family)


def _surnames_alike(
    given: str, families: frozenset[str], rarity: Rarity
) -> Iterator[tuple[str, str]]:
    """Spellings of one surname: all that the given name has, or long ones that only it has."""
    if given not in COMMON_GIVEN_NAMES and _are_spellings(families, given=False):
        yield from combinations(sorted(families), 2)
        return
    blocks: dict[str, list[str]] = defaultdict(list)
    for family in sorted(families):
        if len(family) >= LONG_SURNAME and rarity.given_names[family] == {given}:
            blocks[family[:3]].append(family)
    for block in blocks.values():
        for one, other in combinations(block[:LARGEST_BLOCK], 2):
            if is_slip(one, other, given=False):
                yield one, other


def _initials(by_core: ByCore, rarity: Rarity) -> Iterator[tuple[Core, Core]]:
    """Each initial with the one given name that it may stand for before this surname."""
    for given, family in [core for core in by_core if len(core[0]) == 1]:
        known = rarity.given_names.get(family, frozenset())
        if len(known) == 1 and next(iter(known)).startswith(given):
            yield (given, family), (next(iter(known)), family)


def _are_spellings(words: Iterable[str], *, given: bool) -> bool:
    """Whether all of these may be one word."""
    every = tuple(words)
    return len(every) > 1 and all(is_slip(*pair, given=given) for pair in combinations(every, 2))
