"""Who is one person within one session, over all its documents (tiers 1 and 2).

A rule that rests on a likeness holds only where a name has one such partner in the session: of
"J. Mare", "Jane Mare" and "John Mare" none is joined.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from kg.concepts import Evidence, Rule
from kg.names import initials_conflict, surname
from kg.resolve.clusters import Link
from kg.resolve.people.agreements import against, agreement
from kg.resolve.people.joining import Joiner
from kg.resolve.people.mentions import PersonMention
from kg.resolve.people.names import PersonName
from kg.resolve.people.sightings import SINGLE_HOLDER

LARGEST_BLOCK = 50
RULES = {
    Evidence.SAME_NORMALISED_NAME: Rule.NAME_VARIANT_IN_ONE_SESSION,
    Evidence.SAME_BUT_FOR_MARKS: Rule.NAME_VARIANT_IN_ONE_SESSION,
    Evidence.MIDDLE_NAME_LEFT_OUT: Rule.NAME_VARIANT_IN_ONE_SESSION,
    Evidence.INITIAL_FOR_GIVEN_NAME: Rule.SHORT_NAME_IN_ONE_SESSION,
    Evidence.SHORT_FORM: Rule.SHORT_NAME_IN_ONE_SESSION,
    Evidence.SPELLING_SLIP: Rule.SPELLING_SLIP_IN_ONE_SESSION,
}

ByName = Mapping[PersonName, Sequence[PersonMention]]


def link_in_session(joiner: Joiner, mentions: Sequence[PersonMention]) -> None:
    """Joins the mentions of one session, the strongest reasons first."""
    full = [mention for mention in mentions if not mention.partial]
    by_name = _same_names(joiner, full)
    held = [mention for mention in full if mention.roles & SINGLE_HOLDER]
    for left, right in combinations(held, 2):
        if _same_single_holder(left, right):
            joiner.join(_by_single_role(left, right))
    _variants(joiner, by_name)
    for mention in mentions:
        if mention.partial:
            _only_fit(joiner, mention, full)


def _same_names(joiner: Joiner, mentions: Iterable[PersonMention]) -> ByName:
    by_name: dict[PersonName, list[PersonMention]] = defaultdict(list)
    by_key: dict[str, list[PersonMention]] = defaultdict(list)
    for mention in mentions:
        by_name[mention.parsed].append(mention)
        by_key[mention.name_key].append(mention)
    for block in by_key.values():
        # Within one document first, so that its links are told by the stronger reason.
        block.sort(key=lambda mention: (mention.document, mention.key))
        for left, right in pairwise(block):
            joiner.join(_same_name_in_session(left, right))
    return by_name


def _same_name_in_session(left: PersonMention, right: PersonMention) -> Link:
    if left.document == right.document:
        evidence = (Evidence.SAME_NORMALISED_NAME, Evidence.SAME_DOCUMENT, Evidence.SAME_SESSION)
        return Link(left.key, right.key, Rule.SAME_NAME_IN_ONE_DOCUMENT, evidence)
    across = (Evidence.SAME_NORMALISED_NAME, Evidence.SAME_SESSION)
    return Link(left.key, right.key, Rule.SAME_NAME_IN_ONE_SESSION, across)


def _same_single_holder(left: PersonMention, right: PersonMention) -> bool:
    family = surname(left.name)
    return (
        left.document != right.document
        and left.name_key != right.name_key
        and family is not None
        and family == surname(right.name)
        and left.name_key[0] == right.name_key[0]
        and not initials_conflict(left.name, right.name)
        and bool(left.roles & right.roles & SINGLE_HOLDER)
        and bool(left.organizations & right.organizations)
    )


def _by_single_role(left: PersonMention, right: PersonMention) -> Link:
    return Link(
        left.key,
        right.key,
        Rule.SURNAME_ROLE_AND_ORGANIZATION_IN_ONE_SESSION,
        (
            Evidence.SURNAME_EQUAL,
            Evidence.SAME_SINGLE_ROLE,
            Evidence.SAME_ORGANIZATION,
            Evidence.SAME_SESSION,
        ),
        (Evidence.WORDING_DIFFERS,),
    )


def _variants(joiner: Joiner, by_name: ByName) -> None:
    """Names that agree, joined where all that agree with either also agree with each other."""
    agreeing = {pair: reason for pair in _pairs(by_name) if (reason := agreement(*pair))}
    partners: dict[PersonName, set[PersonName]] = defaultdict(set)
    for left, right in agreeing:
        partners[left].add(right)
        partners[right].add(left)
    order = list(RULES)
    ranked = sorted(
        agreeing.items(),
        key=lambda item: (order.index(item[1]), item[0][0].words, item[0][1].words),
    )
    for (left, right), reason in ranked:
        settled = _is_settled(partners[left]) and _is_settled(partners[right])
        if settled and not _of_two_bodies(by_name[left], by_name[right]):
            joiner.join(_variant(by_name[left][0], by_name[right][0], reason))


def _is_settled(partners: Iterable[PersonName]) -> bool:
    return not any(against(left, right) for left, right in combinations(partners, 2))


def _of_two_bodies(lefts: Iterable[PersonMention], rights: Iterable[PersonMention]) -> bool:
    """Whether both names are listed with bodies, and with none in common."""
    ours, theirs = (
        frozenset(body for mention in side for body in mention.organizations)
        for side in (lefts, rights)
    )
    return bool(ours) and bool(theirs) and ours.isdisjoint(theirs)


def _variant(left: PersonMention, right: PersonMention, reason: Evidence) -> Link:
    evidence = [reason, Evidence.SAME_SESSION, Evidence.ONLY_FIT_IN_SESSION]
    if left.parsed.by_capitals != right.parsed.by_capitals:
        evidence.append(Evidence.NAME_ORDER_BY_CAPITALS)
    one, other = sorted((left.key, right.key))
    return Link(one, other, RULES[reason], tuple(evidence))


def _pairs(by_name: ByName) -> Iterator[tuple[PersonName, PersonName]]:
    """Pairs of names with a first, a last or all letters in common; a crowded block is left."""
    blocks: dict[tuple[str, str], list[PersonName]] = defaultdict(list)
    for name in sorted(by_name, key=lambda name: (name.key, name.by_capitals)):
        for key in (("given", name.given), ("family", name.family), ("all", name.compact)):
            blocks[key].append(name)
    seen = set()
    for block in blocks.values():
        for pair in combinations(block, 2) if len(block) <= LARGEST_BLOCK else ():
            if pair not in seen:
                seen.add(pair)
                yield pair


def _only_fit(joiner: Joiner, partial: PersonMention, full: Iterable[PersonMention]) -> None:
    """Joins a name of one word to the one person of the session whom it fits."""
    fitting = [mention for mention in full if fits(partial.parsed, mention.parsed)]
    if len({joiner.find(mention.key) for mention in fitting}) != 1:
        return
    evidence = (Evidence.SHORT_FORM, Evidence.ONLY_FIT_IN_SESSION, Evidence.SAME_SESSION)
    joiner.join(Link(fitting[0].key, partial.key, Rule.ONLY_FIT_IN_ONE_SESSION, evidence))


def fits(partial: PersonName, full: PersonName) -> bool:
    """Whether one word may stand for a full name: a surname, or without a title a given name."""
    words, size = full.folded, len(partial.words)
    at_end = words[-size:] == partial.folded
    return at_end or (not partial.titled and words[:size] == partial.folded)
