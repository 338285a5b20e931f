"""Mentions first: every party a document names is a statement with a key of its own.

The key is made of what is said and by which document, not of line numbers, so that it survives a
document being read again, and is the same for a document and for the transcription of its facts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.keys import opaque
from kg.names import name_key
from kg.records import Document, Origin, PartyKind, PartyRecord
from kg.resolve.sessions import Saying, Session, SessionKey, own_key


@dataclass(frozen=True, slots=True)
class Statement:
    """One party under one role label, as one document says it, at one or more places in it.

    listed: the key that its document's session had before it was joined to another.
    """

    key: str
    document: Document
    session: SessionKey
    parties: tuple[PartyRecord, ...]
    listed: SessionKey | None = None

    @property
    def party(self) -> PartyRecord:
        """The first place's record: the same name, role and affiliation as all the others."""
        return self.parties[0]

    @property
    def origins(self) -> tuple[Origin, ...]:
        """Where in the document it stands."""
        return tuple(party.origin for party in self.parties)


@dataclass(frozen=True, slots=True)
class OrganizationMention:
    """A name of a body in one document.

    statements: the keys of the statements whose affiliation it was read from; empty where the
    body itself is the party, or the entry of an editor's sheet. stated: those affiliations.
    people: the name keys of the persons who give it as theirs.
    """

    key: str
    name: str
    document: Document
    year: int | None
    session: SessionKey | None = None
    statements: tuple[str, ...] = ()
    country_codes: frozenset[str] = frozenset()
    origins: tuple[Origin, ...] = ()
    stated: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()


def statements(session: Session) -> tuple[Statement, ...]:
    """Every party mention of a session, sorted by key; the same mention twice is one statement."""
    found: dict[str, tuple[Saying, list[PartyRecord]]] = {}
    for saying in session.sayings:
        for party in saying.record.parties:
            key = statement_key(saying, party)
            found.setdefault(key, (saying, []))[1].append(party)
    formerly = dict(session.formerly)
    return tuple(
        Statement(
            key,
            saying.document,
            session.key,
            tuple(parties),
            _listed(saying, formerly),
        )
        for key, (saying, parties) in sorted(found.items())
    )


def _listed(saying: Saying, formerly: Mapping[str, SessionKey]) -> SessionKey | None:
    """The key by which mentions of the session are keyed, where it is not the session's own."""
    if saying.record.keyed is not None:
        return SessionKey(saying.record.year, saying.record.keyed)
    return formerly.get(saying.document.key)


def statement_key(saying: Saying, party: PartyRecord) -> str:
    """`s` and ten characters made from document, session, name, role label and affiliation."""
    if party.keyed is not None:
        return party.keyed
    return opaque(
        "s",
        saying.document.key,
        f"{saying.record.year}/{own_key(saying.record)}",
        party.kind,
        party.name or party.unnamed or "",
        party.role,
        party.affiliation or "",
    )


def organization_mentions(found: Iterable[Statement]) -> tuple[OrganizationMention, ...]:
    """The bodies that statements name, as parties themselves or as affiliations."""
    every = tuple(found)
    parties = (_party_mention(s) for s in every if s.party.kind is PartyKind.ORGANIZATION)
    return (*parties, *_affiliation_mentions(every))


def _party_mention(statement: Statement) -> OrganizationMention:
    return OrganizationMention(
        key=statement.key,
        name=statement.party.name or "",
        document=statement.document,
        year=statement.session.year,
        session=statement.session,
        country_codes=_country_codes((statement,)),
        origins=statement.origins,
    )


def _affiliation_mentions(found: Iterable[Statement]) -> Iterator[OrganizationMention]:
    groups: dict[tuple[str, SessionKey, str, str], list[Statement]] = defaultdict(list)
    for statement in found:
        for keyed, name in sorted({n for party in statement.parties for n in _bodies(party)}):
            groups[(statement.document.key, statement.session, keyed, name)].append(statement)
    for (document_key, session, keyed, name), group in sorted(groups.items()):
        yield OrganizationMention(
            # Joining two sessions changes no key that was given out before.
            key=opaque("m", document_key, str(group[0].listed or session), keyed),
            name=name,
            document=group[0].document,
            year=session.year,
            session=session,
            statements=tuple(statement.key for statement in group),
            country_codes=_country_codes(group),
            origins=tuple(origin for statement in group for origin in statement.origins),
            stated=frozenset(s.party.affiliation for s in group if s.party.affiliation),
            people=frozenset(
                name_key(s.party.name)
                for s in group
                if s.party.name is not None and s.party.kind is PartyKind.PERSON
            ),
        )


def _bodies(party: PartyRecord) -> Iterator[tuple[str, str]]:
    """The names of the bodies by which their mentions are keyed, and those that are told."""
    yield from zip(
        party.keyed_organizations or party.organizations, party.organizations, strict=True
    )


def _country_codes(group: Iterable[Statement]) -> frozenset[str]:
    return frozenset(
        party.country_code for s in group for party in s.parties if party.country_code is not None
    )
