"""The tables of people and of organisations, with what is known of their sessions."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kg.publish.tables.facts import Facts
from kg.publish.tables.happenings import year
from kg.publish.tables.table import Column, Table, itself, name, named, targets, texts

SESSION, PARTY, AFFILIATION = "igf:inSession", "igf:participant", "igf:affiliation"
WITHDRAWN = "withdrawn"


def session_of(facts: Facts, part: str) -> str:
    """The session that somebody took part in."""
    return next(iter(facts.targets(part, SESSION)), "")


def _by_name(kind: str) -> Callable[[Facts], list[str]]:
    def rows(facts: Facts) -> list[str]:
        return sorted(facts.instances(kind), key=lambda iri: (facts.name(iri).casefold(), iri))

    return rows


def _sessions(facts: Facts, party: str) -> frozenset[str]:
    """Those in which it took part, or somebody for it, without those withdrawn from."""
    parts = facts.sources(party, PARTY, AFFILIATION)
    return frozenset(session_of(facts, part) for part in parts if not _withdrew(facts, part))


def _withdrew(facts: Facts, part: str) -> bool:
    return any(s.rpartition("/")[2] == WITHDRAWN for s in facts.targets(part, "igf:status"))


def _counted(facts: Facts, iri: str) -> str:
    return str(len(_sessions(facts, iri)))


def _years(facts: Facts, iri: str, which: Callable[[Iterable[str]], str]) -> str:
    years = {year(facts, session) for session in _sessions(facts, iri)} - {""}
    return which(years) if years else ""


ACTIVITY = (
    Column(
        name="sessions",
        about="In how many sessions of this data, without those withdrawn from.",
        value=_counted,
        datatype="nonNegativeInteger",
    ),
    Column(
        name="first_year", about="The first year of these.", value=lambda f, i: _years(f, i, min)
    ),
    Column(name="last_year", about="The last year of these.", value=lambda f, i: _years(f, i, max)),
)
ALSO = Column(
    name="other_names",
    about="Other spellings and short names.",
    value=texts("schema:alternateName"),
    several=True,
)
PEOPLE = Table(
    name="people",
    about="The people that documents name.",
    rows=_by_name("schema:Person"),
    columns=(
        Column(name="person", about="The permanent name.", value=itself, datatype="anyURI"),
        Column(name="name", about="The name.", value=name),
        ALSO,
        *ACTIVITY,
    ),
)
ORGANIZATIONS = Table(
    name="organizations",
    about="The organisations that took part, or that somebody was named for.",
    rows=_by_name("schema:Organization"),
    columns=(
        Column(name="organization", about="The permanent name.", value=itself, datatype="anyURI"),
        Column(name="name", about="The name.", value=name),
        ALSO,
        Column(
            name="part_of",
            about="What it is part of.",
            value=targets("org:subOrganizationOf"),
            datatype="anyURI",
            several=True,
            of="organizations",
        ),
        Column(
            name="part_of_names",
            about="The same by name.",
            value=named("org:subOrganizationOf"),
            several=True,
        ),
        Column(
            name="same_as",
            about="The same in other registers, as reviewed.",
            value=targets("schema:sameAs"),
            datatype="anyURI",
            several=True,
        ),
        *ACTIVITY,
    ),
)
