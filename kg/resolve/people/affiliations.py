"""When two printed affiliations may be of one body, though no rule holds the bodies to be one.

Posts and words that most bodies have in their names are put aside. What is left tells: two words
in common, an acronym in common, or an acronym of one that the other spells out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.names import name_key

SMALL = frozenset(
    {"of", "the", "and", "for", "in", "at", "on", "de", "la", "du", "des", "et", "to"}
)
POSTS = frozenset(
    [
        *("adviser", "advisor", "ambassador", "analyst", "assistant", "associate", "ceo", "chair"),
        *("chairman", "chairperson", "chief", "cio", "consultant", "coordinator", "counsel", "cto"),
        *("deputy", "director", "executive", "expert", "fellow", "founder", "general", "head"),
        *("lead", "leader", "lecturer", "manager", "member", "minister", "officer", "partner"),
        *("president", "professor", "representative", "researcher", "secretary", "senior", "staff"),
        *("student", "vice"),
    ]
)
IN_MANY_NAMES = frozenset(
    [
        *("academic", "academy", "advisory", "affairs", "africa", "agency", "asia", "association"),
        *("authority", "board", "business", "center", "centre", "civil", "coalition", "college"),
        *("commission", "committee", "communication", "communications", "community", "council"),
        *("country", "development", "digital", "dynamic", "europe", "faculty", "forum"),
        *("foundation", "global", "governance", "government", "group", "igf", "independent"),
        *("information", "initiative", "institute", "international", "internet", "legal"),
        *("ministry", "national", "network", "office", "organisation", "organization", "policy"),
        *("private", "program", "programme", "project", "public", "regional", "relations"),
        *("research", "rights", "school", "science", "sector", "society", "special", "state"),
        *("strategy", "studies", "team", "technical", "technology", "telecommunications", "trust"),
        *("union", "university", "working", "world", "youth"),
    ]
)
SHORTEST_ACRONYM = 3
STEM = 6
_WORD = re.compile(r"[^\W\d_]+(?:&[^\W\d_]+)?")


@dataclass(frozen=True, slots=True)
class AffiliationWords:
    """What a printed affiliation tells by itself.

    words: without posts. telling: stems of those that not every body has in its name.
    acronyms: the words printed in capitals.
    """

    words: tuple[str, ...]
    telling: frozenset[str]
    acronyms: frozenset[str]

    @property
    def names_a_body(self) -> bool:
        """Whether it says enough to stand against another affiliation."""
        return bool(self.acronyms) or len(self.telling) > 1


def affiliation_words(printed: str) -> AffiliationWords:
    """The affiliation taken apart."""
    words = tuple(word for word in name_key(printed).split() if word not in SMALL | POSTS)
    capitals = {word for word in _WORD.findall(printed) if word.isupper()}
    shouted = printed.isupper() and len(words) > 1
    acronyms = () if shouted else (name_key(w) for w in capitals if len(w) >= SHORTEST_ACRONYM)
    return AffiliationWords(
        words,
        frozenset(word[:STEM] for word in words if word not in IN_MANY_NAMES),
        frozenset(acronyms) - IN_MANY_NAMES - POSTS,
    )


def akin(left: AffiliationWords, right: AffiliationWords) -> bool:
    """Whether the two may well name one body."""
    if left.acronyms & right.acronyms or len(left.telling & right.telling) > 1:
        return True
    if left.words == right.words:
        return bool(left.telling)
    return _spells_out(left.acronyms, right.words) or _spells_out(right.acronyms, left.words)


def _spells_out(acronyms: Iterable[str], words: Sequence[str]) -> bool:
    starts = range(len(words))
    return any(_begins(acronym, words[start:]) for acronym in acronyms for start in starts)


def _begins(acronym: str, words: Sequence[str]) -> bool:
    """Whether the acronym is made of the first letters of these words, two words at least."""
    reached = {(0, 0)}
    for place, word in enumerate(words[: len(acronym)]):
        steps = {
            at + length
            for at, used in reached
            if used == place
            for length in range(1, len(word) + 1)
            if acronym[at : at + length] == word[:length]
        }
        if len(acronym) in steps and place > 0:
            return True
        reached = {(at, place + 1) for at in steps}
    return False
