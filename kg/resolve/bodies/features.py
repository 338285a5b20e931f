"""What speaks for and against two clusters being one body: small functions, each with its reason.

Weights are set by hand. They order what a person looks at, and decide nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import product

from rapidfuzz.distance import JaroWinkler

from kg.concepts import Evidence
from kg.resolve.bodies.profiles import Form, Profile
from kg.resolve.bodies.qualifiers import countries_in, numbers_in, parts_in
from kg.resolve.bodies.reach import GENERIC

Rarity = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two clusters, and the one name of each that is compared. rarity: what words tell."""

    left: Profile
    right: Profile
    one: Form
    other: Form
    rarity: Rarity


Feature = Callable[[Pair], float]

ALIKE = 0.9
WEIGHTS: dict[Evidence, float] = {
    Evidence.SAME_NORMALISED_NAME: 0.5,
    Evidence.INITIALS_MATCH: 0.4,
    Evidence.RARE_WORDS_SHARED: 0.5,
    Evidence.SUBSET_OF_WORDS: 0.15,
    Evidence.ALIKE_IN_LETTERS: 0.25,
    Evidence.SAME_PERSON_AFFILIATED: 0.2,
    Evidence.SAME_STATED_COUNTRY: 0.05,
    Evidence.STATED_COUNTRIES_DIFFER: -0.1,
    Evidence.COUNTRY_QUALIFIER_DIFFERS: -0.3,
    Evidence.NUMBERS_DIFFER: -0.3,
    Evidence.PART_OF_A_BODY: -0.2,
    Evidence.ONLY_GENERIC_WORDS_SHARED: -0.3,
}
VETOES = frozenset(
    {
        Evidence.COUNTRY_QUALIFIER_DIFFERS,
        Evidence.NUMBERS_DIFFER,
        Evidence.PART_OF_A_BODY,
        Evidence.ONLY_GENERIC_WORDS_SHARED,
    }
)


def same_name(pair: Pair) -> float:
    """One normalised name, which says too little to link two documents."""
    return float(bool(pair.one.key) and pair.one.key == pair.other.key)


def initials_match(pair: Pair) -> float:
    """One is an acronym that the other may be shortened to."""
    return float(_shortens(pair.one, pair.other))


def rare_words(pair: Pair) -> float:
    """The part of all words that both have, rare ones counting for more."""
    every = sum(pair.rarity[word] for word in pair.one.words | pair.other.words)
    shared = sum(pair.rarity[word] for word in pair.one.words & pair.other.words)
    return 0.0 if pair.one.key == pair.other.key or not every else shared / every


def subset(pair: Pair) -> float:
    """All words of one stand in the other, which has more."""
    return float(
        bool(pair.one.words and pair.other.words) and _inside(pair.one.words, pair.other.words)
    )


def alike(pair: Pair) -> float:
    """The letters are nearly the same, as by a slip of the pen."""
    if pair.one.key == pair.other.key:
        return 0.0
    likeness = JaroWinkler.normalized_similarity(pair.one.key, pair.other.key, score_cutoff=ALIKE)
    return float(likeness)


def same_person(pair: Pair) -> float:
    """A person of one name gives both as theirs."""
    return float(not pair.left.people.isdisjoint(pair.right.people))


def same_country(pair: Pair) -> float:
    """Documents give both the same country."""
    return float(not pair.left.countries.isdisjoint(pair.right.countries))


def countries_differ(pair: Pair) -> float:
    """Documents give both a country, and no common one."""
    stated = pair.left.countries and pair.right.countries
    return float(bool(stated) and pair.left.countries.isdisjoint(pair.right.countries))


def qualifiers_differ(pair: Pair) -> float:
    """One name carries a country that the other does not."""
    return float(countries_in(pair.one.name) != countries_in(pair.other.name))


def numbers_differ(pair: Pair) -> float:
    """The names hold different numbers."""
    return float(numbers_in(pair.one.name) != numbers_in(pair.other.name))


def part_of(pair: Pair) -> float:
    """One has a word for a part, and the other has not."""
    return float(
        parts_in(pair.one.name) != parts_in(pair.other.name)
        and not _abbreviates(pair.one, pair.other)
    )


def only_generic(pair: Pair) -> float:
    """What they share is what many bodies are called, and each has words of its own."""
    shared = pair.one.words & pair.other.words
    own = pair.one.words - shared and pair.other.words - shared
    return float(bool(shared and own) and shared <= GENERIC)


FEATURES: dict[Evidence, Feature] = {
    Evidence.SAME_NORMALISED_NAME: same_name,
    Evidence.INITIALS_MATCH: initials_match,
    Evidence.RARE_WORDS_SHARED: rare_words,
    Evidence.SUBSET_OF_WORDS: subset,
    Evidence.ALIKE_IN_LETTERS: alike,
    Evidence.SAME_PERSON_AFFILIATED: same_person,
    Evidence.SAME_STATED_COUNTRY: same_country,
    Evidence.STATED_COUNTRIES_DIFFER: countries_differ,
    Evidence.COUNTRY_QUALIFIER_DIFFERS: qualifiers_differ,
    Evidence.NUMBERS_DIFFER: numbers_differ,
    Evidence.PART_OF_A_BODY: part_of,
    Evidence.ONLY_GENERIC_WORDS_SHARED: only_generic,
}


def best_reasons(left: Profile, right: Profile, rarity: Rarity) -> dict[Evidence, float]:
    """The weighted reasons of those two names of the clusters that come nearest."""
    names = product(left.forms, right.forms)
    every = (_reasons(Pair(left, right, one, other, rarity)) for one, other in names)
    return max(every, key=lambda reasons: sum(reasons.values()))


def _reasons(pair: Pair) -> dict[Evidence, float]:
    found = ((reason, WEIGHTS[reason] * feature(pair)) for reason, feature in FEATURES.items())
    return {reason: weight for reason, weight in found if weight}


def _inside(one: frozenset[str], other: frozenset[str]) -> bool:
    return one < other or other < one


def _abbreviates(one: Form, other: Form) -> bool:
    """Whether one is the bare acronym of the other, which leaves out the word for a part."""
    bare = one.is_bare_acronym or other.is_bare_acronym
    return bare and _shortens(one, other)


def _shortens(one: Form, other: Form) -> bool:
    return one.acronym in other.abbreviations or other.acronym in one.abbreviations
