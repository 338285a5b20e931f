"""A data folder from which a name was taken has a placeholder in its place: it names nobody.

The placeholder is written as a name is, so that every reader takes it for one.
"""

from __future__ import annotations

from dataclasses import replace

from kg.names import name_key
from kg.records import PartyKind, PartyRecord, Reading, Record, SessionRecord
from kg.resolve.redaction import WITHHELD

PLACEHOLDER = "Name Withheld"
_KEY = name_key(PLACEHOLDER)


def with_placeholders(reading: Reading) -> Reading:
    """The reading with every party of that name as a person whose name is withheld."""
    if not any(_holds(record) for record in (*reading.records, *reading.superseded)):
        return reading
    return replace(
        reading,
        records=tuple(map(_told, reading.records)),
        superseded=tuple(
            record for one in reading.superseded if isinstance(record := _told(one), SessionRecord)
        ),
    )


def _holds(record: Record) -> bool:
    return isinstance(record, SessionRecord) and any(map(_is_placeholder, record.parties))


def _told(record: Record) -> Record:
    if not isinstance(record, SessionRecord) or not _holds(record):
        return record
    parties = tuple(_party(party) for party in record.parties)
    mentions = tuple(m for m in record.mentions if name_key(m.refers_to or m.text) != _KEY)
    return replace(record, parties=parties, mentions=mentions)


def _is_placeholder(party: PartyRecord) -> bool:
    return party.name is not None and name_key(party.name) == _KEY


def _party(party: PartyRecord) -> PartyRecord:
    if not _is_placeholder(party):
        return party
    told = (party.origin, PartyKind.UNNAMED, party.role, party.roles, party.status)
    return PartyRecord(*told, unnamed=WITHHELD[party.kind])
