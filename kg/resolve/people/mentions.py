"""Statements that name a person, with what the rules compare."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.concepts import Role
from kg.records import PartyKind
from kg.resolve.people.names import PersonName, person_name
from kg.resolve.statements import Statement


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A statement that names a person.

    organizations: the ids of the bodies that its affiliation names. partial: a name of one word,
    which names a person only where its own session's list tells which.
    """

    statement: Statement
    name: str
    parsed: PersonName
    organizations: frozenset[str]
    partial: bool = False

    @property
    def key(self) -> str:
        """The statement's key."""
        return self.statement.key

    @property
    def name_key(self) -> str:
        """What spellings of one name share."""
        return self.parsed.key

    @property
    def document(self) -> str:
        """The key of the document that it stands in."""
        return self.statement.document.key

    @property
    def roles(self) -> frozenset[Role]:
        """Every role that the statement gives."""
        return frozenset(role for party in self.statement.parties for role in party.roles)


def person_mentions(
    statements: Iterable[Statement], organizations: Mapping[str, frozenset[str]]
) -> tuple[PersonMention, ...]:
    """The statements that name a person, those by one word only among them.

    organizations: statement key to the ids of the bodies that its affiliation names.
    """
    parsed: dict[str, PersonName] = {}
    found = []
    for statement in statements:
        party = statement.party
        if party.kind is not PartyKind.PERSON or party.name is None:
            continue
        if party.name not in parsed:
            parsed[party.name] = person_name(party.name)
        name = parsed[party.name]
        if not name.words:
            continue
        bodies = organizations.get(statement.key, frozenset())
        partial = name.is_partial and not party.mononym
        found.append(PersonMention(statement, party.name, name, bodies, partial))
    return tuple(found)
