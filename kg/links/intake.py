"""What becomes of each row of a table of links: added, known already, or refused with a reason."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kg.concepts import Authority, Verdict
from kg.errors import SourceError
from kg.keys import opaque
from kg.links.table import Row
from kg.records import Origin
from kg.resolve.outward import entity_of, fits
from kg.resolve.outward_links import (
    MENTION,
    OutwardLink,
    links_in_force,
    refuse_unsound,
)
from kg.resolve.register import Register
from kg.resolve.resolution import Resolution

Subject = tuple[str, Authority, str]


@dataclass(frozen=True, slots=True)
class Terms:
    """What holds for all rows of one table; name: that of the file."""

    name: str
    reviewer: str
    date: dt.date
    ruleset: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a table.

    added: new links. known: rows that change nothing. blocked: proposals of what was judged to be
    different, each with that judgement. refused: rows that cannot be taken.
    """

    added: tuple[OutwardLink, ...]
    known: tuple[Row, ...]
    blocked: tuple[tuple[Row, OutwardLink], ...]
    refused: tuple[SourceError, ...]


class Intake:
    """Takes rows one after the other, each against what holds by then."""

    def __init__(
        self,
        links: Iterable[OutwardLink],
        resolution: Resolution,
        register: Register,
        terms: Terms,
    ) -> None:
        self._resolution, self._terms = resolution, terms
        fresh = {**resolution.people.fresh, **resolution.organizations.fresh}
        self._mentions = {i: mention for mention, i in register.ids.items()} | fresh
        self._held: dict[Subject, list[OutwardLink]] = defaultdict(list)
        for link in links_in_force(links):
            self._hold(link)
        self._added: list[OutwardLink] = []
        self._known: list[Row] = []
        self._blocked: list[tuple[Row, OutwardLink]] = []
        self._refused: list[SourceError] = []

    def take(self, rows: Iterable[Row | SourceError]) -> Taken:
        """All rows of a table."""
        for row in rows:
            if isinstance(row, SourceError):
                self._refused.append(row)
                continue
            try:
                self._take(row)
            except ValueError as error:
                document = self._terms.name
                self._refused.append(SourceError(str(error), document=document, line=row.line))
        return Taken(
            tuple(self._added), tuple(self._known), tuple(self._blocked), tuple(self._refused)
        )

    def _take(self, row: Row) -> None:
        mention, entity = self._subject(row)
        held = self._held[entity, row.authority, row.identifier]
        against = next((link for link in held if link.verdict is Verdict.DIFFERENT), None)
        proposed = row.verdict is None and row.supersedes is None
        if proposed and against is not None:
            self._blocked.append((row, against))
        elif any(proposed or row.verdict is link.verdict for link in held):
            self._known.append(row)
        else:
            before = _superseded(row, held)
            link = self._link(row, mention, before)
            refuse_unsound(link)
            held[:] = [*(other for other in held if other is not before), link]
            self._added.append(link)

    def _subject(self, row: Row) -> tuple[str, str]:
        """The mention that the link is kept under, and the entity that it means by now."""
        mention = row.entity if MENTION.fullmatch(row.entity) else self._mentions.get(row.entity)
        entity = mention and entity_of(self._resolution, mention)
        if mention is None or entity is None:
            raise ValueError(
                f"no person, body or mention {row.entity!r}; take the id from its page"
            )
        if not fits(row.authority, entity):
            kind = "person" if entity.startswith("p") else "body"
            raise ValueError(f"{row.entity} is a {kind}, and {row.authority} has none; correct one")
        return mention, entity

    def _link(self, row: Row, mention: str, before: OutwardLink | None) -> OutwardLink:
        terms, replaced = self._terms, before.id if before else None
        said = (mention, row.authority, row.identifier, str(row.verdict), terms.reviewer)
        return OutwardLink(
            id=opaque("l", *said, replaced or ""),
            mention=mention,
            authority=row.authority,
            identifier=row.identifier,
            verdict=row.verdict,
            evidence=row.evidence,
            counter=row.counter,
            reviewer=terms.reviewer,
            date=terms.date,
            ruleset=terms.ruleset,
            note=row.note,
            source=row.source,
            supersedes=replaced,
            origin=Origin(terms.name, row.line),
        )

    def _hold(self, link: OutwardLink) -> None:
        entity = entity_of(self._resolution, link.mention)
        if entity is not None:
            self._held[entity, link.authority, link.identifier].append(link)


def _superseded(row: Row, held: list[OutwardLink]) -> OutwardLink | None:
    """The link that this row's stands in for: a mere proposal, or the one that it names."""
    judged = [link for link in held if link.verdict is not None]
    named = next((link for link in held if link.id == row.supersedes), None)
    if row.supersedes is not None and named is None:
        raise ValueError(f"it supersedes {row.supersedes}, which is no link of it in force")
    if judged and named is None:
        before = judged[0]
        raise ValueError(
            f"{before.reviewer} judged {before.verdict} on {before.date} ({before.place});"
            f" to judge otherwise, write {before.id} in the column supersedes"
        )
    return named or next(iter(held), None)
