"""How far a name reaches: everywhere, inside its own country, or inside its document only.

A name that many bodies have, such as a ministry's or a short acronym, links no two documents by
itself.
"""

from __future__ import annotations

from kg.resolve.bodies.names import SMALL_WORDS, is_acronym, organization_key
from kg.resolve.bodies.qualifiers import countries_in, without_countries

GENERIC = frozenset(
    [
        *("government", "governments", "ministry", "ministries", "department", "parliament"),
        *("senate", "embassy", "mission", "police", "university", "college", "secretariat"),
        *("institute", "school", "media", "press", "academia", "academic", "industry"),
        *("business", "youth", "student", "students", "consultant", "consulting", "independent"),
        *("freelance", "freelancer", "self", "employed", "private", "sector", "retired"),
        *("civil", "society", "technical", "community", "national", "federal", "state"),
        *("regulator", "regulatory", "authority", "agency", "bureau", "office", "president"),
        *("minister", "prime", "council", "committee", "commission", "board", "chamber"),
        *("foundation", "association", "company", "organization", "organizations", "group"),
        *("network", "center", "law", "lawyer", "journalist", "researcher", "research"),
        *("science", "computer", "public", "policy", "none", "na", "ngo", "user", "users"),
        *("individual", "member", "other", "end", "speaker", "team", "project", "program"),
    ]
)
OF_A_STATE = frozenset({"ministry", "department", "office", "embassy", "parliament", "senate"}) | {
    *("government", "mission", "delegation", "cabinet", "secretariat", "ministere", "ministerio")
}
LAST_WORDS = frozenset({"ministry", "department", "embassy", "parliament", "senate", "government"})
OF_ITS_KIND_ONE = frozenset({"ministry", "government", "parliament", "ministere", "ministerio"})
"""Of these, a country has one of a name; of departments and offices it has many."""

NATIONAL = frozenset({"national", "federal", "royal"})
SHORT_ACRONYM = 3


def says_too_little(name: str) -> bool:
    """Whether the name alone can't link two documents: a generic word, or a short acronym."""
    return is_short(name) or is_generic(name)


def is_short(name: str) -> bool:
    """An acronym of so few letters that many bodies have it."""
    return is_acronym(name) and len(name.strip()) <= SHORT_ACRONYM


def is_generic(name: str) -> bool:
    """Whether bodies of many countries, or of many kinds, have the name."""
    words = organization_key(name).split()
    only_generic = all(word in GENERIC or word in SMALL_WORDS or word == "and" for word in words)
    if only_generic or not words:
        return True
    if countries_in(name):
        return words[0] in OF_A_STATE - OF_ITS_KIND_ONE
    return words[0] in OF_A_STATE | NATIONAL or words[-1] in LAST_WORDS


def is_state_body(name: str) -> bool:
    """Whether it is an institution of which a state has one of that name."""
    words = organization_key(name).split()
    return bool(words) and (words[0] in OF_ITS_KIND_ONE or words[-1] in OF_ITS_KIND_ONE)


def national_key(name: str, stated: frozenset[str]) -> tuple[str, str] | None:
    """What an institution of a state is called, and of which state, where both are clear.

    stated: the countries that documents give with it. None where the name is of another kind.
    """
    own = countries_in(name)
    core = without_countries(name)
    countries = own or stated
    if len(countries) != 1 or not is_state_body(core):
        return None
    return core, next(iter(countries))
