"""Records as if their documents had never named certain parties: role and session are what is left.

A name that stands in running text besides is struck out there. A namesake whose id was not
withdrawn keeps the name.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar, cast

from kg.keys import opaque
from kg.names import display_name, surname
from kg.records import (
    Document,
    MentionRecord,
    OrganizationRecord,
    PartyKind,
    PartyRecord,
    Reading,
    Record,
    SessionRecord,
)
from kg.resolve.sessions import Saying
from kg.resolve.statements import statement_key

WITHHELD = {
    PartyKind.PERSON: "a person whose name is withheld",
    PartyKind.ORGANIZATION: "a body whose name is withheld",
}
STRUCK_OUT = "[name withheld]"
STRUCK_OUT_OF_ADDRESS = "name-withheld"
# What tells a record apart from others is no text, and must stay as it is.
KEYS = frozenset({"key", "uid", "code", "sha256", "sheet_sha256", "first", "revision_of"})
NAMES = frozenset({"name", "given_name", "family_name"})

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Hidden:
    """What must not be told.

    parties: statements that are to name nobody. bodies: statement to the names that its affiliation
    is not to tell. entries: mentions of an editor's sheet. names: of persons, as printed, to be
    struck out of running text.
    """

    parties: frozenset[str]
    bodies: Mapping[str, frozenset[str]]
    entries: frozenset[str]
    names: frozenset[str]


def redacted(reading: Reading, hidden: Hidden) -> Reading:
    """The reading without what is hidden."""
    document = reading.document
    found = replace(
        reading,
        records=tuple(_records(reading.records, document, hidden)),
        superseded=tuple(_session(record, document, hidden) for record in reading.superseded),
    )
    pattern = pattern_of(hidden.names)
    return found if pattern is None else _struck_out(found, pattern)


def _records(records: Iterable[Record], document: Document, hidden: Hidden) -> Iterable[Record]:
    for record in records:
        if isinstance(record, SessionRecord):
            yield _session(record, document, hidden)
        elif not isinstance(record, OrganizationRecord):
            yield record
        elif opaque("m", document.key, record.key) not in hidden.entries:
            yield _entry(record, document, hidden)


def _entry(record: OrganizationRecord, document: Document, hidden: Hidden) -> OrganizationRecord:
    def still(key: str | None) -> str | None:
        gone = key is not None and opaque("m", document.key, key) in hidden.entries
        return None if gone else key

    return replace(record, part_of=still(record.part_of), successor=still(record.successor))


def _session(record: SessionRecord, document: Document, hidden: Hidden) -> SessionRecord:
    saying = Saying(document, record)
    gone = {p.name for p in record.parties if statement_key(saying, p) in hidden.parties}
    return replace(
        record,
        parties=tuple(_party(p, statement_key(saying, p), hidden) for p in record.parties),
        mentions=tuple(m for m in record.mentions if not _is_of(m, gone)),
    )


def _party(party: PartyRecord, key: str, hidden: Hidden) -> PartyRecord:
    if key in hidden.parties:
        told = (party.origin, PartyKind.UNNAMED, party.role, party.roles, party.status)
        return PartyRecord(*told, unnamed=WITHHELD[party.kind])
    bodies = hidden.bodies.get(key, frozenset())
    if not bodies.intersection(party.organizations):
        return party
    rest = tuple(name for name in party.organizations if name not in bodies)
    return replace(party, organizations=rest, affiliation=None, position=None)


def _is_of(mention: MentionRecord, gone: Collection[str | None]) -> bool:
    """Whether a short mention means somebody hidden; where that is open, it is taken to."""
    if mention.refers_to is not None:
        return mention.refers_to in gone
    families = {surname(name) for name in gone if name is not None} - {None}
    return surname(mention.text) in families


def pattern_of(names: Collection[str]) -> re.Pattern[str] | None:
    """Finds any of the names in running text or an address; None where there is none to find."""
    every = {display_name(name) for name in names}
    words = sorted((w for n in every if len(w := re.findall(r"\w+", n)) > 1), key=len, reverse=True)
    if not words:
        return None
    found = "|".join(r"[\W_]+".join(map(re.escape, one)) for one in words)
    return re.compile(rf"(?<!\w)(?:{found})(?!\w)", re.IGNORECASE)


def struck_out(text: str, pattern: re.Pattern[str]) -> str:
    """The text without the names; an address stays one word."""
    spare = STRUCK_OUT_OF_ADDRESS if text.startswith(("http://", "https://")) else STRUCK_OUT
    return pattern.sub(spare, text)


def _struck_out(value: Value, pattern: re.Pattern[str]) -> Value:
    """The value with the names struck out of all its texts but keys and names of others."""
    if isinstance(value, Enum) or not (isinstance(value, str | tuple) or is_dataclass(value)):
        return value
    if isinstance(value, str):
        return cast("Value", struck_out(value, pattern))
    if isinstance(value, tuple):
        return cast("Value", tuple(_struck_out(one, pattern) for one in value))
    kept = KEYS | NAMES if isinstance(value, PartyRecord) else KEYS
    changed = {
        field.name: _struck_out(getattr(value, field.name), pattern)
        for field in fields(cast("Any", value))
        if field.name not in kept
    }
    return cast("Value", replace(cast("Any", value), **changed))
