"""What speaks for two clusters being one person and what against it, and a score that orders pairs.

The weights are set by hand, in the manner of Fellegi and Sunter: each is the binary logarithm of
how many times likelier the finding is where both are one person. They are added to the odds that
hold before anything is known, and the sum told as a share between 0 and 1. It decides nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import product

from rapidfuzz.distance import JaroWinkler

from kg.concepts import Evidence
from kg.resolve.people.affiliations import AffiliationWords, akin
from kg.resolve.people.agreements import agreement, same_words
from kg.resolve.people.joining import countries_differ, vetoes
from kg.resolve.people.names import PersonName
from kg.resolve.people.profiles import Profile
from kg.resolve.people.rarity import Rarity

BEFORE = -4
ALIKE = 0.9
SHORTEST_CALL_NAME = 3
MOST_AFFILIATIONS = 20
WEIGHTS = {
    Evidence.SAME_NORMALISED_NAME: 5,
    Evidence.SAME_BUT_FOR_MARKS: 5,
    Evidence.MIDDLE_NAME_LEFT_OUT: 4,
    Evidence.GIVEN_NAME_AND_SURNAME_EQUAL: 4,
    Evidence.SAME_WORDS: 3,
    Evidence.SHORT_FORM: 2,
    Evidence.SPELLING_SLIP: 2,
    Evidence.INITIAL_FOR_GIVEN_NAME: 1,
    Evidence.ALIKE_NAME: 0,
    Evidence.RARE_NAME: 3,
    Evidence.SAME_ORGANIZATION: 3,
    Evidence.AKIN_AFFILIATION: 2,
    Evidence.SAME_SERIES: 2,
    Evidence.SHARED_COMPANIONS: 2,
    Evidence.SAME_SINGLE_ROLE: 2,
    Evidence.SAME_SESSION: 1,
    Evidence.SAME_COUNTRY: 1,
    Evidence.COMMON_NAME: -2,
    Evidence.AFFILIATION_DIFFERS: -2,
    Evidence.MIDDLE_INITIAL_DIFFERS: -2,
    Evidence.NAME_ORDER_DIFFERS: -2,
    Evidence.MIDDLE_NAME_DIFFERS: -3,
    Evidence.COUNTRY_DIFFERS: -3,
    Evidence.GIVEN_NAME_DIFFERS: -4,
    Evidence.SURNAME_DIFFERS: -4,
    Evidence.BOTH_IN_ONE_DOCUMENT: -4,
    Evidence.GENERATION_DIFFERS: -5,
}
"""Every finding and its weight; a finding below 0 that a name alone makes still is evidence."""

Feature = Callable[[Profile, Profile], bool]


def score(evidence: Iterable[Evidence]) -> float:
    """The share that the findings come to, to three places."""
    return round(1 / (1 + 2.0 ** -(BEFORE + sum(WEIGHTS[found] for found in evidence))), 3)


def evidence_for(left: Profile, right: Profile, rarity: Rarity) -> tuple[Evidence, ...]:
    """What speaks for one person: how the names agree first; nothing where they do not."""
    name = name_evidence(left, right)
    if name is None:
        return ()
    longest = max((*left.names, *right.names), key=lambda name: (len(name.compact), name.key))
    rare = (Evidence.RARE_NAME,) if rarity.is_rare(longest) else ()
    return (name, *rare, *(found for found, holds in FEATURES.items() if holds(left, right)))


def evidence_against(left: Profile, right: Profile, rarity: Rarity) -> tuple[Evidence, ...]:
    """What speaks against it, the vetoes first."""
    longest = max((*left.names, *right.names), key=lambda name: (len(name.compact), name.key))
    found = list(vetoes(left.traits, right.traits))
    if countries_differ(left.traits, right.traits):
        found.append(Evidence.COUNTRY_DIFFERS)
    if affiliations_differ(left, right):
        found.append(Evidence.AFFILIATION_DIFFERS)
    if not rarity.is_rare(longest):
        found.append(Evidence.COMMON_NAME)
    return tuple(found)


def name_evidence(left: Profile, right: Profile) -> Evidence | None:
    """The strongest way in which any two spellings agree."""
    found = {_name_evidence(*pair) for pair in product(left.names, right.names)} - {None}
    return next((evidence for evidence in WEIGHTS if evidence in found), None)


def _name_evidence(left: PersonName, right: PersonName) -> Evidence | None:
    agreed = agreement(left, right) or same_words(left, right)
    if agreed is not None:
        return agreed
    if left.core == right.core:
        return Evidence.GIVEN_NAME_AND_SURNAME_EQUAL
    if left.family == right.family and _begins(*sorted((left.given, right.given), key=len)):
        return Evidence.SHORT_FORM
    return Evidence.ALIKE_NAME if _alike(left, right) else None


def _begins(short: str, long: str) -> bool:
    return len(short) >= SHORTEST_CALL_NAME and long.startswith(short)


def _alike(left: PersonName, right: PersonName) -> bool:
    """Whether first and last words are alike each, and begin alike."""
    pairs = tuple(zip(left.core, right.core, strict=True))
    likeness = (JaroWinkler.similarity(*pair, score_cutoff=ALIKE) for pair in pairs)
    return all(one[0] == other[0] for one, other in pairs) and all(likeness)


def same_organization(left: Profile, right: Profile) -> bool:
    """Both name one body."""
    return not left.bodies.isdisjoint(right.bodies)


def akin_affiliation(left: Profile, right: Profile) -> bool:
    """No body in common, but affiliations that may be of one."""
    if same_organization(left, right):
        return False
    ours, theirs = (_some(profile) for profile in (left, right))
    return any(akin(*pair) for pair in product(ours, theirs))


def same_series(left: Profile, right: Profile) -> bool:
    """Both were at sessions of one series."""
    return left.sessions.isdisjoint(right.sessions) and not left.series.isdisjoint(right.series)


def shared_companions(left: Profile, right: Profile) -> bool:
    """Both were at different sessions with a third person."""
    return left.sessions.isdisjoint(right.sessions) and bool(left.companions & right.companions)


def same_single_role(left: Profile, right: Profile) -> bool:
    """Both are given a role of one session that one person holds."""
    return not left.single_roles.isdisjoint(right.single_roles)


def same_session(left: Profile, right: Profile) -> bool:
    """Both were at one session."""
    return not left.sessions.isdisjoint(right.sessions)


def same_country(left: Profile, right: Profile) -> bool:
    """Both are said to be of one country."""
    return not left.traits.country_codes.isdisjoint(right.traits.country_codes)


def affiliations_differ(left: Profile, right: Profile) -> bool:
    """Both name bodies, and none that may be one."""
    both = left.names_a_body and right.names_a_body
    return both and not same_organization(left, right) and not akin_affiliation(left, right)


FEATURES: dict[Evidence, Feature] = {
    Evidence.SAME_ORGANIZATION: same_organization,
    Evidence.AKIN_AFFILIATION: akin_affiliation,
    Evidence.SAME_SERIES: same_series,
    Evidence.SHARED_COMPANIONS: shared_companions,
    Evidence.SAME_SINGLE_ROLE: same_single_role,
    Evidence.SAME_SESSION: same_session,
    Evidence.SAME_COUNTRY: same_country,
}


def _some(profile: Profile) -> list[AffiliationWords]:
    return sorted(profile.affiliations, key=lambda words: words.words)[:MOST_AFFILIATIONS]
