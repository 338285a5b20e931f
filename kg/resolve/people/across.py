"""Who is one person in different sessions and years (tier 2): a full name, and something beside it.

What is beside it: one body, affiliations that may be of one body, a series of sessions, two
companions; or that the name is rare and nobody states another affiliation under it. A person who
changes from one body to another, and nothing else tells of it, is left for review.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise

from kg.concepts import Evidence, Rule
from kg.resolve.clusters import Link
from kg.resolve.people.affiliations import AffiliationWords, akin
from kg.resolve.people.agreements import against, agreement
from kg.resolve.people.joining import Joiner
from kg.resolve.people.names import PersonName
from kg.resolve.people.rarity import Rarity
from kg.resolve.people.sightings import Sighting

COMMON_NAME_LIMIT = 3
COMPANIONS = 2
LARGEST_BLOCK = 60

Block = Sequence[Sighting]


def link_across(joiner: Joiner, found: Iterable[Sighting], rarity: Rarity) -> None:
    """Joins the sightings of one full name, middle names and umlauts put aside."""
    blocks: dict[tuple[str, str], list[Sighting]] = defaultdict(list)
    for sighting in found:
        for core in sorted({name.core for name in sighting.names if name.is_full}):
            blocks[core].append(sighting)
    for core in sorted(blocks):
        for block in _settled(blocks[core]):
            _link_block(joiner, block, rarity)


def _settled(block: Block) -> Iterator[Block]:
    """The block, or its parts by full name where two names in it can't be of one person.

    Of "Ada B. Mare", "Ada C. Mare" and "Ada Mare" nobody can tell whose the third is.
    """
    names = {name for sighting in block for name in sighting.names}
    if not any(against(*pair) for pair in combinations(names, 2)):
        yield block
        return
    for one in sorted(names, key=lambda name: (name.words, name.generation or "", name.key)):
        yield [sighting for sighting in block if one in sighting.names]


def _link_block(joiner: Joiner, block: Block, rarity: Rarity) -> None:
    if len(block) < 2:
        return
    rare = all(rarity.is_rare(name) for sighting in block for name in sighting.names)
    for evidence, left, right in contexts(block, rare=rare):
        _link(joiner, left, right, evidence)
    if rare:
        _by_rarity(joiner, block)


def _link(joiner: Joiner, left: Sighting, right: Sighting, evidence: Evidence) -> None:
    if joiner.find(left.key) != joiner.find(right.key):
        rule = CONTEXT_RULES.get(evidence, Rule.SAME_NAME_AND_CONTEXT)
        evidences = (_likeness(left, right), evidence)
        joiner.join_sessions(Link(left.key, right.key, rule, evidences))


CONTEXT_RULES = {
    Evidence.SAME_ORGANIZATION: Rule.SAME_NAME_AND_ORGANIZATION,
    Evidence.RARE_NAME: Rule.SAME_RARE_NAME,
}


def contexts(block: Block, *, rare: bool) -> Iterator[tuple[Evidence, Sighting, Sighting]]:
    """Pairs of one name that something beside it ties together, the firmest tie first.

    rare: a name that is not rare needs a body in common, or two companions.
    """
    bodies = {body for sighting in block for body in sighting.bodies}
    if rare or len(bodies) <= COMMON_NAME_LIMIT:
        yield from _sharing(block, Evidence.SAME_ORGANIZATION)
    if rare:
        yield from _sharing(block, Evidence.SAME_SERIES)
        yield from _akin(block)
    if len(block) <= LARGEST_BLOCK:
        for left, right in combinations(block, 2):
            if len(left.companions & right.companions) >= (1 if rare else COMPANIONS):
                yield Evidence.SHARED_COMPANIONS, left, right


def _sharing(block: Block, evidence: Evidence) -> Iterator[tuple[Evidence, Sighting, Sighting]]:
    groups: dict[str, list[Sighting]] = defaultdict(list)
    for sighting in block:
        shared = sighting.bodies if evidence is Evidence.SAME_ORGANIZATION else sighting.series
        for key in shared:
            groups[key].append(sighting)
    for _, group in sorted(groups.items()):
        yield from ((evidence, left, right) for left, right in pairwise(group))


def _akin(block: Block) -> Iterator[tuple[Evidence, Sighting, Sighting]]:
    first: dict[AffiliationWords, Sighting] = {}
    for sighting in block:
        for words in sorted(sighting.affiliations, key=lambda words: words.words):
            if words in first:
                if akin(words, words):
                    yield Evidence.AKIN_AFFILIATION, first[words], sighting
            else:
                first[words] = sighting
    if len(first) <= LARGEST_BLOCK:
        for (one, left), (other, right) in combinations(first.items(), 2):
            if akin(one, other):
                yield Evidence.AKIN_AFFILIATION, left, right


def _by_rarity(joiner: Joiner, block: Block) -> None:
    """Joins a rare name's sightings where all that name a body are one cluster already.

    Where they are several, those of one year still are joined if they are one in that year.
    """
    if _name_one_body(joiner, block):
        _chain(joiner, block)
        return
    by_year: dict[int, list[Sighting]] = defaultdict(list)
    for sighting in block:
        by_year[sighting.session.year].append(sighting)
    for group in by_year.values():
        if _name_one_body(joiner, group):
            _chain(joiner, group)


def _name_one_body(joiner: Joiner, block: Block) -> bool:
    return len({joiner.find(s.key) for s in block if s.names_a_body}) < 2


def _chain(joiner: Joiner, block: Block) -> None:
    for left, right in pairwise(block):
        _link(joiner, left, right, Evidence.RARE_NAME)


def _likeness(left: Sighting, right: Sighting) -> Evidence:
    pairs = ((one, other) for one in left.names for other in right.names)
    reasons = {agreement(one, other) for one, other in pairs} - {None}
    return next((e for e in STRONGEST_FIRST if e in reasons), Evidence.SURNAME_EQUAL)


STRONGEST_FIRST = (
    Evidence.SAME_NORMALISED_NAME,
    Evidence.SAME_BUT_FOR_MARKS,
    Evidence.MIDDLE_NAME_LEFT_OUT,
    Evidence.INITIAL_FOR_GIVEN_NAME,
    Evidence.SHORT_FORM,
    Evidence.SPELLING_SLIP,
)


def full_names(found: Iterable[Sighting]) -> frozenset[PersonName]:
    """Every full name that somebody bears."""
    return frozenset(name for sighting in found for name in sighting.names if name.is_full)
