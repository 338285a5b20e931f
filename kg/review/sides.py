"""One side of a pair: a party, and all that documents say where they mention it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.records import Document, Origin
from kg.resolve.resolution import Resolution
from kg.resolve.sessions import Session, SessionKey
from kg.resolve.statements import OrganizationMention, Statement


@dataclass(frozen=True, slots=True)
class Seen:
    """One mention, as a reviewer needs to see it.

    title: of the session. people: whose affiliations name the body, as they print it.
    """

    key: str
    name: str
    document: Document
    origins: tuple[Origin, ...]
    session: SessionKey | None = None
    title: str | None = None
    roles: tuple[str, ...] = ()
    affiliation: str | None = None
    stakeholder: str | None = None
    country: str | None = None
    people: tuple[str, ...] = ()

    @property
    def places(self) -> tuple[str, ...]:
        """Where in the document, or in the sheet that holds its facts."""
        return tuple(dict.fromkeys(filter(None, map(self._place, self.origins))))

    def _place(self, origin: Origin) -> str | None:
        if origin.line is None:
            return origin.place
        if origin.document == self.document.name:
            return f"line {origin.line}"
        return f"{origin.document}:{origin.line}"


@dataclass(frozen=True, slots=True)
class Side:
    """A party as it is now: its id, and its mentions by session and document."""

    entity: str
    mentions: tuple[Seen, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Every spelling, the first mention's first."""
        return tuple(dict.fromkeys(seen.name for seen in self.mentions))

    def beginning_with(self, key: str) -> tuple[Seen, ...]:
        """The mentions, the one of this key before the others."""
        return tuple(sorted(self.mentions, key=lambda seen: seen.key != key))


def entities_of(resolution: Resolution) -> dict[str, str]:
    """The id of the person or body that each mention was resolved to."""
    return {**resolution.people.by_mention, **resolution.organizations.by_mention}


def sides(resolution: Resolution) -> dict[str, Side]:
    """Every party by its id."""
    entities = entities_of(resolution)
    groups: dict[str, list[Seen]] = {}
    for seen in _every(resolution):
        if seen.key in entities:
            groups.setdefault(entities[seen.key], []).append(seen)
    return {entity: Side(entity, tuple(sorted(g, key=_order))) for entity, g in groups.items()}


def _every(resolution: Resolution) -> Iterator[Seen]:
    titles = dict(_titles((*resolution.earlier, *resolution.sessions)))
    statements = {mention.key: mention.statement for mention in resolution.person_mentions}
    for statement in statements.values():
        yield _person(statement, titles)
    entries = (entry.mention for entry in resolution.entries)
    for mention in (*resolution.organization_mentions, *entries):
        yield _body(mention, titles, statements)


def _titles(sessions: Iterable[Session]) -> Iterator[tuple[SessionKey, str]]:
    for session in sessions:
        for saying in session.sayings:
            if saying.record.title is not None:
                yield session.key, saying.record.title
                break


def _person(statement: Statement, titles: Mapping[SessionKey, str]) -> Seen:
    party = statement.party
    return Seen(
        key=statement.key,
        name=party.name or "",
        document=statement.document,
        origins=statement.origins,
        session=statement.session,
        title=titles.get(statement.session),
        roles=tuple(dict.fromkeys(party.role for party in statement.parties)),
        affiliation=party.affiliation,
        stakeholder=party.stakeholder,
        country=party.country,
    )


def _body(
    mention: OrganizationMention,
    titles: Mapping[SessionKey, str],
    statements: Mapping[str, Statement],
) -> Seen:
    behind = [statements[key] for key in mention.statements if key in statements]
    return Seen(
        key=mention.key,
        name=mention.name,
        document=mention.document,
        origins=mention.origins,
        session=mention.session,
        title=titles.get(mention.session) if mention.session else None,
        country=", ".join(sorted(mention.country_codes)) or None,
        people=tuple(dict.fromkeys(s.party.name for s in behind if s.party.name)),
    )


def _order(seen: Seen) -> tuple[str, str, str]:
    return (str(seen.session or ""), seen.document.name, seen.key)
